"""Reading an .ods: each cell as it was last shown, no formula worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from laa.plan.sheets.archive import Archive, locked
from laa.plan.sheets.cells import ErrorValue, Percentage, Row, Value
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.excel import number_of, without_value
from laa.plan.sheets.markup import Attributes, Listener, heard, listened
from laa.plan.sheets.refused import damaged

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
# What lies in a sheet or a cell and is no part of what the cell holds.
_ASIDE = {
    "annotation",
    "custom-shape",
    "dde-links",
    "forms",
    "frame",
    "shapes",
    "tracked-changes",
}
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)([.,]\d+)?S")
_MOST_SPACES = 100
_CELLS = {"table-cell", "covered-table-cell"}


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
        self._done: list[Row] = []
        self._sheet = ""
        self._row = self._rows = self._column = self._columns = 0
        self._aside = 0
        self._in_row: dict[int, Value] = {}
        self._attributes: Attributes = {}
        self._parts: list[str] = []
        self._paragraphs = 0
        self._listens = False

    def taken(self) -> list[Row]:
        """The rows that are whole since it was last asked."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: Attributes) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
            return
        match name:
            case "table":
                self._counter.sheet()
                self._sheet, self._row = attributes.get("name", ""), 0
            case "table-row":
                self._rows = _times(attributes, "number-rows-repeated")
                self._column, self._in_row = 0, {}
            case "table-cell" | "covered-table-cell":
                self._columns = _times(attributes, "number-columns-repeated")
                self._attributes, self._parts = attributes, []
                self._paragraphs = 0
            case "p":
                self._parts.append("\n" if self._paragraphs else "")
                self._paragraphs += 1
                self._listens = True
            case "s" if self._listens:
                self.text(" " * min(_times(attributes, "c"), _MOST_SPACES))
            case "tab" | "line-break" if self._listens:
                self.text("\t" if name == "tab" else "\n")

    def text(self, text: str) -> None:
        if self._listens and not self._aside:
            self._parts.append(text)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name == "p":
            self._listens = False
        elif name in _CELLS:
            self._cell()
        elif name == "table-row":
            self._finish_row()

    def _cell(self) -> None:
        first, self._column = self._column + 1, self._column + self._columns
        value = _value(self._attributes, "".join(self._parts))
        if value is None:
            if "formula" in self._attributes and "value-type" not in self._attributes:
                raise without_value(self._sheet, self._row + 1, first)
            return
        last_row = self._row + self._rows
        times = self._rows * self._columns
        self._counter.cells(self._sheet, last_row, self._column, value, times)
        self._in_row.update(dict.fromkeys(range(first, self._column + 1), value))

    def _finish_row(self) -> None:
        if self._in_row:
            numbers = range(self._row + 1, self._row + self._rows + 1)
            self._done += [Row(self._sheet, n, self._in_row) for n in numbers]
        self._row += self._rows


def _times(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
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
