"""What every rate would become, and what else would be told: nothing is saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from indicators.analysis.estimates import Estimate
from indicators.analysis.findings.compared import Compared, compared
from indicators.analysis.findings.rules import find
from indicators.analysis.repopulation import (
    RateChange,
    Retelling,
    rate_changes,
    repopulated,
    retold,
)
from indicators.columns import rate_column
from indicators.estimates import estimate as estimate_of
from indicators.history import History, histories_of
from indicators.models import TargetSet
from indicators.plan_findings import reading_of
from laa.plan.models import ActionPlan, Population
from laa.plan.numbers import MINUS, shown
from laa.plan.tables import Cell, Column, Table


@dataclass(frozen=True)
class IndicatorPreview:
    """Of signed-off figures only, as partners would see them."""

    history: History
    estimate: Estimate
    changes: tuple[RateChange, ...]
    retellings: tuple[Retelling, ...]

    @property
    def name(self) -> str:
        return str(self.history.target_set.indicator)

    @property
    def used(self) -> Population | None:
        return self.history.target_set.population

    @property
    def summary(self) -> str:
        """By how much all rates change, and how many of them a reader would notice."""
        decimals = self.history.measure.decimals
        seen = sum(one.is_shown_otherwise(decimals) for one in self.changes)
        shows = (
            f"Shown to {decimals} decimals, {seen} of {len(self.changes)} become other "
            "rates."
        )
        if self.used is None:
            return f"Until now there was no population to give rates by. {shows}"
        share = 100 * (self.used.persons / self.estimate.persons - 1)
        if not share:
            return f"Both count {shown(self.used.persons)} people: every rate stays."
        way = "higher" if share > 0 else "lower"
        return (
            f"Every rate becomes {shown(abs(share), 1)}% {way}: it is divided by "
            f"{shown(self.estimate.persons)} people in place of "
            f"{shown(self.used.persons)}. {shows}"
        )

    @property
    def other_year(self) -> str:
        """That more than a revision lies between two estimates; empty if it does."""
        if self.used is None or self.used.year == self.estimate.year:
            return ""
        return (
            f"The estimate is of mid-{self.estimate.year} in place of "
            f"mid-{self.used.year}: part of the difference is people who came and went "
            "between, not a revision."
        )

    @property
    def table(self) -> Table:
        measure = self.history.measure
        columns = (
            Column("Rate of"),
            Column("Count", numeric=True, decimals=1, trim=True),
            rate_column("Now", measure),
            rate_column("Would be", measure),
            Column("Difference", numeric=True),
        )
        per = f"per {shown(measure.per)} {measure.base}"
        rows = tuple(self._row(one) for one in self.changes)
        return Table(f"{self.name}: rates {per}", columns, rows)

    def _row(self, change: RateChange) -> tuple[Cell, ...]:
        # A blank would say that a figure is not entered; a rate is never typed.
        before = "None" if change.before is None else change.before
        after = "None" if change.after is None else change.after
        return (change.name, change.count, before, after, self._difference(change))

    def _difference(self, change: RateChange) -> str:
        """With two decimals more than the rates, which may look alike."""
        if change.difference is None:
            return "None"
        text = shown(change.difference, self.history.measure.decimals + 2)
        return text if text.startswith(MINUS) else f"+{text}"


@dataclass(frozen=True)
class Preview:
    """`kept` counts the figures that keep the population they were signed off with."""

    estimate: Population
    indicators: tuple[IndicatorPreview, ...]
    findings: Compared
    kept: int

    @property
    def kept_words(self) -> str:
        if not self.kept:
            return "No figure was signed off with another population on record."
        one = self.kept == 1
        figures = (
            "1 signed-off figure keeps"
            if one
            else (f"{self.kept} signed-off figures keep")
        )
        return (
            f"{figures} what was reported with the population of that day; its "
            "indicator’s page then tells both."
        )

    @property
    def other_changes(self) -> tuple[str, str]:
        """A sentence on ratings and comparisons, and one on findings."""
        told = sum(len(one.retellings) for one in self.indicators)
        ratings = (
            f"Told otherwise of ratings, comparisons and forecasts: {told}."
            if told
            else "No rating, comparison or forecast changes: all of them are of counts."
        )
        if self.findings.is_empty:
            return ratings, "No finding changes."
        gone, found = len(self.findings.gone), len(self.findings.found)
        return ratings, (
            f"Findings: {gone} would go, {found} would come, and "
            f"{len(self.findings.reworded)} would be told with other figures."
        )


def preview_of(
    plan: ActionPlan,
    estimate: Population,
    target_sets: Collection[TargetSet],
    at: datetime,
) -> Preview:
    """Eight queries, however many indicators."""
    histories = histories_of(TargetSet.objects.with_plan().filter(plan=plan))
    chosen = [one for one in histories if one.target_set in target_sets]
    then = estimate_of(estimate, at)
    today = timezone.localdate(at)
    reading = reading_of(plan, histories, today)
    codes = {one.target_set.indicator.code for one in chosen}
    return Preview(
        estimate=estimate,
        indicators=tuple(_preview(one, then, today) for one in chosen),
        findings=compared(find(reading), find(reading.resting_on(then, codes))),
        kept=_kept(chosen, then),
    )


def _preview(history: History, then: Estimate, today: date) -> IndicatorPreview:
    years = history.target_set.plan.agreement.years
    anew = repopulated(history.series, then.persons)
    retellings: list[Retelling] = []
    for quarter in sorted(history.signed_off):
        before = history.outlook(quarter, today)
        retellings += retold(before, replace(before, series=anew))
    return IndicatorPreview(
        history,
        then,
        rate_changes(history.series, history.targets, years, then.persons),
        tuple(retellings),
    )


def _kept(histories: Sequence[History], then: Estimate) -> int:
    """Of how many figures what was reported rests on another population."""
    reports = [
        actual.reported
        for history in histories
        for actual in history.signed_off.values()
        if actual.reported
    ]
    return sum(report["population"] != then.persons for report in reports)
