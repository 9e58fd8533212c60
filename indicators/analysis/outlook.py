"""An indicator as somebody looks at it: from which quarter, over which years."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.analysis.assessment import Assessment, assess
from indicators.analysis.measure import Series, Targets
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class Outlook:
    """What is known and expected of an indicator at `as_of`; `due` is the last due."""

    series: Series
    targets: Targets
    as_of: Quarter
    due: Quarter
    years: tuple[FinancialYear, ...]

    def assess(self, quarter: Quarter) -> Assessment:
        return assess(self.series, self.targets, quarter)

    def missing(self, period_end: Quarter) -> str:
        return "Not yet due" if period_end > self.due else "Not signed off"
