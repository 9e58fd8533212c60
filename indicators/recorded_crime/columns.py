"""The columns of the Home Office's tables, in the words of both of their layouts."""

from __future__ import annotations

import re
from enum import Enum

from laa.plan.sheets.refused import SheetsRefused


class Column(Enum):
    """Each with the headings that it goes by; the first is the one that we print."""

    YEAR = ("Financial Year",)
    QUARTER = ("Financial Quarter",)
    FORCE = ("Police Force", "Force Name", "Police Force Area", "Force")
    PARTNERSHIP = ("CSP Name", "Community Safety Partnership", "CSP")
    DESCRIPTION = ("Offence Description",)
    GROUP = ("Offence Group",)
    SUBGROUP = ("Offence Subgroup", "Offence Sub-group")
    CODE = ("Offence Code",)
    COUNT = ("Offence Count", "Number of Offences")

    @property
    def heading(self) -> str:
        first: str = self.value[0]
        return first


NEEDED = (Column.YEAR, Column.QUARTER, Column.FORCE, Column.CODE, Column.COUNT)
_ENOUGH_TO_BE_HEADINGS = 3
_BY_HEADING = {heading.lower(): column for column in Column for heading in column.value}
# Longer than any heading with its notes; what a pattern takes grows with the square.
_LONGEST = 100
_MARK = re.compile(r"\s*(?:\[[^\]]*\]|\d+)$")

Places = dict[Column, int]


def heading_of(text: str) -> Column | None:
    """Of "Financial_Quarter", "financial quarter " and "Financial Quarter2" alike."""
    if len(text) > _LONGEST:
        return None
    words = " ".join(text.replace("_", " ").lower().split())
    return _BY_HEADING.get(words) or _BY_HEADING.get(_MARK.sub("", words))


def places_of(texts: dict[int, str], place: str) -> Places | None:
    """
    Which column is where, if this row is the headings. SheetsRefused if it is, and one
    that is needed is lacking or there twice.
    """
    found: Places = {}
    twice = []
    for number, text in texts.items():
        column = heading_of(text)
        if column in found:
            twice.append(f"'{text.strip()}'")
        elif column is not None:
            found[column] = number
    if len(found) < _ENOUGH_TO_BE_HEADINGS:
        return None
    _refuse_if_lacking(found, twice, place)
    return found


def _refuse_if_lacking(found: Places, twice: list[str], place: str) -> None:
    lacking = [column.heading for column in NEEDED if column not in found]
    if lacking:
        raise SheetsRefused(
            f"The headings in {place} lack {_listed(lacking)}: "
            "send the table as the Home Office publishes it"
        )
    if twice:
        raise SheetsRefused(
            f"The headings in {place} have {_listed(twice)} beside another column for "
            "the same: delete the one that is not meant"
        )


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
