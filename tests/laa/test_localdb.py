from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from laa import localdb
from laa.children import PASSED_ON
from laa.localdb_server import Server

GIVEN = {**os.environ, "DATABASE_URL": "postgresql://given.example/laa"}
NONE_GIVEN = {name: v for name, v in os.environ.items() if name != "DATABASE_URL"}


@pytest.fixture
def server(ground: Path) -> Iterator[Server]:
    server = Server(ground / "var/pg", system_home=ground / "lib")
    yield server
    server.stop()


@pytest.fixture
def _signals() -> Iterator[None]:
    """`run` is a process's last act, and so leaves its signal handlers behind."""
    before = {number: signal.getsignal(number) for number in PASSED_ON}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("words", [["check"], ["--no-color", "collectstatic"], []])
def test_some_commands_need_no_database(words: list[str], server: Server) -> None:
    localdb.start_for(words, NONE_GIVEN, server)

    assert not server.data.exists()


def test_a_given_database_needs_no_private_one(server: Server) -> None:
    localdb.start_for(["migrate"], GIVEN, server)

    assert not server.data.exists()


def test_other_commands_start_it(server: Server) -> None:
    localdb.start_for(["migrate"], NONE_GIVEN, server)

    assert server.is_ready()


@pytest.mark.usefixtures("_signals")
def test_a_command_runs_beside_the_server_which_stops_after_it(server: Server) -> None:
    asking = (
        "import os, psycopg2; "
        "db = psycopg2.connect(os.environ['DATABASE_URL']); "
        "db.cursor().execute('CREATE ROLE laa_web LOGIN'); db.commit(); "
        "psycopg2.connect(os.environ['WEB_DATABASE_URL'])"
    )

    code = localdb.run([sys.executable, "-c", asking], server, NONE_GIVEN)

    assert code == 0
    assert not server.is_ready()


@pytest.mark.usefixtures("_signals")
def test_a_command_beside_a_given_database_just_runs(server: Server) -> None:
    asking = 'test "$DATABASE_URL" = postgresql://given.example/laa && exit 7'

    code = localdb.run(["sh", "-c", asking], server, GIVEN)

    assert code == 7
    assert not server.data.exists()


@pytest.mark.usefixtures("_signals")
@pytest.mark.parametrize(
    ("sent", "ended_by"),
    [("INT", signal.SIGINT), ("TERM", signal.SIGTERM), ("HUP", signal.SIGTERM)],
)
def test_signals_reach_the_command(
    server: Server, sent: str, ended_by: signal.Signals
) -> None:
    waiting = ["sh", "-c", f"kill -{sent} $PPID; exec tail -f /dev/null"]

    assert localdb.run(waiting, server, GIVEN) == 128 + ended_by


def test_the_url_is_printed(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    localdb.main(["url", "--test"], NONE_GIVEN, tests=server)

    assert capsys.readouterr().out == f"{server.url}\n"


@pytest.mark.usefixtures("_signals")
def test_run_takes_the_rest_of_the_line_as_it_is() -> None:
    words = ["run", "--", "sh", "-c", 'exit "$2"', "--", "--test", "5"]

    assert localdb.main(words, GIVEN) == 5


@pytest.mark.parametrize("words", [["run"], ["run", "--"], ["dance"], []])
def test_a_line_that_makes_no_sense_says_how_to_use_it(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        localdb.main(words, NONE_GIVEN)

    assert "usage: python -m laa.localdb" in capsys.readouterr().err


def test_the_server_starts_and_stops_by_command(server: Server) -> None:
    localdb.main(["start"], NONE_GIVEN, durable=server)
    started = server.is_ready()
    localdb.main(["stop"], NONE_GIVEN, durable=server)

    assert started
    assert not server.is_ready()
