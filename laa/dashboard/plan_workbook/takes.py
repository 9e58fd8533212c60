"""What a cell of the plan workbook takes: written, read back, and said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError

from indicators.codes import folded
from indicators.workbook.reading import day_parts
from laa.dashboard.plan_workbook.sameness import bare, text_of
from laa.plan.dateinput import GovukDateField
from laa.plan.documents.characters import printable
from laa.plan.nothing import Nothing
from laa.plan.numberfields import WholeNumberField
from laa.plan.numbers import LARGEST
from laa.plan.sheets.filling import Check, Content, Kind

_NOT_ENTERED = Nothing.BLANK.words
# What a spreadsheet lets pass for a day; the verbs know which may be.
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class NotTaken(Exception):
    """What a cell holds cannot be, in one sentence."""


class Takes(Protocol):
    """`blank` is what a cell that holds nothing stands for."""

    @property
    def blank(self) -> Any: ...

    def content(self, value: Any) -> Content:
        """As it is written into the cell."""

    def read(self, text: str) -> Any:
        """What was typed, or NotTaken."""

    def check(self, hint: str) -> Check:
        """What the spreadsheet itself refuses."""


def words(takes: Takes, value: Any) -> str:
    """What its cell holds, said of one that holds nothing too."""
    return text_of(takes.content(value)) or _NOT_ENTERED


def same(takes: Takes, one: Any, other: Any) -> bool:
    """White space alone makes no other text, and the order of codes no others."""
    if isinstance(takes, Codes):
        return set(map(folded, one)) == set(map(folded, other))
    if isinstance(one, str) and isinstance(other, str):
        return bare(one) == bare(other)
    return bool(one == other)


@dataclass(frozen=True)
class Text:
    longest: int
    needed: str = ""
    blank: str = ""

    def content(self, value: str) -> Content:
        return value or None

    def read(self, text: str) -> str:
        text = printable(text).strip()
        if self.needed and not text:
            raise NotTaken(self.needed)
        if len(text) > self.longest:
            raise NotTaken(
                f"This has {len(text):,} characters: shorten it to {self.longest:,}"
            )
        return text

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, hint)


@dataclass(frozen=True)
class Whole:
    smallest: int = 1
    largest: int = LARGEST
    needed: str = ""
    blank: None = None

    def content(self, value: int | None) -> Content:
        return value

    def read(self, text: str) -> int | None:
        if self.needed and not text:
            raise NotTaken(self.needed)
        field = WholeNumberField(label="", units="", smallest=-LARGEST)
        number: int | None = by_form(field, text)
        if number is not None and not self.smallest <= number <= self.largest:
            raise NotTaken(
                f"{text} cannot be: enter a whole number from {self.smallest:,} "
                f"to {self.largest:,}"
            )
        return number

    def check(self, hint: str) -> Check:
        return Check(Kind.WHOLE_NUMBER, hint, self.smallest, self.largest)


@dataclass(frozen=True)
class Day:
    blank: None = None

    def content(self, value: date | None) -> Content:
        return value

    def read(self, text: str) -> date | None:
        if not text:
            return None
        parts = day_parts(text)
        if parts is None:
            raise NotTaken(
                f"'{text}' is not a real date: enter one such as 30 June 2008"
            )
        day: date | None = by_form(GovukDateField(), parts)
        return day

    def check(self, hint: str) -> Check:
        return Check(Kind.DAY, hint, _FIRST_DAY, _LAST_DAY)


@dataclass(frozen=True)
class Pick:
    """One of a list: `options` are what stands for each in the cell."""

    options: Mapping[str, Any]
    needed: str = ""
    blank: Any = None

    def content(self, value: Any) -> Content:
        # What is on no list any more is shown as it is kept.
        shown = {kept: words for words, kept in self.options.items()}
        return shown.get(value, str(value)) if value != self.blank else None

    def read(self, text: str) -> Any:
        if not text:
            if self.needed:
                raise NotTaken(self.needed)
            return self.blank
        folded = {bare(words).casefold(): kept for words, kept in self.options.items()}
        try:
            return folded[bare(text).casefold()]
        except KeyError:
            listed = ", ".join(self.options) or "nothing yet: leave it blank"
            raise NotTaken(
                f"'{text}' is not on the list: choose from {listed}"
            ) from None

    def check(self, hint: str) -> Check:
        return Check(Kind.CHOICE, hint, choices=tuple(self.options))


@dataclass(frozen=True)
class Codes:
    """Several things by their codes or numbers: "NI 15; NI 20"."""

    blank: tuple[str, ...] = ()

    def content(self, value: tuple[str, ...]) -> Content:
        return "; ".join(value) or None

    def read(self, text: str) -> tuple[str, ...]:
        parts = (" ".join(one.split()) for one in text.replace(",", ";").split(";"))
        return tuple(dict.fromkeys(one for one in parts if one))

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, hint)


@dataclass(frozen=True)
class Lines:
    """Several texts, one a line of the cell; their order counts."""

    longest: int = 150
    needed: str = ""
    blank: tuple[str, ...] = ()

    def content(self, value: tuple[str, ...]) -> Content:
        return "\n".join(value) or None

    def read(self, text: str) -> tuple[str, ...]:
        lines = tuple(filter(None, map(str.strip, printable(text).splitlines())))
        if self.needed and not lines:
            raise NotTaken(self.needed)
        for line in lines:
            if len(line) > self.longest:
                raise NotTaken(
                    f"'{line[:40]}...' has {len(line):,} characters: "
                    f"shorten it to {self.longest}"
                )
        return lines

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, hint)


def by_form(field: forms.Field, typed: Any) -> Any:
    """By the box of the form that asks the same, with its own sentence."""
    try:
        return field.to_python(typed)
    except ValidationError as wrong:
        raise NotTaken(" ".join(wrong.messages)) from None
