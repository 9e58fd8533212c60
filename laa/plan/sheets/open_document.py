"""Reading an .ods: each cell as it was last shown, no formula worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial

from laa.plan.sheets.archive import Archive, locked
from laa.plan.sheets.cells import ErrorValue, Percentage, Row, Value
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.excel import number_of, without_value
from laa.plan.sheets.markup import Attributes, End, Listener, Start, heard, listened
from laa.plan.sheets.refused import damaged

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
# The part of which there may be very much, which is gone through once.
LARGE: tuple[str, ...] = (CONTENT,)
# What lies beside, in a sheet or in a cell, and is no part of what the cell holds.
_ASIDE = {
    "annotation",
    "content-validations",
    "custom-shape",
    "dde-links",
    "forms",
    "frame",
    "shapes",
    "tracked-changes",
}
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)([.,]\d+)?S")
_MOST_SPACES = 100


class _Manifest(Listener):
    def start(self, name: str, attributes: Attributes) -> None:
        if name == "encryption-data":
            raise locked()


def rows(archive: Archive, counter: Counter) -> Iterator[Row]:
    """The rows of all sheets that hold something, read as they are asked for."""
    if MANIFEST in archive:
        heard(archive.chunks(MANIFEST), _Manifest())
    tables = _Tables(counter)
    for _ in listened(archive.chunks(CONTENT), tables):
        yield from tables.taken()


class _Tables(Listener):
    """Hears the elements of all sheets and puts rows together."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._done: list[tuple[str, range, dict[int, Value]]] = []
        self._sheet = ""
        self._row = self._rows = self._column = self._columns = 0
        self._aside = 0
        self._in_row: dict[int, Value] = {}
        self._attributes: Attributes = {}
        self._parts: list[str] = []
        self._length = self._paragraphs = 0
        self._listens = False

    def taken(self) -> Iterator[Row]:
        """The rows that are whole since it was last asked."""
        done, self._done = self._done, []
        for sheet, numbers, values in done:
            for number in numbers:
                yield Row(sheet, number, values)

    def start_of(self, name: str) -> Start:
        if name in _ASIDE:
            return self._start_aside
        handles: dict[str, Start] = {
            "table": self._start_table,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "p": self._start_paragraph,
            "s": self._start_spaces,
            "tab": partial(self._start_blank, "\t"),
            "line-break": partial(self._start_blank, "\n"),
        }
        handle = handles.get(name)

        def start(attributes: Attributes) -> None:
            if self._aside:
                self._aside += 1
            elif handle:
                handle(attributes)

        return start

    def end_of(self, name: str) -> End:
        handle = {
            "table-row": self._end_row,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "p": self._end_paragraph,
        }.get(name)

        def end() -> None:
            if self._aside:
                self._aside -= 1
            elif handle:
                handle()

        return end

    def text(self, text: str) -> None:
        if self._listens and not self._aside:
            self._parts.append(text)
            self._length += len(text)
            if self._length > self._counter.limits.characters:
                self._counter.cells(
                    self._sheet, self._row + 1, self._column + 1, "".join(self._parts)
                )

    def _start_aside(self, attributes: Attributes) -> None:
        self._aside += 1

    def _start_table(self, attributes: Attributes) -> None:
        self._counter.sheet()
        self._sheet, self._row = attributes.get("name", ""), 0

    def _start_row(self, attributes: Attributes) -> None:
        self._rows = _times(attributes, "number-rows-repeated")
        self._column, self._in_row = 0, {}

    def _start_cell(self, attributes: Attributes) -> None:
        self._columns = _times(attributes, "number-columns-repeated")
        self._attributes, self._parts = attributes, []
        self._length = self._paragraphs = 0

    def _start_paragraph(self, attributes: Attributes) -> None:
        self._listens = True
        if self._paragraphs:
            self.text("\n")
        self._paragraphs += 1

    def _start_spaces(self, attributes: Attributes) -> None:
        self.text(" " * min(_times(attributes, "c"), _MOST_SPACES))

    def _start_blank(self, blank: str, attributes: Attributes) -> None:
        self.text(blank)

    def _end_paragraph(self) -> None:
        self._listens = False

    def _end_cell(self) -> None:
        first, self._column = self._column + 1, self._column + self._columns
        value = _value(self._attributes, "".join(self._parts))
        if value is None:
            if "formula" in self._attributes and "value-type" not in self._attributes:
                raise without_value(self._sheet, self._row + 1, first)
            return
        if self._column > self._counter.limits.columns or self._is_long(value):
            last_row = self._row + self._rows
            self._counter.cells(self._sheet, last_row, self._column, value)
        for column in range(first, self._column + 1):
            self._in_row[column] = value

    def _is_long(self, value: Value) -> bool:
        """Text may stand in an attribute too."""
        limit = self._counter.limits.characters
        return isinstance(value, str) and len(value) > limit

    def _end_row(self) -> None:
        first, self._row = self._row + 1, self._row + self._rows
        if self._in_row:
            self._counter.row(self._sheet, self._row, self._in_row, times=self._rows)
            numbers = range(first, self._row + 1)
            self._done.append((self._sheet, numbers, self._in_row))


def _times(attributes: Attributes, name: str) -> int:
    if name not in attributes:
        return 1
    text = attributes[name]
    if not re.fullmatch(r"[1-9]\d{0,7}", text):
        raise damaged()
    return int(text)


def _value(attributes: Attributes, text: str) -> Value | None:
    try:
        return _typed(attributes, text)
    except (KeyError, InvalidOperation, OverflowError, ValueError):
        raise damaged() from None


def _typed(attributes: Attributes, text: str) -> Value | None:
    if attributes.get("calcext-value-type") == "error":
        return ErrorValue(text)
    match attributes.get("value-type", ""):
        case "float" | "currency":
            return number_of(attributes["value"])
        case "percentage":
            return Percentage(Decimal(number_of(attributes["value"])))
        case "date":
            return _moment(attributes["date-value"])
        case "time":
            return _time(attributes["time-value"])
        case "boolean":
            return attributes["boolean-value"] == "true"
        case _:
            return attributes.get("string-value", text) or None


def _moment(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text)
    return moment.date() if moment.time() == time() else moment


def _time(text: str) -> Value:
    found = _DURATION.fullmatch(text)
    if found is None:
        return text
    hours, minutes, seconds = map(int, found.groups()[:3])
    # A span of more than a day is no time of the day.
    return time(hours, minutes, seconds) if hours < 24 else text
