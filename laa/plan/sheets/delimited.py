"""Reading text with a delimiter (.csv), in the encodings that spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from laa.plan.sheets.cells import Row
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.refused import SheetsRefused

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
# Written before text that a spreadsheet would else take for a formula.
_GUARD = "'"
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def rows(content: bytes, counter: Counter) -> Iterator[Row]:
    """The rows that hold something; every value in them is text."""
    text = decoded(content)
    counter.sheet()
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    number = 0
    try:
        for number, fields in enumerate(reader, start=1):
            values = {n: _plain(field) for n, field in enumerate(fields, 1) if field}
            for column, value in values.items():
                counter.cells("", number, column, value)
            if values:
                yield Row("", number, dict(values))
    except csv.Error:
        raise SheetsRefused(
            f"Row {number + 1} of the file cannot be told from the next: look for a "
            "quotation mark that is not closed"
        ) from None


def decoded(content: bytes) -> str:
    """By its byte order mark; without one UTF-8, or else what Windows writes."""
    encoding = next((e for mark, e in _MARKED if content.startswith(mark)), "")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise SheetsRefused(
                "The file is not the text that its first bytes say it is: "
                "save it again as CSV, and send that file"
            ) from None
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def delimiter_of(text: str) -> str:
    """The one that stands most often in the first row that holds something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=unquoted.count)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens the file."""
    return f"{_GUARD}{text}" if _LIKE_A_FORMULA.match(text) else text


def _plain(field: str) -> str:
    bare = field.removeprefix(_GUARD)
    return bare if _LIKE_A_FORMULA.match(bare) else field
