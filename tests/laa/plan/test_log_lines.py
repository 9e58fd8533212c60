from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.db import IntegrityError, connection

from laa.plan.log_lines import REQUEST, SERVING, JsonLines, PlainLines, facts

SECRET = "tomasz@coventry.example"


def record(name: str = "laa.try", words: str = "done", **more: Any) -> Any:
    return logging.makeLogRecord(
        {"name": name, "msg": words, "levelname": "ERROR", "created": 0, **more}
    )


def raised(error: BaseException) -> Any:
    try:
        raise error
    except BaseException:
        return sys.exc_info()


def test_a_line_is_one_object() -> None:
    line = JsonLines().format(record(method="GET", route="home", status=200))

    assert "\n" not in line
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00+00:00",
        "level": "error",
        "from": "laa.try",
        "said": "done",
        "method": "GET",
        "route": "home",
        "status": 200,
    }


def test_it_is_told_in_words_too() -> None:
    unknown = {"method": "GET", "route": None, "status": 404, "milliseconds": 5}

    words = PlainLines().format(record(**unknown))

    assert words == "1970-01-01T00:00:00+00:00 error laa.try done GET 404 in 5 ms"


def test_a_line_names_its_request() -> None:
    token = REQUEST.set("5f")
    said = facts(record())
    REQUEST.reset(token)

    assert said["request"] == "5f"
    assert "request" not in facts(record())


def test_only_what_is_known_of_a_request_is_written() -> None:
    assert SECRET not in JsonLines().format(record(request=SECRET, person=SECRET))


@pytest.fixture
def serving() -> Iterator[Event]:
    SERVING.clear()
    yield SERVING
    SERVING.clear()


@pytest.mark.parametrize("name", ["django.security", "gunicorn.glue", "laaziness"])
def test_of_what_others_say_only_the_place_is_written(name: str) -> None:
    said = facts(record(name, SECRET, module="base", funcName="handle", lineno=7))

    assert said["said"] == "at base.handle, line 7"
    assert SECRET not in str(said)


def test_a_web_server_may_speak_until_it_serves(serving: Event) -> None:
    given = record("gunicorn.error", "Worker (pid:%s) is gone", args=(7,))
    assert facts(given)["said"] == "Worker (pid:7) is gone"

    serving.set()

    assert "Worker" not in facts(given)["said"]


def test_a_start_that_fails_says_why(serving: Event) -> None:
    error = raised(ValueError("LAA_HTTPS is 'yes': set it to 1 or 0"))
    given = record("gunicorn.error", exc_info=error)

    assert facts(given)["trace"][-1] == (
        "ValueError: LAA_HTTPS is 'yes': set it to 1 or 0"
    )

    serving.set()

    assert facts(given)["trace"][-1] == "builtins.ValueError"


def test_of_an_error_kind_and_place_are_written_and_no_words() -> None:
    said = facts(record(exc_info=raised(ValueError(SECRET))))

    assert said["error"] == "builtins.ValueError"
    assert any("in raised" in line for line in said["trace"])
    assert SECRET not in str(said)


def test_what_an_error_came_of_stands_before_it() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        try:
            raise TypeError(SECRET) from ValueError(SECRET)
        except TypeError as problem:
            told = raised(problem)
    try:
        raise KeyError(SECRET)
    except KeyError:
        of_context = raised(IndexError(SECRET))
    try:
        raise KeyError(SECRET)
    except KeyError:
        hidden = raised_from_none()

    def kinds(error: Any) -> list[str]:
        trace = facts(record(exc_info=error))["trace"]
        return [line for line in trace if line.startswith("builtins.")]

    assert kinds(told) == ["builtins.ValueError", "builtins.TypeError"]
    assert kinds(of_context) == ["builtins.KeyError", "builtins.IndexError"]
    assert kinds(hidden) == ["builtins.IndexError"]


def raised_from_none() -> Any:
    try:
        raise IndexError(SECRET) from None
    except IndexError:
        return sys.exc_info()


def test_an_error_follows_its_line_in_words() -> None:
    lines = PlainLines().format(record(exc_info=raised(ValueError(SECRET)))).split("\n")

    assert lines[0].endswith("error laa.try done builtins.ValueError")
    assert lines[-1] == "builtins.ValueError"


@pytest.mark.django_db
def test_what_the_database_refused_is_named_by_its_rule_and_not_its_values() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE person (name text CONSTRAINT one_each UNIQUE)"
        )
        with pytest.raises(IntegrityError) as refused:
            cursor.execute("INSERT INTO person VALUES (%s), (%s)", [SECRET, SECRET])

    said = facts(record(exc_info=(refused.type, refused.value, refused.tb)))

    assert SECRET in str(refused.value)
    assert SECRET not in str(said)
    assert "psycopg2.errors.UniqueViolation (one_each)" in said["trace"]
