"""A sheet to fill in as .csv, with the mark by which Excel knows its letters."""

from __future__ import annotations

import csv
from io import StringIO

from laa.plan.sheets.delimited import guarded
from laa.plan.sheets.filling import Content, FillIn, writable


def render(sheet: FillIn) -> bytes:
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(heading for heading, _ in sheet.headings)
    for row in sheet.rows:
        writer.writerow(_text(box.content) for box in row)
    return written.getvalue().encode("utf-8-sig")


def _text(content: Content) -> str:
    if content is None:
        return ""
    return guarded(writable(content)) if isinstance(content, str) else str(content)
