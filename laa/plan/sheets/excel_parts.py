"""The parts of an .xlsx beside its sheets: which sheets, which texts, which formats."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from enum import Enum
from posixpath import dirname, join, normpath, split

from laa.plan.sheets.archive import Archive
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.markup import Attributes, Listener, heard
from laa.plan.sheets.refused import SheetsRefused

# As most programs call them; the relations of a part may name others.
BOOK, TEXTS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
# What a text takes in the lists beside its own bytes.
_BESIDE_A_TEXT = 100
# ECMA-376, part 1, section 18.8.30, and what other languages use of the free numbers.
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PERCENTAGES = {9, 10}
# What of a pattern is not its meaning: quoted text, escaped letters, colours, locales.
# What does not end goes to the end, so that nobody looks for the end of it again.
_ASIDE = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]?', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


class Meaning(Enum):
    NUMBER = "number"
    DATE = "date"
    PERCENTAGE = "percentage"


@dataclass
class Book(Listener):
    """Name and relation of each sheet, and the day that dates are counted from."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}


@dataclass
class Relations(Listener):
    """The parts that a part in a folder names: by their keys, and by what they are."""

    folder: str
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            whole = join(self.folder, attributes.get("Target", ""))
            part = normpath(whole).lstrip("/")
            self.targets[attributes.get("Id", "")] = part
            self.kinds[attributes.get("Type", "").rpartition("/")[2]] = part


class Texts(Listener):
    """
    The texts that cells point to by number, each kept once however often it stands
    there; a pronunciation is no part of one.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._texts: list[str] = []
        self._places: dict[str, int] = {}
        self._at = array("L")
        self._kept = self._length = 0
        self._parts: list[str] = []
        self._in_text = self._in_pronunciation = False

    def at(self, number: int) -> str:
        """IndexError if there is none."""
        if number < 0:
            raise IndexError(number)
        return self._texts[self._at[number]]

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts, self._length = [], 0
        elif name == "rPh":
            self._in_pronunciation = True
        elif name == "t":
            self._in_text = not self._in_pronunciation

    def end(self, name: str) -> None:
        if name == "si":
            self._keep("".join(self._parts))
        elif name == "rPh":
            self._in_pronunciation = False
        elif name == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)
            self._length += len(text)
            if self._length > self._limits.characters:
                raise SheetsRefused(
                    f"A cell of the file holds more than {self._limits.characters:,} "
                    "characters: shorten it"
                )

    def _keep(self, text: str) -> None:
        place = self._places.setdefault(text, len(self._texts))
        self._at.append(place)
        if place == len(self._texts):
            self._texts.append(text)
            self._kept += text.__sizeof__() + _BESIDE_A_TEXT
        if self._kept > self._limits.text_bytes or len(self._at) > self._limits.cells:
            raise SheetsRefused(
                f"The file holds more than {self._limits.text_bytes / 1_000_000:,.0f} "
                f"MB of different texts, or more than {self._limits.cells:,} of any: "
                "send one that holds less"
            )


class Styles(Listener):
    """What the number in a cell of each style means."""

    def __init__(self) -> None:
        self.meanings: list[Meaning] = []
        self._by_pattern: dict[str, Meaning] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        number = attributes.get("numFmtId", "0")
        if name == "numFmt":
            self._by_pattern[number] = meaning_of(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.meanings.append(self._meaning(number))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def _meaning(self, number: str) -> Meaning:
        if number in self._by_pattern:
            return self._by_pattern[number]
        if number.isdecimal() and int(number) in _BUILT_IN_DATES:
            return Meaning.DATE
        if number.isdecimal() and int(number) in _BUILT_IN_PERCENTAGES:
            return Meaning.PERCENTAGE
        return Meaning.NUMBER


def meaning_of(pattern: str) -> Meaning:
    """Of a number that is shown by a pattern such as "d mmmm yyyy" or "0.0%"."""
    bare = _ASIDE.sub("", pattern.partition(";")[0])
    if "%" in bare:
        return Meaning.PERCENTAGE
    is_date = _DATE_LETTERS.search(bare.replace("General", ""))
    return Meaning.DATE if is_date else Meaning.NUMBER


def book_in(archive: Archive) -> str:
    """The part that lists the sheets, if there is one."""
    if BOOK in archive or _relations_part("") not in archive:
        return BOOK if BOOK in archive else ""
    named = relations_of(archive, "").kinds.get("officeDocument", "")
    is_book = named in archive and dirname(named) == "xl" and named.endswith(".xml")
    return named if is_book else ""


def relations_of(archive: Archive, part: str) -> Relations:
    relations = Relations(dirname(part))
    heard(archive.small(_relations_part(part)), relations)
    return relations


def _relations_part(part: str) -> str:
    folder, name = split(part)
    return join(folder, "_rels", f"{name}.rels")
