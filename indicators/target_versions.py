"""The versions of an indicator's targets, side by side and with their stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.analysis import words
from indicators.analysis.measure import Targets
from indicators.history import History
from indicators.models import TargetRefresh
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear
from laa.plan.tables import Cell, Column, Table

NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Story:
    """A version that was agreed after the plan: who, when, from when, why."""

    row: TargetRefresh
    counts: str


def stories(history: History) -> list[Story]:
    """The latest first."""
    versions = zip(history.refreshes, history.targets.refreshed, strict=True)
    return [Story(row, counts(history, one)) for row, one in reversed([*versions])]


def side_by_side(history: History) -> Table | None:
    """A column a version, the plan's own first; None while that is the only one."""
    if not history.refreshes:
        return None
    versions = (history.targets, *history.targets.refreshed)
    stated = [history.stated(one) for one in versions]
    years = history.target_set.plan.agreement.years
    rows: list[tuple[Cell, ...]] = [
        ("Counts", *(counts(history, one) for one in versions)),
        *((f"Target {year}", *_targets(history, versions, year)) for year in years),
        ("Baseline", *(_baseline(history, one) for one in versions)),
        ("Success criterion", *(one.success_criterion or NOT_STATED for one in stated)),
        ("Change by the last year", *(_share(one.success_change) for one in stated)),
        ("Change each year", *(_share(one.yearly_change) for one in stated)),
        ("Tolerance", *(_share(one.tolerance) for one in stated)),
    ]
    headings = ("What", *(_heading(one) for one in versions))
    return Table("Versions of the targets", tuple(map(Column, headings)), tuple(rows))


def counts(history: History, version: Targets) -> str:
    """For which quarters of the agreement a version counts, in words."""
    counted = [
        quarter
        for quarter in history.target_set.plan.agreement.quarters
        if history.targets.at(quarter).version == version.version
    ]
    if not counted:
        return "For no quarter: replaced before it counted"
    return f"{counted[0]} to {counted[-1]}"


def _heading(version: Targets) -> str:
    number, agreed_on = version.version.number, version.version.agreed_on
    if agreed_on is None:
        return f"Version {number}: the plan itself"
    return f"Version {number}: {agreed_on:%B %Y}"


def _targets(
    history: History, versions: Iterable[Targets], year: FinancialYear
) -> list[str]:
    return [_value(history, one.for_year(year)) for one in versions]


def _value(history: History, value: float | Nothing) -> str:
    return words.target(value, history.measure)


def _baseline(history: History, version: Targets) -> str:
    if version.baseline is None:
        return history.stated(version).missing_baseline.words
    again = ", counted again" if version.recounted else ""
    return f"{_value(history, version.baseline)} ({version.baseline_year}{again})"


def _share(share: object) -> str:
    if share is None:
        return NOT_STATED
    return f"{shown(100 * float(str(share)), 2, trim=True)}%"
