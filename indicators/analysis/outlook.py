"""An indicator as somebody looks at it: from which quarter, over which years."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.analysis.assessment import Assessment, assess
from indicators.analysis.measure import Series, Targets
from laa.plan.nothing import Nothing
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
        """Why a period that ends with this quarter shows no figure."""
        introduced = self.targets.introduced
        if introduced and period_end.year < introduced:
            return Nothing.NOT_APPLICABLE.words
        if period_end > self.due:
            return "Not yet due"
        if period_end > self.as_of and self.series.value(period_end) is not None:
            return f"After {self.as_of}"
        return "Not signed off"
