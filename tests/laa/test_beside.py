"""A command with a companion: real processes, which write what became of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import PATIENCE, ROOT

# It says that it is there, and waits; a file of another name tells how it ended.
WAITS = "echo $$ >> '{there}'; trap 'echo told >> \"{ended}\"; exit' TERM; {wait}"
WAIT = "while :; do sleep 0.05; done"


class Beside:
    def __init__(self, folder: Path) -> None:
        self.there, self.ended = folder / "there", folder / "ended"

    def companion(self, wait: str = WAIT) -> list[str]:
        script = WAITS.format(there=self.there, ended=self.ended, wait=wait)
        return ["sh", "-c", script]

    def run(self, companion: list[str], command: str) -> int:
        whole = [sys.executable, "-m", "laa.beside", *companion, "--"]
        done = subprocess.run([*whole, "sh", "-c", command], cwd=ROOT, timeout=PATIENCE)
        return done.returncode

    def once(self, times: int = 1) -> str:
        """A command that waits until the companion has been there so often."""
        return f"until [ $(wc -l < '{self.there}') -ge {times} ]; do sleep 0.05; done"

    def pids(self) -> list[int]:
        return [int(line) for line in self.there.read_text().split()]


@pytest.fixture
def beside(tmp_path: Path) -> Beside:
    made = Beside(tmp_path)
    made.there.touch()
    return made


def test_a_companion_ends_with_its_command_whose_code_is_handed_on(
    beside: Beside,
) -> None:
    code = beside.run(beside.companion(), f"{beside.once()}; exit 7")

    assert code == 7
    assert beside.ended.read_text() == "told\n"
    assert not _lives(beside.pids()[0])


def test_a_companion_that_ends_is_started_again(beside: Beside) -> None:
    code = beside.run(beside.companion("kill -9 $$"), beside.once(times=2))

    assert code == 0
    assert len(set(beside.pids())) >= 2


def test_one_that_does_not_listen_is_ended_by_force(beside: Beside) -> None:
    deaf = ["sh", "-c", f"trap '' TERM; echo $$ >> '{beside.there}'; {WAIT}"]

    assert beside.run(deaf, beside.once()) == 0
    assert not _lives(beside.pids()[0])


def test_a_signal_is_for_the_command_and_ends_both(beside: Beside) -> None:
    command = f"{beside.once()}; kill -TERM $PPID; {WAIT}"

    assert beside.run(beside.companion(), command) == 128 + signal.SIGTERM
    assert not _lives(beside.pids()[0])


def test_a_line_that_makes_no_sense_says_how_to_use_it() -> None:
    whole = [sys.executable, "-m", "laa.beside", "true"]

    done = subprocess.run(whole, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 1
    assert "COMPANION ... -- COMMAND" in done.stderr


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
