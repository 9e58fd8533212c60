"""The only bridge from rows of money to calculations: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from actions.models import Action, Risk
from funding.analysis.cliff import Cliff, cliff
from funding.analysis.lines import Line
from funding.analysis.money import Value
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import Standing, stand
from funding.analysis.terms import Term
from funding.analysis.totals import Total, total
from funding.models import Allocation, AllocationChange, FundingLine, Spend
from indicators.models import TargetSet
from laa.plan.models import ActionPlan
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class LedgerLine:
    """A row of the plan with its money; what hangs on it is already fetched."""

    row: FundingLine
    line: Line
    due: Quarter

    def standing(self, year: FinancialYear) -> Standing:
        return stand(self.line, year, self.due)

    @property
    def actions(self) -> list[Action]:
        return list(self.row.actions.all())

    @property
    def indicators(self) -> list[TargetSet]:
        return list(self.row.serves.all())

    @property
    def risks(self) -> list[Risk]:
        return list(self.row.risks.all())


@dataclass(frozen=True)
class Ledger:
    """A plan's money; `due` is the last quarter of which spend is expected."""

    plan: ActionPlan
    due: Quarter
    lines: tuple[LedgerLine, ...]

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        return self.plan.agreement.years

    @property
    def year(self) -> FinancialYear:
        """The year that is looked at: that of the last quarter due."""
        return max(self.plan.agreement.quarters[0], self.due).year

    @cached_property
    def cliff(self) -> Cliff:
        return cliff([one.line for one in self.lines], self.years)

    def total(self, year: FinancialYear) -> Total:
        return self.cliff.of(year).total

    @property
    def total_of_all_years(self) -> Total:
        return total(
            (f"{one.line.name}, {year}", one.line.allocated(year))
            for one in self.lines
            for year in self.years
        )

    def standing(self, year: FinancialYear) -> PlanStanding:
        return PlanStanding(
            tuple((one.line.name, one.standing(year)) for one in self.lines)
        )

    def line_of(self, row: FundingLine) -> LedgerLine:
        return next(one for one in self.lines if one.row == row)


def ledger_of(plan: ActionPlan, as_of: Quarter | None, today: date) -> Ledger:
    """
    A plan's money as of a quarter: what held when it was reported on, or holds today.

    Of a quarter: the lines and allocations that there were on the last day of its
    report, and their spend up to it as known now. Without one: all that is known, and
    the last quarter that ended.
    """
    due = as_of or plan.agreement.last_due(today)
    until = as_of.reported_until if as_of else None
    rows = [row for row in _rows_of(plan) if row.was_there(until)]
    allocations = _by_line(Allocation.objects.filter(line__plan=plan))
    changes = _by_line(AllocationChange.objects.filter(line__plan=plan))
    spends = _by_line(Spend.objects.filter(line__plan=plan))
    lines = tuple(
        LedgerLine(
            row,
            Line(
                name=row.name,
                source=row.source,
                term=Term(row.term),
                allocations=_held(allocations[row.pk], changes[row.pk], as_of),
                spent=_spent(spends[row.pk], as_of),
            ),
            due,
        )
        for row in rows
    )
    return Ledger(plan, due, lines)


def _rows_of(plan: ActionPlan) -> Iterable[FundingLine]:
    """From the plan, so that each row knows it without asking again."""
    whole = "plan__agreement__area"
    return plan.funding_lines.order_by("position").prefetch_related(
        Prefetch("actions", Action.objects.select_related(whole)),
        Prefetch("serves", TargetSet.objects.with_plan()),
        Prefetch("risks", Risk.objects.select_related(whole)),
    )


def _by_line(rows: Iterable[Allocation | AllocationChange | Spend]) -> defaultdict:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row.line_id].append(row)
    return grouped


def _held(
    allocations: list[Allocation],
    changes: list[AllocationChange],
    as_of: Quarter | None,
) -> Mapping[FinancialYear, Value]:
    held = {FinancialYear(one.year): one.value for one in allocations}
    if as_of is None:
        return held
    # The latest first: each change recorded too late is undone.
    for change in reversed(changes):
        if timezone.localdate(change.at) > as_of.reported_until:
            held[FinancialYear(change.year)] = change.was
    return held


def _spent(spends: list[Spend], as_of: Quarter | None) -> Mapping[Quarter, Decimal]:
    """Rows come in the order of their numbers: of a quarter the last one counts."""
    return {
        spend.quarter: spend.amount
        for spend in spends
        if as_of is None or spend.quarter <= as_of
    }
