"""A funding line as values: what each year gives it and what each quarter used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from funding.analysis.money import Value
from funding.analysis.terms import Term
from funding.analysis.totals import Total, total
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class Line:
    """`spent` holds the quarters that are reported, each as last corrected."""

    name: str
    source: str
    term: Term
    allocations: Mapping[FinancialYear, Value] = field(default_factory=dict)
    spent: Mapping[Quarter, Decimal] = field(default_factory=dict)

    def allocated(self, year: FinancialYear) -> Value:
        return self.allocations.get(year, Nothing.BLANK)

    def confirmed(self, year: FinancialYear) -> Decimal:
        """What is decided for the year; zero where that is nothing or not decided."""
        value = self.allocated(year)
        return value if isinstance(value, Decimal) else Decimal(0)

    def is_open(self, year: FinancialYear) -> bool:
        """Whether the year's amount is still to be determined or to be entered."""
        return self.allocated(year) in (Nothing.TO_BE_DETERMINED, Nothing.BLANK)

    def total(self, years: tuple[FinancialYear, ...]) -> Total:
        return total((str(year), self.allocated(year)) for year in years)
