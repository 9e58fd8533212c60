"""The file that was sent: looked at bit by bit, and never held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import SEEK_END, BytesIO
from typing import BinaryIO

Seen = Callable[[float], None]
_CHUNK = 1 << 20
_START = 4096
_BLANK = b"\0 \t\r\n"


class Source:
    """
    Bytes, or a file that can be read from any place. `seen` is told the share of it
    that was read, 0 to 1, now and then; what it raises ends the reading.
    """

    def __init__(self, content: bytes | BinaryIO, seen: Seen) -> None:
        self.file = BytesIO(content) if isinstance(content, bytes) else content
        self.seen = seen
        self.size = self.file.seek(0, SEEK_END)

    def rewound(self) -> BinaryIO:
        self.file.seek(0)
        return self.file

    def chunks(self) -> Iterator[bytes]:
        self.rewound()
        return iter(lambda: self.file.read(_CHUNK), b"")

    @property
    def start(self) -> bytes:
        return self.rewound().read(_START)

    @property
    def is_blank(self) -> bool:
        return not any(chunk.strip(_BLANK) for chunk in self.chunks())

    def holds(self, needle: bytes) -> bool:
        """Wherever it stands: between two chunks too."""
        before = b""
        for chunk in self.chunks():
            if needle in before + chunk:
                return True
            before = chunk[-len(needle) :]
        return False

    def tell_where(self) -> None:
        """Of a file that is read from its start to its end."""
        self.seen(min(1.0, self.file.tell() / self.size))
