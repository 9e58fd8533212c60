"""The only bridge from rows to analysis: four queries, however many indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils import timezone

from indicators.analysis.assessment import Assessment, assess
from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Series,
    Targets,
    Version,
)
from indicators.analysis.outlook import Outlook
from indicators.analysis.reported import Reported, changed_since
from indicators.figure import Figure
from indicators.models import (
    Actual,
    AnnualTarget,
    Indicator,
    RefreshedTarget,
    SeriesBreak,
    TargetRefresh,
    TargetSet,
)
from indicators.models.aims import Aims
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class Retold:
    """What was reported and what is known now, with all that changed between them."""

    then: Reported
    now: Reported
    why: tuple[str, ...]
    basis: str

    @property
    def differs(self) -> bool:
        """Whether what is known now says another thing."""
        return not self.then.agrees_with(self.now)


@dataclass(frozen=True)
class History:
    """A target set with all that partners may know of it: signed-off figures only."""

    target_set: TargetSet
    series: Series
    targets: Targets
    signed_off: Mapping[Quarter, Actual]
    refreshes: tuple[TargetRefresh, ...] = ()

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

    @property
    def last_targets(self) -> Targets:
        """The version that counts at the end of the agreement."""
        return self.targets.at(self.target_set.plan.agreement.quarters[-1])

    def stated(self, version: Targets) -> Aims:
        """The row of a version, for what is only read out of it."""
        rows = {row.number: row for row in self.refreshes}
        return rows.get(version.version.number, self.target_set)

    def recorded_by(self, day: date) -> History:
        """As if no targets had been recorded after a day."""
        kept = [row for row in self.refreshes if timezone.localdate(row.at) <= day]
        refreshed = self.targets.refreshed[: len(kept)]
        targets = replace(self.targets, refreshed=refreshed)
        return replace(self, targets=targets, refreshes=tuple(kept))

    def outlook(self, as_of: Quarter, today: date) -> Outlook:
        agreement = self.target_set.plan.agreement
        due = agreement.last_due(today)
        return Outlook(self.series, self.targets, as_of, due, agreement.years)

    def assess(self, as_of: Quarter) -> Assessment:
        return assess(self.series, self.targets, as_of)

    def report(self, quarter: Quarter) -> Reported:
        """What pages say of a quarter, with all that it rests on."""
        return Reported.of(self.assess(quarter), self.targets, self.series)

    def retold(self, quarter: Quarter) -> Retold | None:
        """What was reported when the figure was signed off, if that was kept."""
        actual = self.signed_off.get(quarter)
        if actual is None or not actual.reported:
            return None
        then = Reported.from_json(actual.reported)
        now = self.report(quarter)
        why = changed_since(then, now, self.measure)
        return Retold(then, now, why, then.basis(self.measure))

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
    refreshed = _refreshed(chosen)
    breaks = _breaks([chosen_one.indicator_id for chosen_one in chosen])
    return [
        _history(
            one,
            actuals[one.pk],
            _targets(one, annual[one.pk], refreshed[one.pk]),
            tuple(refreshed[one.pk]),
            breaks[one.indicator_id],
        )
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
    targets: Targets,
    refreshes: tuple[TargetRefresh, ...],
    breaks: tuple[Break, ...],
) -> History:
    signed_off = {actual.quarter: actual for actual in actuals}
    readings = {
        quarter: Figure.of(actual).reading() for quarter, actual in signed_off.items()
    }
    return History(
        target_set=target_set,
        series=Series(measure_of(target_set), readings, breaks),
        targets=targets,
        signed_off=signed_off,
        refreshes=refreshes,
    )


def _targets(
    target_set: TargetSet,
    annual: list[AnnualTarget],
    refreshed: dict[TargetRefresh, list[RefreshedTarget]],
) -> Targets:
    """The plan's own, with the versions that were agreed after it."""
    introduced = _year(target_set.introduced)
    later = (
        Targets(
            **_aims(row, targets),
            introduced=introduced,
            version=Version(row.number, row.agreed_on, row.counts_from),
            recounted=row.baseline_recounted,
        )
        for row, targets in refreshed.items()
    )
    return Targets(
        **_aims(target_set, annual), introduced=introduced, refreshed=tuple(later)
    )


def _aims(
    row: Aims, annual: Iterable[AnnualTarget | RefreshedTarget]
) -> dict[str, Any]:
    return {
        "annual": {FinancialYear(target.year): _value(target) for target in annual},
        "baseline": _number(row.baseline),
        "baseline_year": _year(row.baseline_year),
        "success_change": _number(row.success_change),
        "tolerance": float(row.tolerance),
    }


def _value(target: AnnualTarget | RefreshedTarget) -> float | Nothing:
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


def _refreshed(
    chosen: list[TargetSet],
) -> defaultdict[int, dict[TargetRefresh, list[RefreshedTarget]]]:
    """Each version with its years; it names all of them, so none is missed."""
    rows = RefreshedTarget.objects.filter(refresh__target_set__in=chosen)
    ordered = rows.select_related("refresh__by").order_by(
        "refresh__target_set", "refresh__number", "year"
    )
    found: defaultdict[int, dict[TargetRefresh, list[RefreshedTarget]]]
    found = defaultdict(dict)
    for refresh, targets in groupby(ordered, key=attrgetter("refresh")):
        found[refresh.target_set_id][refresh] = list(targets)
    return found


def _breaks(indicator_ids: list[int]) -> defaultdict[int, tuple[Break, ...]]:
    found: defaultdict[int, tuple[Break, ...]] = defaultdict(tuple)
    for row in SeriesBreak.objects.filter(indicator__in=indicator_ids):
        found[row.indicator_id] += (Break(row.day, row.title, row.reason),)
    return found
