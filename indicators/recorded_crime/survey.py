"""What a file of recorded crime holds: its areas, and the quarters of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.recorded_crime.codes import normalised
from indicators.recorded_crime.crime_row import Area, CrimeRow
from laa.plan.periods import FinancialYear, Quarter

# England and Wales had 376 partnerships in 43 forces, and some 130 codes.
_MOST_AREAS, _MOST_QUARTERS, _MOST_CODES = 3000, 400, 2000


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
    `more_areas` says that there are more than are listed: a file that no force made.
    `codes` are in one spelling.
    """

    areas: dict[Area, AreaSurvey] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    rows: int = 0
    rows_without_number: int = 0
    rows_below_zero: int = 0
    more_areas: bool = False

    @property
    def years(self) -> list[FinancialYear]:
        return sorted({year for one in self.areas.values() for year in one.years})

    @property
    def territories(self) -> list[Area]:
        """The areas that are a place, in the order of their names."""
        return sorted(area for area in self.areas if area.is_territory)


def survey(rows: Iterable[CrimeRow]) -> Survey:
    """Refuses nothing, and stays small whatever the file holds."""
    found = Survey()
    for row in rows:
        found.rows += 1
        if row.count is None:
            found.rows_without_number += 1
        elif row.count < 0:
            found.rows_below_zero += 1
        if len(found.codes) < _MOST_CODES:
            found.codes.add(normalised(row.code))
        _add(found, row)
    return found


def _add(found: Survey, row: CrimeRow) -> None:
    of_area = found.areas.get(row.area)
    if of_area is None:
        if len(found.areas) >= _MOST_AREAS:
            found.more_areas = True
            return
        of_area = found.areas[row.area] = AreaSurvey()
    of_area.rows += 1
    if len(of_area.quarters) < _MOST_QUARTERS:
        of_area.quarters.add(row.of_quarter)
