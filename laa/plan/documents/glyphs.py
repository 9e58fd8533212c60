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
    directory = struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * tables])
    (start,) = (start for tag, _, start, _ in directory if tag == b"cmap")
    (first_subtable,) = struct.unpack_from(">L", font, start + 8)
    return font[start + first_subtable :]
