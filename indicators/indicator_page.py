"""What the page of an indicator says: signed-off figures, and what they are held to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.analysis.outlook import Outlook
from indicators.charts import charts
from indicators.history import History
from indicators.models import Actual, PublishedFigure
from indicators.returns import address
from laa.plan.charting import Chart
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.tables import Column, Table
from laa.plan.trail import Step, trail

Measure = PublishedFigure.Measure


@dataclass(frozen=True)
class FigureRow:
    """A quarter: its signed-off figure with its source, or why there is none."""

    quarter: Quarter
    figure: str
    rate: str
    published: str
    actual: Actual | None
    address: str


@dataclass(frozen=True)
class IndicatorPage:
    history: History
    published: list[PublishedFigure]
    today: date

    @cached_property
    def as_of(self) -> Quarter:
        """The latest quarter with a figure; without any, the last one that ended."""
        return self.history.latest_quarter(self.today) or self.due

    @property
    def due(self) -> Quarter:
        return Quarter.last_ended(self.today)

    @cached_property
    def assessment(self) -> Assessment:
        return self.history.assess(self.as_of)

    @property
    def against_trajectory(self) -> str:
        return words.against_trajectory(self.assessment, self.history.measure)

    @cached_property
    def charts(self) -> list[Chart]:
        history, agreement = self.history, self.history.target_set.plan.agreement
        return charts(
            Outlook(
                history.series, history.targets, self.as_of, self.due, agreement.years
            )
        )

    @property
    def population(self) -> str:
        estimate = self.history.target_set.population
        if estimate is None:
            return ""
        return f"{shown(estimate.persons)}, mid-{estimate.year}, {estimate.vintage}"

    @property
    def tolerance(self) -> str:
        share = shown(100 * self.history.targets.tolerance, 2, trim=True)
        return f"Amber up to {share}% worse than the trajectory, red beyond"

    @property
    def breadcrumbs(self) -> list[Step]:
        target_set = self.history.target_set
        return trail(target_set.plan, (target_set.indicator.code, ""))

    @property
    def targets(self) -> Table:
        """Baseline and yearly targets; of a rate also as computed and as printed."""
        measure, caption = self.history.measure, "Baseline and targets"
        rows = [(name, self._value(value)) for name, _, _, value in self._targets]
        if measure.rate(1) is None:
            return Table(caption, (Column("Year"), Column("Value")), tuple(rows))
        rated = [
            (*row, self._rate(value), self._published[of, year.start, 0])
            for row, (_, of, year, value) in zip(rows, self._targets, strict=True)
        ]
        caption = f"{caption}; rates per {shown(measure.per)} {measure.base}"
        headings = ("Year", "Value", "Rate computed", "Rate published")
        return Table(caption, tuple(map(Column, headings)), tuple(rated))

    @property
    def figure_rows(self) -> list[FigureRow]:
        quarters = self.history.target_set.plan.agreement.quarters
        return [self._figure(one) for one in quarters if one.has_ended(self.today)]

    @property
    def _targets(self) -> list[tuple[str, Measure, FinancialYear, float | Nothing]]:
        targets, rows = self.history.targets, []
        if targets.baseline is not None and targets.baseline_year:
            year = targets.baseline_year
            rows.append((f"Baseline {year}", Measure.BASELINE, year, targets.baseline))
        return rows + [
            (str(year), Measure.TARGET, year, targets.for_year(year))
            for year in self.history.target_set.plan.agreement.years
        ]

    def _value(self, value: float | Nothing) -> str:
        return words.target(value, self.history.measure)

    def _rate(self, value: float | Nothing) -> str:
        measure = self.history.measure
        rate = None if isinstance(value, Nothing) else measure.rate(value)
        return "" if rate is None else shown(rate, measure.decimals)

    def _figure(self, quarter: Quarter) -> FigureRow:
        history, measure = self.history, self.history.measure
        value = history.series.value(quarter)
        absent = history.target_set.why_not_owed(quarter) or "Not signed off"
        return FigureRow(
            quarter=quarter,
            figure=absent if value is None else words.value(value, measure),
            rate=words.rate(measure.rate(value), measure),
            published=self._published[Measure.ACTUAL, quarter.start, quarter.number],
            actual=history.signed_off.get(quarter),
            address=address(history.target_set, quarter),
        )

    @cached_property
    def _published(self) -> defaultdict[tuple[str, int, int], str]:
        """Each printed rate with the section of the plan that prints it."""
        printed: defaultdict[tuple[str, int, int], list[str]] = defaultdict(list)
        for one in self.published:
            if one.rate:
                where = printed[one.measure, one.year, one.quarter]
                where.append(f"{one.rate} in section {one.section}")
        found: defaultdict[tuple[str, int, int], str] = defaultdict(str)
        found.update({key: ", ".join(texts) for key, texts in printed.items()})
        return found
