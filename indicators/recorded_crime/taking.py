"""One area's rows of a file, added up by quarter and class of offence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from indicators.recorded_crime.codes import normalised
from indicators.recorded_crime.crime_row import Area, CrimeRow
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.sheets.refused import SheetsRefused

# Far more than all classes of all quarters: beyond it the codes are none.
_MOST_SUMS = 20_000
_MOST_PLACES = 20

Key = tuple[Quarter, str]


@dataclass(slots=True)
class Sum:
    """
    The rows of one class of offence in one quarter. `without_number` names the first
    rows that have words or nothing instead, and `count_without` says how many have.
    """

    description: str
    group: str
    subgroup: str
    count: int = 0
    rows: int = 0
    rows_other_than_zero: int = 0
    negative: list[str] = field(default_factory=list)
    without_number: list[str] = field(default_factory=list)
    rows_without_number: int = 0
    rows_below_zero: int = 0

    def add(self, row: CrimeRow) -> None:
        self.rows += 1
        if row.count is None:
            self.rows_without_number += 1
            _keep(self.without_number, f"{row.place}: {_instead(row.note)}")
            return
        self.count += row.count
        self.rows_other_than_zero += row.count != 0
        if row.count < 0:
            self.rows_below_zero += 1
            _keep(self.negative, f"{row.place}: {row.count}")


@dataclass
class Taken:
    """
    `sums` are by quarter and code, the codes in one spelling. `sheets` are those that a
    quarter's rows stand in. `unassigned` is what the area's force could put to no
    partnership, if it is a partnership.
    """

    area: Area
    years: tuple[FinancialYear, ...]
    sums: dict[Key, Sum] = field(default_factory=dict)
    sheets: dict[Quarter, list[str]] = field(default_factory=dict)
    unassigned: dict[Key, int] = field(default_factory=dict)

    @cached_property
    def by_quarter(self) -> dict[Quarter, dict[str, Sum]]:
        """The sums once more, in order, once all of them are taken."""
        found: dict[Quarter, dict[str, Sum]] = {}
        for (quarter, code), one in sorted(self.sums.items(), key=itemgetter(0)):
            found.setdefault(quarter, {})[code] = one
        return found

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.sums.values())

    @property
    def count(self) -> int:
        """Of all rows: offences that count in an indicator and those that do not."""
        return sum(one.count for one in self.sums.values())

    @property
    def quarters(self) -> list[Quarter]:
        """All that were asked for, whether the file has them or not."""
        return [quarter for year in self.years for quarter in year.quarters]


def take(
    rows: Iterable[CrimeRow], area: Area, years: Collection[FinancialYear]
) -> Taken:
    """SheetsRefused if the area has more codes than there are offences."""
    taken = Taken(area, tuple(sorted(set(years))))
    wanted = set(years)
    for row in rows:
        if row.force != area.force or row.year not in wanted:
            continue
        if row.partnership == area.partnership:
            _add(taken, row)
        elif area.partnership and row.area.is_unassigned:
            _add_unassigned(taken, row)
    return taken


def _add(taken: Taken, row: CrimeRow) -> None:
    key = row.of_quarter, normalised(row.code)
    found = taken.sums.get(key)
    if found is None:
        if len(taken.sums) >= _MOST_SUMS:
            raise SheetsRefused(
                f"{taken.area} has more than {_MOST_SUMS:,} different codes and "
                f"quarters, the last of them '{row.code}' in {row.place}: the column "
                "headed Offence Code holds no codes"
            )
        found = Sum(row.description, row.group, row.subgroup)
        taken.sums[key] = found
    found.add(row)
    sheet = row.place.rpartition(", row ")[0]
    sheets = taken.sheets.setdefault(row.of_quarter, [])
    if sheet not in sheets:
        _keep(sheets, sheet)


def _add_unassigned(taken: Taken, row: CrimeRow) -> None:
    key = row.of_quarter, normalised(row.code)
    if key in taken.unassigned or len(taken.unassigned) < _MOST_SUMS:
        taken.unassigned[key] = taken.unassigned.get(key, 0) + (row.count or 0)


def _keep(places: list[str], place: str) -> None:
    if len(places) < _MOST_PLACES:
        places.append(place)


def _instead(words: str) -> str:
    return f"'{words}'" if words else "nothing"
