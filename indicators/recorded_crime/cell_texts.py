"""What a cell of the tables says: names, years, quarters, codes and counts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from laa.plan.periods import FinancialYear
from laa.plan.sheets.cells import Value

# "WALES8", "Kent [note 2]", "Essex¹": a footnote. "Area 7" and "E2" are names.
_FOOTNOTE = re.compile(
    r"(?<=[A-Za-z]{3})\d{1,2}$|(?<=\bUA)\d$|\s*\[[^\]]*\]$|[¹²³⁰⁴-⁹]+$"
)
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\s*[/_–-]\s*(\d{1,4}))?")
_QUARTER = re.compile(r"(?:q(?:uarter)?\s*)?0?([1-4])(?:\.0+)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?")
_LONGEST_NUMBER = 12
_MINUS = "−–"


def text_of(value: Value | None) -> str:
    """As it was typed, without blanks around or twice inside."""
    if isinstance(value, str):
        return " ".join(value.split())
    return "" if value is None else str(value)


@lru_cache(maxsize=20_000)
def name_of(text: str) -> str:
    """Without the footnote that is glued to its end."""
    return _FOOTNOTE.sub("", text) or text


@lru_cache(maxsize=1000)
def year_of(text: str) -> FinancialYear | None:
    """Of "2008/09", "2008-09", "2008/2009", "2008_09" and "2008"."""
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    year = FinancialYear(int(found[1]))
    following = str(year.start + 1)
    if found[2] is None or following.endswith(found[2].zfill(2)):
        return year
    return None


def year_of_day(day: date) -> FinancialYear | None:
    """Spreadsheets take "2008-09" for September 2008: read as what was meant."""
    meant = FinancialYear(day.year)
    is_meant = day.day == 1 and day.month == (day.year + 1) % 100
    return meant if is_meant else None


@lru_cache(maxsize=1000)
def quarter_of(text: str) -> int | None:
    """Of "1" and "Q1"; 1 is April to June."""
    found = _QUARTER.fullmatch(text)
    return int(found[1]) if found else None


@lru_cache(maxsize=20_000)
def count_of(text: str) -> int | None:
    """Of "1,234", "-3" and "12.0"; None of words, of a blank and of a fraction."""
    bare = text.translate(dict.fromkeys(map(ord, _MINUS), "-"))
    if len(bare) > _LONGEST_NUMBER or not _NUMBER.fullmatch(bare):
        return None
    return int(bare.replace(",", "").partition(".")[0])


def number_of(value: Value | None) -> tuple[int | None, str]:
    """The count, and where there is none the words that stand in its place."""
    if type(value) is int:
        return value, ""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value), ""
    text = text_of(value)
    count = count_of(text) if isinstance(value, str) else None
    return count, "" if count is not None else text


@lru_cache(maxsize=4000)
def code_of(text: str, description: str) -> str:
    """
    A spreadsheet turns the code 4.10 into the number 4.1, which is manslaughter: the
    description tells them apart.
    """
    is_corporate = text in {"4.1", "4/1"} and "corporate" in description.lower()
    return "4.10" if is_corporate else text
