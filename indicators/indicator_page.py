"""What the page of an indicator says: signed-off figures, and what they are held to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.analysis.bearing import bearing
from indicators.analysis.outlook import Outlook
from indicators.charts import charts
from indicators.columns import column_of, rate_column
from indicators.history import History
from indicators.models import Actual, PublishedFigure
from indicators.quarter_figures import FigureRow, figure_row
from indicators.target_versions import Story, side_by_side, stories
from indicators.what_if import Supposed, WhatIfForm
from laa.plan.charting import Chart
from laa.plan.findings import Finding, about
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.tables import Cell, Column, Table
from laa.plan.trail import Step, trail

Measure = PublishedFigure.Measure


@dataclass(frozen=True)
class IndicatorPage:
    history: History
    revisions: list[Actual]
    published: list[PublishedFigure]
    findings: list[Finding]
    today: date

    @cached_property
    def outlook(self) -> Outlook:
        as_of = self.history.quarter_to_show(self.today)
        return self.history.outlook(as_of, self.today)

    @property
    def as_of(self) -> Quarter:
        return self.outlook.as_of

    @property
    def assessment(self) -> Assessment:
        return self.outlook.assessment

    @property
    def against_trajectory(self) -> str:
        return words.against_trajectory(self.assessment, self.history.measure)

    @property
    def colour(self) -> str:
        tolerance = self.outlook.counting.tolerance
        return words.colour(self.assessment, tolerance, self.history.measure)

    @cached_property
    def charts(self) -> list[Chart]:
        signed_off = self.history.signed_off.items()
        revised = {quarter for quarter, actual in signed_off if actual.revision > 1}
        return charts(self.outlook, revised)

    @property
    def bearing(self) -> list[tuple[str, str]]:
        """What the figures can bear, the weightiest first; nothing is left blank."""
        return bearing(self.outlook)

    def what_if_form(self, typed: QueryDict) -> WhatIfForm | None:
        """For the quarters left of the year; None if there is nothing to suppose."""
        quarters = self.outlook.quarters_to_come
        if not quarters:
            return None
        is_sent = any(quarter.slug in typed for quarter in quarters)
        return WhatIfForm(
            typed if is_sent else None,
            quarters=quarters,
            units=self.history.measure.units,
        )

    def what_if(self, form: WhatIfForm | None) -> Supposed | None:
        """Where the year would stand; None until something right is typed."""
        counts = form.supposed() if form and form.is_valid() else {}
        if not counts:
            return None
        return Supposed(self.outlook.supposing(counts))

    @property
    def other_findings(self) -> list[Finding]:
        """Those that no quarter's figure bears itself."""
        shown = [finding for row in self.figure_rows for finding in row.findings]
        return [finding for finding in self.findings if finding not in shown]

    @property
    def population(self) -> str:
        estimate = self.history.target_set.population
        if estimate is None:
            return ""
        return f"{shown(estimate.persons)}, mid-{estimate.year}, {estimate.vintage}"

    @property
    def tolerance(self) -> str:
        share = shown(100 * self.outlook.counting.tolerance, 2, trim=True)
        return f"Amber up to {share}% worse than the trajectory, red beyond"

    @property
    def breadcrumbs(self) -> list[Step]:
        target_set = self.history.target_set
        return trail(target_set.plan, (target_set.indicator.code, ""))

    @property
    def targets(self) -> Table:
        """Those that count; of a rate also as computed, and as the plan prints it."""
        measure, caption = self.history.measure, "Baseline and targets"
        columns = [Column("Year"), column_of("Value", measure)]
        if measure.rate(1) is None:
            rows = tuple((name, value) for name, _, _, value in self._targets)
            return Table(caption, tuple(columns), rows)
        rated = tuple(
            (name, value, self._rate(value), self._printed(of, year))
            for name, of, year, value in self._targets
        )
        caption = f"{caption}; rates per {shown(measure.per)} {measure.base}"
        columns += [rate_column("Rate computed", measure), Column("Rate published")]
        return Table(caption, tuple(columns), rated)

    @property
    def target_versions(self) -> Table | None:
        return side_by_side(self.history)

    @property
    def target_stories(self) -> list[Story]:
        return stories(self.history)

    @property
    def success_criterion(self) -> str:
        """As the version that counts last has it."""
        return str(self.history.stated(self.history.last_targets).success_criterion)

    @cached_property
    def figure_rows(self) -> list[FigureRow]:
        agreement = self.history.target_set.plan.agreement
        return [self._figure(quarter) for quarter in agreement.ended(self.today)]

    @cached_property
    def _targets(self) -> list[tuple[str, Measure, FinancialYear, float | Nothing]]:
        years = self.history.target_set.plan.agreement.years
        targets, rows = self.history.last_targets, []
        if targets.baseline is not None and targets.baseline_year:
            year = targets.baseline_year
            rows.append((f"Baseline {year}", Measure.BASELINE, year, targets.baseline))
        return rows + [
            (
                str(year),
                Measure.TARGET,
                year,
                self.history.targets.at_end_of(year).for_year(year),
            )
            for year in years
        ]

    def _rate(self, value: float | Nothing) -> Cell:
        rate = None if isinstance(value, Nothing) else self.history.measure.rate(value)
        return "" if rate is None else rate

    def _printed(self, of: Measure, year: FinancialYear) -> str:
        """The plan prints no rate of a target that was agreed after it."""
        targets = self.history.targets
        counting = targets.at_end_of(year)
        if of is Measure.BASELINE:
            counting = self.history.last_targets
        return self._published[of, year.start, 0] if counting is targets else ""

    def _figure(self, quarter: Quarter) -> FigureRow:
        code = self.history.target_set.indicator.code
        return figure_row(
            self.history,
            quarter,
            [one for one in self.revisions if one.quarter == quarter],
            published=self._published[Measure.ACTUAL, quarter.start, quarter.number],
            findings=about(self.findings, code, "actual", quarter),
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
