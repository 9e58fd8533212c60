from __future__ import annotations

from collections.abc import Callable


def test_a_command_runs(command_line: Callable[..., str]) -> None:
    assert "no issues" in command_line("check")
