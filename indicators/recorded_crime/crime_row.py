"""A row of the Home Office's recorded crime tables, and the area that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from laa.plan.periods import FinancialYear, Quarter

# "Forces" that record crime of the whole country. In the tables for 2017/18 four of
# them record fraud only, and the British Transport Police has the railways.
_NO_TERRITORY = {
    "action fraud",
    "british transport police",
    "cifas",
    "financial fraud action uk",
    "national fraud intelligence bureau",
    "uk finance",
}
_UNASSIGNED = "unassigned"


@dataclass(frozen=True, order=True, slots=True)
class Area:
    """A police force's, or a partnership's in it; no partnership is the whole force."""

    force: str
    partnership: str = ""

    def __str__(self) -> str:
        return f"{self.partnership}, {self.force}" if self.partnership else self.force

    @property
    def is_unassigned(self) -> bool:
        """What a force recorded and could put to no partnership."""
        return self.partnership.lower().startswith(_UNASSIGNED)

    @property
    def is_territory(self) -> bool:
        return not self.is_unassigned and self.force.lower() not in _NO_TERRITORY


@dataclass(slots=True)
class CrimeRow:
    """
    `place` is "row 12" or "Sheet 2008-09, row 12". `partnership` is blank in tables by
    force. `count` may be negative: records that were later cancelled or moved away. It
    is None where the file has no number, and `note` then has the words that it has.
    """

    place: str
    force: str
    partnership: str
    year: FinancialYear
    quarter: int
    code: str
    description: str
    group: str
    subgroup: str
    count: int | None
    note: str = ""

    @property
    def area(self) -> Area:
        return Area(self.force, self.partnership)

    @property
    def of_quarter(self) -> Quarter:
        return Quarter(self.year.start, self.quarter)
