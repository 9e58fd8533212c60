"""What a file of recorded crime holds: its areas, and the quarters of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.recorded_crime.codes import normalised
from indicators.recorded_crime.crime_row import Area, CrimeRow
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.sheets.refused import SheetsRefused

# England and Wales had 376 partnerships in 43 forces, and some 130 codes: twenty years
# of their quarters are 34,000.
_MOST_AREAS, _MOST_KEYS, _MOST_CODES = 2000, 100_000, 2000


@dataclass(slots=True)
class AreaSurvey:
    """An area's rows, and the quarters that they are of."""

    rows: int = 0
    quarters: set[Quarter] = field(default_factory=set)

    @property
    def years(self) -> list[FinancialYear]:
        return sorted({quarter.year for quarter in self.quarters})


@dataclass
class Survey:
    """
    `codes` are in one spelling. `passed_over` are sheets without such a table.
    """

    areas: dict[Area, AreaSurvey] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    rows: int = 0
    rows_without_number: int = 0
    rows_below_zero: int = 0
    passed_over: list[str] = field(default_factory=list)

    @property
    def years(self) -> list[FinancialYear]:
        return sorted({year for one in self.areas.values() for year in one.years})

    @property
    def territories(self) -> list[Area]:
        """The areas that are a place, as a list of them is looked through."""
        return sorted((area for area in self.areas if area.is_territory), key=str)


def survey(rows: Iterable[CrimeRow]) -> Survey:
    """SheetsRefused if there are more areas than places; stays small in any case."""
    found = Survey()
    tally: dict[tuple[str, str, FinancialYear, int], int] = {}
    areas: set[tuple[str, str]] = set()
    codes: set[str] = set()
    for row in rows:
        key = row.force, row.partnership, row.year, row.quarter
        if key not in tally:
            tally[key] = 0
            areas.add((row.force, row.partnership))
            _refuse_too_many(len(areas), _MOST_AREAS, "areas", row)
            _refuse_too_many(len(tally), _MOST_KEYS, "quarters of areas", row)
        tally[key] += 1
        if row.count is None:
            found.rows_without_number += 1
        elif row.count < 0:
            found.rows_below_zero += 1
        found.rows += 1
        if len(codes) < _MOST_CODES:
            codes.add(row.code)
    found.codes = set(map(normalised, codes))
    _sort(tally, found)
    return found


def _refuse_too_many(number: int, most: int, things: str, row: CrimeRow) -> None:
    if number > most:
        raise SheetsRefused(
            f"The file has more than {most:,} {things}, such as '{row.area}' in "
            f"{row.place}: send one of the forces and partnerships that there are"
        )


def _sort(tally: dict[tuple[str, str, FinancialYear, int], int], found: Survey) -> None:
    for (force, partnership, year, quarter), rows in tally.items():
        one = found.areas.setdefault(Area(force, partnership), AreaSurvey())
        one.rows += rows
        one.quarters.add(Quarter(year.start, quarter))
