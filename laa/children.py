"""A command that runs as our child: what we are told to do, it is told too."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

PASSED_ON: dict[int, signal.Signals] = {
    signal.SIGINT: signal.SIGINT,
    signal.SIGTERM: signal.SIGTERM,
    # The terminal was closed: gunicorn would take its own SIGHUP for "read again".
    signal.SIGHUP: signal.SIGTERM,
}


class Told:
    """From here on no signal ends us: it waits for the child that is to be told."""

    def __init__(self) -> None:
        self._received: SimpleQueue[int] = SimpleQueue()
        for number in PASSED_ON:
            signal.signal(number, lambda number, _: self._received.put(number))

    def attend(
        self, child: subprocess.Popen[bytes], meanwhile: Callable[[], None]
    ) -> int:
        """Until it has ended; its exit code, or 128 + the ending signal."""
        while (ended := child.poll()) is None:
            meanwhile()
            with suppress(Empty):
                child.send_signal(PASSED_ON[self._received.get(timeout=0.1)])
        return ended if ended >= 0 else 128 - ended
