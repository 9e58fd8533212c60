"""A command with a companion: real processes, which write what became of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from laa.beside import main
from laa.children import PASSED_ON

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
        return main([*companion, "--", "sh", "-c", command])

    def once(self, times: int = 1) -> str:
        """A command that waits until the companion has been there so often."""
        return f"until [ $(wc -l < '{self.there}') -ge {times} ]; do sleep 0.05; done"

    def pids(self) -> list[int]:
        return [int(line) for line in self.there.read_text().split()]


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """It is a process's last act, and so leaves its signal handlers behind."""
    before = {number: signal.getsignal(number) for number in PASSED_ON}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


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
    with pytest.raises(SystemExit, match=r"COMPANION \.\.\. -- COMMAND"):
        main(["true"])


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
