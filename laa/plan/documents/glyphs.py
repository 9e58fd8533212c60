"""The letters that PDF and pictures are set in, and the characters that they have."""

from __future__ import annotations

import re
import struct
from functools import cache
from pathlib import Path

import fontpkg_arimo

FAMILY: str = fontpkg_arimo.FAMILY
FOLDER: Path = Path(fontpkg_arimo.ROOT) / "files"


def drawable(text: str) -> str:
    """
    Text of which every character can be drawn: another reads as its number, [U+65E5].

    A PDF that promises to be accessible may not hold what its letters cannot show.
    """
    return _other_than_known().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


@cache
def _other_than_known() -> re.Pattern[str]:
    ranges = "".join(
        f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _ranges()
    )
    return re.compile(f"[^\n{ranges}]")


def _ranges() -> list[tuple[int, int]]:
    """
    First and last character of each run in the font's map, a table of format 4: see
    "cmap" in the OpenType specification. The last run is an end mark.
    """
    table = _character_map((FOLDER / f"{FAMILY}[wght].ttf").read_bytes())
    (doubled,) = struct.unpack_from(">H", table, 6)
    runs = doubled // 2
    lasts = struct.unpack_from(f">{runs}H", table, 14)
    firsts = struct.unpack_from(f">{runs}H", table, 16 + doubled)
    return list(zip(firsts, lasts, strict=True))[:-1]


def _character_map(font: bytes) -> bytes:
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == b"cmap":
            found = font[start : start + length]
            break
    (first_subtable,) = struct.unpack_from(">L", found, 8)
    return found[first_subtable:]
