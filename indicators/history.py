"""The only bridge from rows to analysis: three queries, however many indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators.analysis.assessment import Assessment, assess
from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Series,
    Targets,
)
from indicators.analysis.outlook import Outlook
from indicators.analysis.reported import Reported, changed_since
from indicators.figure import Figure
from indicators.models import Actual, AnnualTarget, Indicator, SeriesBreak, TargetSet
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class Retold:
    """What was reported and what is known now; `why` is empty where they agree."""

    then: Reported
    now: Reported
    why: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """A target set with all that partners may know of it: signed-off figures only."""

    target_set: TargetSet
    series: Series
    targets: Targets
    signed_off: Mapping[Quarter, Actual]

    @property
    def measure(self) -> Measure:
        return self.series.measure

    def latest_quarter(self, today: date) -> Quarter | None:
        """The last quarter with a signed-off figure that had ended by `today`."""
        ended = [q for q in self.signed_off if q.has_ended(today)]
        return max(ended, default=None)

    def quarter_to_show(self, today: date) -> Quarter:
        """The latest with a figure; without any, the last of the agreement to end."""
        agreement = self.target_set.plan.agreement
        first, due = agreement.quarters[0], agreement.last_due(today)
        return self.latest_quarter(today) or max(first, due)

    def outlook(self, as_of: Quarter, today: date) -> Outlook:
        agreement = self.target_set.plan.agreement
        due = agreement.last_due(today)
        return Outlook(self.series, self.targets, as_of, due, agreement.years)

    def assess(self, as_of: Quarter) -> Assessment:
        return assess(self.series, self.targets, as_of)

    def retold(self, quarter: Quarter) -> Retold | None:
        """What was reported when the figure was signed off, if that was kept."""
        actual = self.signed_off.get(quarter)
        if actual is None or not actual.reported:
            return None
        then = Reported.from_json(actual.reported)
        now = Reported.of(self.assess(quarter), self.targets, self.measure)
        return Retold(then, now, changed_since(then, now, self.measure))

    def assess_with(self, quarter: Quarter, reading: Reading) -> Assessment:
        """As if `reading` were signed off: for whoever enters it or signs it."""
        readings = {**self.series.readings, quarter: reading}
        return assess(replace(self.series, readings=readings), self.targets, quarter)


def histories_of(target_sets: Iterable[TargetSet]) -> list[History]:
    """In the order given. The target sets carry their indicator and population."""
    chosen = list(target_sets)
    actuals = _by_target_set(
        Actual.objects.filter(target_set__in=chosen)
        .signed_off()
        .with_reports()
        .select_related("signed_off_by", "signed_off_for")
    )
    annual = _by_target_set(AnnualTarget.objects.filter(target_set__in=chosen))
    breaks = _breaks([chosen_one.indicator_id for chosen_one in chosen])
    return [
        _history(one, actuals[one.pk], annual[one.pk], breaks[one.indicator_id])
        for one in chosen
    ]


def history_of(target_set: TargetSet) -> History:
    return histories_of([target_set])[0]


def measure_of(target_set: TargetSet) -> Measure:
    indicator: Indicator = target_set.indicator
    return Measure(
        kind=Kind(indicator.kind),
        polarity=Polarity(indicator.polarity),
        unit=indicator.unit,
        units=indicator.units,
        decimals=indicator.decimals,
        per=indicator.per,
        base=indicator.base,
        population=target_set.population.persons if target_set.population else None,
    )


def _history(
    target_set: TargetSet,
    actuals: list[Actual],
    annual: list[AnnualTarget],
    breaks: tuple[Break, ...],
) -> History:
    signed_off = {actual.quarter: actual for actual in actuals}
    readings = {
        quarter: Figure.of(actual).reading() for quarter, actual in signed_off.items()
    }
    return History(
        target_set=target_set,
        series=Series(measure_of(target_set), readings, breaks),
        targets=_targets(target_set, annual),
        signed_off=signed_off,
    )


def _targets(target_set: TargetSet, annual: list[AnnualTarget]) -> Targets:
    return Targets(
        annual={FinancialYear(target.year): _value(target) for target in annual},
        baseline=_number(target_set.baseline),
        baseline_year=_year(target_set.baseline_year),
        success_change=_number(target_set.success_change),
        tolerance=float(target_set.tolerance),
        introduced=_year(target_set.introduced),
    )


def _value(target: AnnualTarget) -> float | Nothing:
    if target.value is None:
        return Nothing(target.nothing)
    return float(target.value)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _year(start: int | None) -> FinancialYear | None:
    return None if start is None else FinancialYear(start)


def _by_target_set(rows: Iterable[Actual | AnnualTarget]) -> defaultdict:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row.target_set_id].append(row)
    return grouped


def _breaks(indicator_ids: list[int]) -> defaultdict[int, tuple[Break, ...]]:
    found: defaultdict[int, tuple[Break, ...]] = defaultdict(tuple)
    for row in SeriesBreak.objects.filter(indicator__in=indicator_ids):
        found[row.indicator_id] += (Break(row.day, row.title, row.reason),)
    return found
