"""gunicorn as it is served: what it refuses, and that its log holds no addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from laa import web_server
from laa.plan.log_lines import SERVING
from tests.serving import ROOT, Served, served

MARKER = "zebedee"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Without a database, which none of this asks for."""
    log = tmp_path_factory.mktemp("service") / "log"
    with served("postgresql://nobody@127.0.0.1:1/none", log, workers=1) as service:
        yield service


def test_it_answers_and_writes_one_line_a_request(service: Served) -> None:
    answer = service.get("/health/")

    assert (answer.status, answer.text) == (200, "alive\n")
    lines = [
        line
        for line in service.lines()
        if line.get("request") == answer.headers["X-Request-Id"]
    ]
    assert [(line["route"], line["status"]) for line in lines] == [("alive", 200)]


def test_an_address_too_long_is_refused(service: Served) -> None:
    long = "x" * web_server.limit_request_line

    assert service.get(f"/{MARKER}{long}").status == 414


def test_headers_too_many_or_too_large_are_refused(service: Served) -> None:
    many = {f"X-{n}": MARKER for n in range(web_server.limit_request_fields)}
    large = {"X-Large": MARKER + "x" * web_server.limit_request_field_size}

    assert service.ask("GET", "/health/", **many).status == 431
    assert service.ask("GET", "/health/", **large).status == 431


@pytest.mark.parametrize("size", [2, 20])
def test_a_body_too_large_is_explained(service: Served, size: int) -> None:
    form = {"username": MARKER * (size * 150_000)}

    answer = service.post("/sign-in/", "", form)

    assert answer.status == 413
    assert "What you sent is too large" in answer.text


def test_without_its_database_it_is_there_to_say_so(service: Served) -> None:
    answer = service.get("/", session="abcdefghijklmnopqrstuvwxyz012345")

    assert answer.status == 503
    assert "The service is not available for the moment" in answer.text
    assert answer.headers["X-Request-Id"] in answer.text


def test_no_answer_tells_a_version(service: Served) -> None:
    for path in ("/health/", "/sign-in/", "/no/such/page/at/all"):
        answer = service.get(path)
        assert not re.search(r"\d", answer.headers["Server"])
        assert "Django" not in f"{answer.headers} {answer.text}"


def test_its_log_holds_nothing_of_whoever_asks(service: Served) -> None:
    service.ask("GET", f"/{MARKER}/?{MARKER}", **{"User-Agent": MARKER})
    service.ask("GET", "/health/", Host=MARKER)
    service.ask("GET", "/health/", **{"Bad Header": MARKER})

    written = str(service.lines())

    assert MARKER not in written
    assert not re.search(r"127\.0\.0\.1(?!:)", written)
    assert "Booting worker with pid" in written


def test_what_a_worker_says_from_its_start_on_is_not_quoted() -> None:
    web_server.post_worker_init(None)
    serving = SERVING.is_set()
    SERVING.clear()

    assert serving


def test_make_run_and_the_docs_start_it_alike() -> None:
    said = "gunicorn --config python:laa.web_server laa.wsgi"

    for name in ("Makefile", "docs/operating.md"):
        assert said in Path(ROOT, name).read_text(encoding="utf-8")
