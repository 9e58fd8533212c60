"""
Lines of the log, as JSON or in words, that hold nothing of anybody.

Whoever reads the log need not be one who may see figures and names. So of an error its
kind and place are written, never its words, which may repeat a value; and of what
libraries say, only where they say it.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from threading import Event
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# The request that is being answered, by the word that its log lines and pages share.
REQUEST: ContextVar[str] = ContextVar("request", default="")
# Whether this process answers requests by now.
SERVING = Event()
# What the middleware that logs requests says of one.
OF_A_REQUEST = ("method", "route", "status", "milliseconds")


class JsonLines(JsonFormatter):
    """One object a line, for a machine."""

    def __init__(self) -> None:
        super().__init__(fmt=[])

    def format(self, record: logging.LogRecord) -> str:
        line: str = super().format(logging.makeLogRecord({"msg": facts(record)}))
        return line


class PlainLines(logging.Formatter):
    """The same in words, for whoever looks on."""

    def format(self, record: logging.LogRecord) -> str:
        said = facts(record)
        trace = said.pop("trace", [])
        if "milliseconds" in said:
            said["milliseconds"] = f"in {said['milliseconds']} ms"
        words = " ".join(str(value) for value in said.values() if value is not None)
        return "\n".join([words, *trace])


def facts(record: logging.LogRecord) -> dict[str, Any]:
    """What is written of it."""
    found: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat("T", "seconds"),
        "level": record.levelname.lower(),
        "from": record.name,
        "said": _said(record),
    }
    found |= {key: vars(record)[key] for key in OF_A_REQUEST if key in vars(record)}
    if word := REQUEST.get():
        found["request"] = word
    if record.exc_info and (error := record.exc_info[1]):
        found |= {"error": _kind(error), "trace": list(_trace(error, record))}
    return found


def _said(record: logging.LogRecord) -> str:
    # Our own words are constant.
    own = record.name.partition(".")[0] in {"laa", "indicators", "actions", "funding"}
    if own or _is_of_the_start(record):
        return record.getMessage()
    return f"at {record.module}.{record.funcName}, line {record.lineno}"


def _is_of_the_start(record: logging.LogRecord) -> bool:
    """Of a web server that saw no request yet; it may say which setting is wrong."""
    return record.name == "gunicorn.error" and not SERVING.is_set()


def _trace(error: BaseException, record: logging.LogRecord) -> Iterator[str]:
    if _is_of_the_start(record):
        for part in traceback.format_exception(error):
            yield from part.rstrip().split("\n")
        return
    for one in reversed(list(_chain(error))):
        for part in traceback.format_tb(one.__traceback__):
            yield from part.rstrip().split("\n")
        yield _kind(one)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and those that it came of."""
    following: BaseException | None = error
    while following:
        yield following
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)


def _kind(error: BaseException) -> str:
    """Its class; of what the database refused, also by which of its rules."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    rule = getattr(getattr(error, "diag", None), "constraint_name", None)
    return f"{kind} ({rule})" if rule else kind
