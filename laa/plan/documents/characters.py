"""Characters that a file has no way to write, made visible in place of being lost."""

from __future__ import annotations

import re

# What XML 1.0 leaves out of its Char, section 2.2.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """Text with one kind of line end, and a mark for each character not writable."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub(REPLACEMENT, lines)
