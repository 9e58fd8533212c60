import sys
from io import StringIO

import pytest

import manage


def test_a_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not capsys: a command sets Django up, so that the log goes on to its error stream,
    # which is closed at the end of the test.
    said = StringIO()
    monkeypatch.setattr(sys, "stdout", said)

    manage.main(["manage.py", "check"])

    assert "no issues" in said.getvalue()
