"""
What a cell of the tables says: names, years, quarters, codes and counts.

Each is worked out once and remembered, since a table says the same few things a million
times. What is longer than any of them is refused, so that little is remembered.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from laa.plan.numbers import LARGEST, shown
from laa.plan.periods import FinancialYear
from laa.plan.sheets.cells import Value

LONGEST = 300
# "WALES8", "Kent [note 2]", "Essex¹": a footnote. "Area 7" and "E2" are names.
_FOOTNOTE = re.compile(
    r"(?<=[A-Za-z]{3})\d{1,2}$|(?<=\bUA)\d$|\s*\[[^\]]*\]$|[¹²³⁰⁴-⁹]+$"
)
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\s*[/_–-]\s*(\d{1,4}))?")
_QUARTER = re.compile(r"(?:q(?:uarter)?\s*)?0?([1-4])(?:\.0+)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?")
_LONGEST_NUMBER = 12
_MINUS = dict.fromkeys(map(ord, "−–"), "-")


class NotReadable(ValueError):
    """What is wrong with a cell, as the end of a sentence that names its place."""


@lru_cache(maxsize=8192, typed=True)
def text_of(value: Value | None) -> str:
    """As it was typed, without blanks around or twice inside."""
    text = " ".join(str(value).split()) if value is not None else ""
    if len(text) > LONGEST:
        raise NotReadable(
            f"'{_start(text)}' is longer than {LONGEST} characters, as no name, code "
            "or figure in such a table is"
        )
    return text


def _start(text: str) -> str:
    return f"{text[:30]}..." if len(text) > 30 else text


@lru_cache(maxsize=8192, typed=True)
def name_of(value: Value | None) -> str:
    """Without the footnote that is glued to its end."""
    text = text_of(value)
    return _FOOTNOTE.sub("", text) or text


@lru_cache(maxsize=1024, typed=True)
def year_of(value: Value | None) -> FinancialYear:
    """
    Of "2008/09", "2008-09", "2008/2009", "2008_09" and "2008". A spreadsheet takes
    "2008-09" for September 2008: that is read as what was meant.
    """
    year = _year_of_day(value) if isinstance(value, date) else _year(text_of(value))
    if year is None:
        raise NotReadable(
            f"'{text_of(value)}' is not a financial year: it must read as 2008/09"
        )
    return year


def _year(text: str) -> FinancialYear | None:
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    year = FinancialYear(int(found[1]))
    following = str(year.start + 1)
    if found[2] is None or following.endswith(found[2].zfill(2)):
        return year
    return None


def _year_of_day(day: date) -> FinancialYear | None:
    is_meant = day.day == 1 and day.month == (day.year + 1) % 100
    return FinancialYear(day.year) if is_meant else None


@lru_cache(maxsize=1024, typed=True)
def quarter_of(value: Value | None) -> int:
    """Of "1" and "Q1"; 1 is April to June."""
    found = _QUARTER.fullmatch(text_of(value))
    if found is None:
        raise NotReadable(
            f"'{text_of(value)}' is not a quarter of the financial year: it must be 1 "
            "(April to June), 2, 3 or 4"
        )
    return int(found[1])


@lru_cache(maxsize=8192, typed=True)
def number_of(value: Value | None) -> tuple[int | None, str]:
    """The count, and where there is none the words that stand in its place."""
    count = _whole(value)
    if count is None:
        return None, text_of(value)
    if not -LARGEST <= count <= LARGEST:
        raise NotReadable(
            f"a count of {_start(str(value))} cannot be: it must be from "
            f"{shown(-LARGEST)} to {shown(LARGEST)}"
        )
    return int(count), ""


def _whole(value: Value | None) -> int | Decimal | None:
    if type(value) is int:
        return value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return value
    return _count(text_of(value)) if isinstance(value, str) else None


def _count(text: str) -> int | None:
    """Of "1,234", "-3" and "12.0"; None of words, of a blank and of a fraction."""
    bare = text.translate(_MINUS)
    if len(bare) > _LONGEST_NUMBER or not _NUMBER.fullmatch(bare):
        return None
    return int(bare.replace(",", "").partition(".")[0])


@lru_cache(maxsize=8192, typed=True)
def code_of(value: Value | None, description: str) -> str:
    """
    A spreadsheet turns the code 4.10 into the number 4.1, which is manslaughter: the
    description tells them apart.
    """
    text = text_of(value)
    is_corporate = text in {"4.1", "4/1"} and "corporate" in description.lower()
    return "4.10" if is_corporate else text
