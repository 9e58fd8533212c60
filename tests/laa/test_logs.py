from __future__ import annotations

import json
import logging
import logging.config
import subprocess
import sys

import pytest

from laa import logs

TRY = """
import logging, logging.config
from laa import logs
logging.config.dictConfig(logs.configuration({style!r}))
logging.getLogger("laa.try").info("one")
logging.getLogger("django.request").warning("no page")
logging.getLogger("django.security.try").warning("no host")
logging.getLogger("gunicorn.access").info("an address")
"""


@pytest.mark.parametrize("style", logs.STYLES)
def test_the_log_goes_to_the_error_stream_once(style: str) -> None:
    command = [sys.executable, "-c", TRY.format(style=style)]

    said = subprocess.run(command, capture_output=True, text=True, check=True)

    lines = said.stderr.splitlines()
    assert len(lines) == 2
    assert "laa.try" in lines[0]
    assert "django.security.try" in lines[1]
    assert said.stdout == ""


def test_as_json_each_line_is_an_object() -> None:
    command = [sys.executable, "-c", TRY.format(style="json")]

    said = subprocess.run(command, capture_output=True, text=True, check=True)

    assert [json.loads(line)["level"] for line in said.stderr.splitlines()] == [
        "info",
        "warning",
    ]


def test_nothing_is_sent_to_administrators() -> None:
    assert logging.getLogger("django").handlers == []
