"""An indicator as somebody looks at it: from which quarter, over which years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.analysis import words
from indicators.analysis.assessment import Assessment, assess, year_profile
from indicators.analysis.evidence import Evidence, forecast_at, weigh
from indicators.analysis.forecast import Forecast
from indicators.analysis.measure import Reading, Series, Targets
from indicators.analysis.trajectory import share_elapsed
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

    @cached_property
    def assessment(self) -> Assessment:
        return self.assess(self.as_of)

    @cached_property
    def evidence(self) -> Evidence:
        return weigh(self.series, self.targets, self.assessment)

    @property
    def counting(self) -> Targets:
        """The version of the targets that counts at the quarter looked at."""
        return self.targets.at(self.as_of)

    @property
    def judged_by(self) -> str:
        """Which targets judge the quarter; empty where they were never refreshed."""
        return words.judged_by(self.assessment, self.targets)

    def forecast(self, later: Quarter) -> Forecast | None:
        """Of the year's figure by the end of a later quarter of the year."""
        spread = self.evidence.dispersion.value
        return forecast_at(self.series, self.as_of, later, spread)

    def at_this_pace(self, later: Quarter) -> float | None:
        """The year's figure by then, if the quarters to come are like those so far."""
        course = self.assessment.course
        if course is None:
            return None
        shares = year_profile(self.series, self.as_of.year)
        return course * share_elapsed(shares, later.number)

    @property
    def quarters_to_come(self) -> tuple[Quarter, ...]:
        """Those left of the year; none where quarters do not add up to a known year."""
        adds_up = self.series.measure.kind.adds_up
        if self.assessment.to_date is None or not adds_up:
            return ()
        return self.as_of.year.quarters[self.as_of.number :]

    def supposing(self, counts: Mapping[Quarter, int]) -> Outlook:
        """As if these were the counts of the quarters to come, seen from the last."""
        supposed = {quarter: Reading(count) for quarter, count in counts.items()}
        readings = {**self.series.readings, **supposed}
        return replace(
            self,
            series=replace(self.series, readings=readings),
            as_of=max(counts, default=self.as_of),
        )

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
