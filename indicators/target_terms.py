"""What a version of the targets states, as values: the plan's own or a later one's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.models import AnnualTarget, RefreshedTarget, TargetRefresh, TargetSet
from indicators.models.aims import Aims
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter

THE_PLANS_OWN = 1
Value = Decimal | Nothing


@dataclass(frozen=True)
class Terms:
    """What a version states, but for who agreed it when and why; shares as -0.11."""

    annual: Mapping[FinancialYear, Value]
    baseline: Value
    baseline_year: int | None
    success_criterion: str
    success_change: Decimal | None
    yearly_change: Decimal | None
    tolerance: Decimal
    baseline_recounted: bool = False


@dataclass(frozen=True)
class Agreed:
    """Who agreed to a version, when, from which quarter it counts, and why."""

    agreed_by: str
    agreed_on: date
    counts_from: Quarter
    reason: str


def latest(target_set: TargetSet) -> TargetRefresh | None:
    """The version that was recorded last; None while the plan's own is the only one."""
    return target_set.refreshes.select_related("by").order_by("number").last()


def number_of(refresh: TargetRefresh | None) -> int:
    """What a page remembers, so that targets agreed since are not passed over."""
    return refresh.number if refresh else THE_PLANS_OWN


def terms_of(target_set: TargetSet, refresh: TargetRefresh | None) -> Terms:
    """Of a version; without one, of the plan's own. Names every year."""
    row: Aims = refresh or target_set
    rows = (refresh or target_set).annual_targets.all()
    given = {FinancialYear(one.year): _value(one) for one in rows}
    years = target_set.plan.agreement.years
    return Terms(
        annual={year: given.get(year, Nothing.BLANK) for year in years},
        baseline=row.missing_baseline if row.baseline is None else row.baseline,
        baseline_year=row.baseline_year,
        success_criterion=row.success_criterion,
        success_change=row.success_change,
        yearly_change=row.yearly_change,
        tolerance=row.tolerance,
        baseline_recounted=refresh is not None and refresh.baseline_recounted,
    )


def _value(row: AnnualTarget | RefreshedTarget) -> Value:
    return Nothing(row.nothing) if row.value is None else row.value
