"""Requests full of marker words go through the whole service; none is in its log."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from laa import urls
from laa.plan.log_lines import JsonLines
from tests.factories.plan import UserFactory, member
from tests.indicators.pages import a_world

MARKER = "zebedee"
NUMBER = 987_654_321


def breaks(request: HttpRequest, word: str) -> HttpResponse:
    local = {"word": word, "sent": request.POST.get("word"), "number": NUMBER}
    raise ValueError(f"{local} of {request.user}")


def refused(request: HttpRequest, word: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(%s AS integer)", [word])
    return HttpResponse()


urlpatterns = [
    path("breaks/<str:word>/", breaks, name="breaks"),
    path("refused/<str:word>/", refused, name="refused"),
    *urls.urlpatterns,
]
handler500 = urls.handler500


class Log(io.StringIO):
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]

    def requests(self) -> list[dict[str, Any]]:
        return [line for line in self.lines() if line["from"] == "laa.requests"]


@pytest.fixture
def log() -> Iterator[Log]:
    """All that the service writes, at every level that it writes at."""
    written = Log()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def somebody(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(email=f"{MARKER}@a.example", name=MARKER))
    return client


@pytest.fixture
def broken_pages(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def test_each_request_has_a_line(log: Log, client: Client) -> None:
    answer = client.get("/health/")

    (line,) = log.requests()
    assert (line["method"], line["route"], line["status"]) == ("GET", "alive", 200)
    assert line["said"] == "request"
    assert line["milliseconds"] >= 0
    assert line["request"] == answer["X-Request-Id"]


def test_each_request_has_a_word_of_its_own(client: Client) -> None:
    first, second = (
        client.get("/health/", headers={"X-Request-Id": MARKER})["X-Request-Id"]
        for _ in range(2)
    )

    assert len({MARKER, first, second}) == 3


def test_an_address_that_is_no_pages_has_a_line_without_it(
    log: Log, client: Client
) -> None:
    assert client.get(f"/a/b/c/d/e/{MARKER}").status_code == 404

    (line,) = log.requests()
    assert line["route"] is None
    assert MARKER not in log.getvalue()


def test_a_method_of_somebodys_making_is_not_written(log: Log, client: Client) -> None:
    client.generic(MARKER.upper(), "/health/")

    (line,) = log.requests()
    assert line["method"] == "OTHER"


@pytest.mark.parametrize("method", ["get", "post", "head", "put"])
@pytest.mark.django_db
def test_nothing_of_a_request_is_in_the_log(log: Log, method: str) -> None:
    world = a_world()
    person = member(
        world.target_set.plan, *world.people, email=f"{MARKER}@a.example", name=MARKER
    )
    client = Client(
        raise_request_exception=False,
        REMOTE_ADDR="192.0.2.77",
        headers={"user-agent": MARKER, "referer": f"http://testserver/{MARKER}"},
    )
    addresses = [
        "/sign-in/",
        f"/{MARKER}/{MARKER}/",
        f"{world.address('indicator')}{MARKER}/",
        world.address("indicator"),
    ]

    for signed_in in (False, True):
        if signed_in:
            client.force_login(person)
        for address in addresses:
            where = f"{address}?next={MARKER}&count={NUMBER}"
            sent = {"username": f"{MARKER}@a.example", "count": NUMBER}
            getattr(client, method)(where, sent if method == "post" else None)

    assert len(log.requests()) == 2 * len(addresses)
    for trace in (MARKER, str(NUMBER), "192.0.2.77", *world.target_set.address):
        assert trace not in log.getvalue()


@pytest.mark.parametrize("host", [f"{MARKER}.example", "no host"])
def test_nor_of_one_to_an_unknown_host(log: Log, client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400

    assert any(line["from"].startswith("django.security") for line in log.lines())
    assert host not in log.getvalue()


def test_nor_of_a_form_without_its_token(log: Log, db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/sign-in/", {"username": MARKER})

    assert answer.status_code == 403
    assert "django.security.csrf" in {line["from"] for line in log.lines()}
    assert MARKER not in log.getvalue()


@pytest.mark.usefixtures("broken_pages")
def test_of_an_error_the_traceback_is_written_without_what_it_held(
    log: Log, somebody: Client
) -> None:
    answer = somebody.post(f"/breaks/{MARKER}/?{MARKER}={NUMBER}", {"word": MARKER})

    error = next(line for line in log.lines() if "error" in line)
    assert answer.status_code == 500
    assert error["error"] == "builtins.ValueError"
    assert any("in breaks" in line for line in error["trace"])
    assert error["request"] == answer["X-Request-Id"]
    assert error["request"] in answer.content.decode()
    assert MARKER not in log.getvalue()
    assert str(NUMBER) not in log.getvalue()


@pytest.mark.usefixtures("broken_pages")
def test_nor_are_the_values_in_an_error_of_the_database(
    log: Log, somebody: Client
) -> None:
    answer = somebody.get(f"/refused/{MARKER}/")

    error = next(line for line in log.lines() if "error" in line)
    assert answer.status_code == 500
    assert "psycopg2.errors.InvalidTextRepresentation" in error["trace"]
    assert MARKER not in log.getvalue()
