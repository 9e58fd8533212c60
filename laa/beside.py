"""
Runs a command with a companion beside it: python -m laa.beside COMPANION -- COMMAND.

A companion that ends is started again; it is ended with the command, at the latest by
force, so it must be one that bears that.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from laa.children import Told

AGAIN_AFTER = 1.0
PATIENCE = 2.0


class Companion:
    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._start()

    def _start(self) -> None:
        # In a session of its own: the terminal's Ctrl-C is for us, who then end it.
        self._process = subprocess.Popen(self._command, start_new_session=True)
        self._started = time.monotonic()

    def keep_up(self) -> None:
        """Start it again if it has ended, but not in haste."""
        is_due = time.monotonic() - self._started >= AGAIN_AFTER
        if is_due and self._process.poll() is not None:
            self._start()

    def end(self) -> None:
        """Told twice it gives up what it is at; who hears nothing is ended by force."""
        for _ in range(2):
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
                return
        self._process.kill()
        self._process.wait()


def run(companion: Sequence[str], command: Sequence[str]) -> int:
    """The command's exit code, or 128 + the signal that ended it."""
    told = Told()
    beside = Companion(companion)
    try:
        return told.attend(subprocess.Popen(command), beside.keep_up)
    finally:
        beside.end()


def main(arguments: Sequence[str]) -> int:
    if "--" not in arguments:
        sys.exit("laa.beside asks for two commands: COMPANION ... -- COMMAND ...")
    middle = arguments.index("--")
    return run(arguments[:middle], arguments[middle + 1 :])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
