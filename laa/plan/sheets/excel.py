"""Reading an .xlsx: each cell as Excel last showed it, no formula worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from laa.plan.documents.characters import printable
from laa.plan.sheets.archive import Archive
from laa.plan.sheets.cells import (
    Cell,
    ErrorValue,
    Percentage,
    Row,
    Value,
    column_of,
)
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.excel_parts import (
    STYLES,
    TEXTS,
    Book,
    Meaning,
    Styles,
    Texts,
    book_in,
    relations_of,
)
from laa.plan.sheets.markup import Attributes, End, Listener, Start, heard, listened
from laa.plan.sheets.refused import SheetsRefused, damaged

# The parts of which there may be very much, which are gone through once.
LARGE: tuple[str, ...] = ("xl/worksheets/", TEXTS)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_SECONDS = 86_400
_DIGITS = 15
# How Excel writes what XML has no way to write, and text that looks like that.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def rows(archive: Archive, counter: Counter) -> Iterator[Row]:
    """The rows of all sheets that hold something, read as they are asked for."""
    book, texts, styles = Book(), Texts(counter.limits), Styles()
    book_part = book_in(archive)
    heard(archive.small(book_part), book)
    relations = relations_of(archive, book_part)
    if (part := relations.kinds.get("styles", STYLES)) in archive:
        heard(archive.small(part), styles)
    if (part := relations.kinds.get("sharedStrings", TEXTS)) in archive:
        heard(archive.chunks(part), texts)
    values = Values(texts, styles.meanings, from_1904=book.from_1904)
    for name, key in book.sheets:
        counter.sheet()
        cells = _Cells(name, values, counter)
        for _ in listened(archive.chunks(relations.targets.get(key, "")), cells):
            yield from cells.taken()


class Values:
    """What the bare text in a cell stands for, by the cell's type and style."""

    def __init__(
        self, texts: Texts, meanings: list[Meaning], *, from_1904: bool
    ) -> None:
        self._texts = texts
        self._meanings = meanings
        self._first_day = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)

    def value(self, kind: str, style: str, bare: str) -> Value | None:
        try:
            return self._value(kind, style, bare)
        except (IndexError, InvalidOperation, OverflowError, ValueError):
            raise damaged() from None

    def _value(self, kind: str, style: str, bare: str) -> Value | None:
        match kind:
            case "s":
                return _unescaped(self._texts.at(int(bare))) or None
            case "str" | "inlineStr":
                return _unescaped(bare) or None
            case "b":
                return bare.strip() == "1"
            case "e":
                return ErrorValue(bare)
            case "d":
                return _plain_day(datetime.fromisoformat(bare))
            case _:
                return self._number(style, bare)

    def _number(self, style: str, bare: str) -> Value:
        number = number_of(bare)
        match self._meanings[int(style)] if style else Meaning.NUMBER:
            case Meaning.DATE:
                return self._moment(float(number))
            case Meaning.PERCENTAGE:
                return Percentage(Decimal(number))
            case _:
                return number

    def _moment(self, days: float) -> date | datetime | time:
        moment = self._first_day + timedelta(seconds=round(days * _SECONDS))
        return moment.time() if 0 <= days < 1 else _plain_day(moment)


def _unescaped(text: str) -> str:
    """What is no character for a database either is marked, and not lost."""
    # There are millions of texts, and hardly any has one.
    if "_x" not in text:
        return text
    return printable(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def number_of(bare: str) -> int | Decimal:
    """A whole number as one; others to the 15 digits that a spreadsheet holds."""
    if len(bare) <= _DIGITS and bare.isdecimal():
        return int(bare)
    number = Decimal(f"{float(bare):.15g}")
    if not number.is_finite():
        raise ValueError(f"'{bare}' is not a number")
    return int(number) if number == number.to_integral_value() else number


def _plain_day(moment: datetime) -> date | datetime:
    return moment.date() if moment.time() == time() else moment


class _Cells(Listener):
    """Hears a sheet's elements and puts rows together."""

    def __init__(self, sheet: str, values: Values, counter: Counter) -> None:
        self._sheet = sheet
        self._value_of = values.value
        self._counter = counter
        self._done: list[Row] = []
        self._row = self._column = 0
        self._row_text = ""
        self._in_row: dict[int, Value] = {}
        self._kind = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._has_formula = self._has_value = self._listens = False
        self._aside = 0
        self._columns: dict[str, int] = {}

    def taken(self) -> list[Row]:
        """The rows that are whole since it was last asked."""
        done, self._done = self._done, []
        return done

    def start_of(self, name: str) -> Start | None:
        return {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "rPh": self._start_pronunciation,
            "v": self._start_text,
            "t": self._start_text,
        }.get(name)

    def end_of(self, name: str) -> End | None:
        return {
            "row": self._end_row,
            "c": self._end_cell,
            "rPh": self._end_pronunciation,
            "v": self._end_text,
            "t": self._end_text,
        }.get(name)

    def text(self, text: str) -> None:
        if self._listens:
            self._parts.append(text)
            self._length += len(text)
            if self._length > self._counter.limits.characters:
                self._counter.cells(
                    self._sheet, self._row, self._column, "".join(self._parts)
                )

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _whole(attributes.get("r"), self._row + 1)
        self._row_text = str(self._row)
        self._column, self._in_row = 0, {}

    def _start_cell(self, attributes: Attributes) -> None:
        get = attributes.get
        self._place(get("r"))
        self._kind = get("t", "n")
        self._style = get("s", "")
        self._parts, self._length = [], 0
        self._has_formula = self._has_value = False

    def _start_formula(self, attributes: Attributes) -> None:
        self._has_formula = True

    def _start_pronunciation(self, attributes: Attributes) -> None:
        self._aside += 1

    def _end_pronunciation(self) -> None:
        self._aside -= 1

    def _start_text(self, attributes: Attributes) -> None:
        if not self._aside:
            self._listens = self._has_value = True

    def _end_text(self) -> None:
        self._listens = False

    def _end_row(self) -> None:
        if self._in_row:
            self._counter.row(self._sheet, self._row, self._in_row)
            self._done.append(Row(self._sheet, self._row, self._in_row))

    def _place(self, address: str | None) -> None:
        """A cell that does not say where it is comes after the one before."""
        if address is None:
            self._column += 1
            return
        column = address.removesuffix(self._row_text)
        if column not in self._columns:
            found = _ADDRESS.fullmatch(address)
            if found is None or int(found[2]) != self._row:
                raise damaged()
            self._columns[column] = column_of(found[1])
        self._column = self._columns[column]

    def _end_cell(self) -> None:
        bare = "".join(self._parts)
        if not bare:
            is_text = self._kind in {"str", "inlineStr"}
            if self._has_formula and not (is_text and self._has_value):
                raise without_value(self._sheet, self._row, self._column)
            return
        value = self._value_of(self._kind, self._style, bare)
        if value is not None:
            if self._column > self._counter.limits.columns:
                self._counter.cells(self._sheet, self._row, self._column, value)
            self._in_row[self._column] = value


def without_value(sheet: str, row: int, column: int) -> SheetsRefused:
    address = Cell(sheet, row, column, None).address
    return SheetsRefused(
        f"{address} holds a formula that was never worked out: open the file in a "
        "spreadsheet program, save it, and send that file"
    )


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not re.fullmatch(r"[1-9]\d{0,6}", text):
        raise damaged()
    return int(text)
