"""Reading text with a delimiter (.csv), in the encodings that spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter as Widths
from collections.abc import Iterator
from io import StringIO, TextIOWrapper

from laa.plan.sheets.cells import Cell, Row, Value
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.refused import SheetsRefused
from laa.plan.sheets.source import Source

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
_SAMPLE = 1 << 16
# So that a line without an end does not take the memory.
_LONGEST_LINE = 2_500_000
_TICK = 4096
# In UTF-16 it may be there, and no database keeps it in a text.
_NOTHING = "\0"
# Written before text that a spreadsheet would else take for a formula.
_GUARD = "'"
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def rows(source: Source, counter: Counter) -> Iterator[Row]:
    """The rows that hold something; every value in them is text."""
    encoding = encoding_of(source)
    counter.sheet()
    text = TextIOWrapper(source.rewound(), encoding, newline="")
    delimiter = delimiter_of(text.read(_SAMPLE))
    text.seek(0)
    try:
        yield from _rows(_lines(text), delimiter, counter, source)
    finally:
        # Else the file, if it is still open, would be closed with it.
        if not text.closed:
            text.detach()


def _rows(
    lines: Iterator[str], delimiter: str, counter: Counter, source: Source
) -> Iterator[Row]:
    number = 0
    try:
        for number, fields in enumerate(
            csv.reader(lines, delimiter=delimiter, strict=True), start=1
        ):
            if len(fields) > counter.limits.columns:
                _refuse_wide(fields, number, counter)
            if _NOTHING in "".join(fields):
                raise _no_text(fields, number)
            values: dict[int, Value] = {
                column: field if field[0] != _GUARD else _plain(field)
                for column, field in enumerate(fields, 1)
                if field
            }
            if values:
                counter.row("", number, values, max(map(len, fields)))
                yield Row("", number, values)
            if not number % _TICK:
                source.tell_where()
    except csv.Error:
        raise SheetsRefused(
            f"Row {number + 1} of the file cannot be told from the next: look for a "
            "quotation mark that is not closed"
        ) from None


def _no_text(fields: list[str], number: int) -> SheetsRefused:
    column = next(n for n, field in enumerate(fields, 1) if _NOTHING in field)
    return SheetsRefused(
        f"{Cell('', number, column, None).address} holds a character that is no text "
        "(U+0000): take it out, and send the file again"
    )


def _refuse_wide(fields: list[str], number: int, counter: Counter) -> None:
    """Before the fields are kept once more; blank ones further out are none."""
    most = counter.limits.columns
    for column, field in enumerate(fields[most:], start=most + 1):
        if field:
            counter.cells("", number, column, field)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise SheetsRefused(
                f"The file has a line of more than {_LONGEST_LINE:,} characters, "
                "which is no row of a table"
            )
        yield line


def encoding_of(source: Source) -> str:
    """By its byte order mark; without one UTF-8, or else what Windows writes."""
    start = source.start
    marked = next((e for mark, e in _MARKED if start.startswith(mark)), "")
    if _is_in(source, marked or "utf-8"):
        return marked or "utf-8"
    if marked:
        raise SheetsRefused(
            "The file is not the text that its first bytes say it is: "
            "save it again as CSV, and send that file"
        )
    return "cp1252" if _is_in(source, "cp1252") else "latin-1"


def _is_in(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in source.chunks():
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(text: str) -> str:
    """
    The one that makes most columns in most rows: a title above the headings, or text in
    a cell, may hold others that are none.
    """

    def columns(delimiter: str) -> int:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        widths = Widths(map(len, rows))
        return max(((width - 1) * many for width, many in widths.items()), default=0)

    return max(_DELIMITERS, key=columns)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens the file."""
    return f"{_GUARD}{text}" if _LIKE_A_FORMULA.match(text) else text


def _plain(field: str) -> str:
    bare = field.removeprefix(_GUARD)
    return bare if _LIKE_A_FORMULA.match(bare) else field
