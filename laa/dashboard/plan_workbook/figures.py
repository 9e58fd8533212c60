"""What cells for figures take: a number, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from indicators.target_fields import PercentField, TargetField
from laa.dashboard.plan_workbook.takes import NotTaken, Takes, by_form, words
from laa.plan.moneyfield import MoneyField
from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds
from laa.plan.sheets.filling import Check, Content, Kind

_NOTHINGS = {
    one.words.casefold(): one for one in Nothing if one is not Nothing.BLANK
} | {"not applicable": Nothing.NOT_APPLICABLE, "tbd": Nothing.TO_BE_DETERMINED}
NOTHINGS_HINT = (
    f"{Nothing.NOT_APPLICABLE.words} or {Nothing.TO_BE_DETERMINED.words} in place of a "
    "number; blank is not entered, 0 is zero."
)


@dataclass(frozen=True)
class Money:
    """An amount, which may be zero, or why there is none."""

    blank: Nothing = Nothing.BLANK

    def content(self, value: Decimal | Nothing) -> Content:
        return _number_or_words(value)

    def read(self, text: str) -> Decimal | Nothing:
        if nothing := _nothing(text):
            return nothing
        amount: Decimal = by_form(MoneyField(label="Amount"), text)
        return amount

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, f"{hint} {NOTHINGS_HINT}".strip())


@dataclass(frozen=True)
class Target:
    """A target or a baseline, or why there is none."""

    decimals: int = 4
    blank: Nothing = Nothing.BLANK

    def content(self, value: Decimal | Nothing) -> Content:
        return _number_or_words(value)

    def read(self, text: str) -> Decimal | Nothing:
        if nothing := _nothing(text):
            return nothing
        value: Decimal = by_form(TargetField(label="", decimals=self.decimals), text)
        return value

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, f"{hint} {NOTHINGS_HINT}".strip())


@dataclass(frozen=True)
class PerCent:
    """-11 is the share -0.11."""

    smallest: int
    below: int
    needed: str = ""
    blank: None = None

    def content(self, value: Decimal | None) -> Content:
        return None if value is None else 100 * value

    def read(self, text: str) -> Decimal | None:
        if self.needed and not text:
            raise NotTaken(self.needed)
        field = PercentField(label="Per cent", smallest=self.smallest, below=self.below)
        share: Decimal | None = by_form(field, text)
        return share

    def check(self, hint: str) -> Check:
        return Check(Kind.TEXT, hint)


def said(takes: Takes, value: Any) -> str:
    """As the preview says it: money in pounds, all else as its cell has it."""
    if isinstance(takes, Money) and isinstance(value, Decimal):
        return pounds(value)
    return words(takes, value)


def _number_or_words(value: Decimal | Nothing) -> Content:
    if isinstance(value, Nothing):
        return None if value is Nothing.BLANK else value.words
    return value


def _nothing(text: str) -> Nothing | None:
    if not text:
        return Nothing.BLANK
    return _NOTHINGS.get(" ".join(text.split()).casefold())
