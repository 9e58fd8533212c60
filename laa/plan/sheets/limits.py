"""How large a spreadsheet may be before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """
    `ratio` is how many times its own size a file may unzip to; `parts` are the files
    inside it; `cells` are those that hold something, in all sheets together;
    `characters` are those of one cell, at first as many as Excel takes; `text_bytes`
    are what different texts may take that cells of an .xlsx share; `part_bytes` are
    those of a part that holds no cells but is kept, such as the list of styles.
    """

    file_bytes: int = 5_000_000
    unzipped_bytes: int = 100_000_000
    ratio: int = 200
    parts: int = 500
    sheets: int = 50
    rows: int = 20_000
    columns: int = 200
    cells: int = 500_000
    characters: int = 32_767
    text_bytes: int = 100_000_000
    part_bytes: int = 10_000_000
