"""The only writer of funding lines themselves: their words and what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from actions.links import strays
from actions.models import Action, Risk
from funding.allocating import begin_allocation
from funding.analysis.money import Value
from funding.analysis.terms import Term
from funding.locking import (
    count_change,
    lock,
    refuse_if_changed_since,
    require_permission,
)
from funding.models import FundingLine
from funding.refusals import MoneyRefused
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, User
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal


@dataclass(frozen=True)
class Details:
    """What a line says of itself, and what in the plan hangs on its money."""

    name: str
    source: str
    term: Term
    comment: str = ""
    actions: Collection[Action] = ()
    serves: Collection[TargetSet] = ()
    risks: Collection[Risk] = ()


@transaction.atomic
def add_line(
    *, plan: ActionPlan, details: Details, by: User, at: datetime
) -> FundingLine:
    """A further line at the end of the plan's list, or MoneyRefused."""
    require_permission(by, plan)
    _lock_names(plan)
    _refuse_if_name_is_taken(plan, details.name, but=None)
    _refuse_links_out_of(plan, details)
    last = plan.funding_lines.aggregate(last=Max("position"))["last"] or 0
    line = FundingLine(plan=plan, position=last + 1, added_by=by, added_at=at)
    _fill(line, details)
    line.save()
    _hang(line, details)
    return line


@transaction.atomic
def begin_line(
    *,
    plan: ActionPlan,
    details: Details,
    position: int,
    given: Mapping[FinancialYear, Value],
) -> FundingLine:
    """
    One that a plan comes with when it is started on the server: added by nobody.

    `given` is what each year gives it; a year that is not entered has no row.
    """
    _refuse_if_name_is_taken(plan, details.name, but=None)
    _refuse_links_out_of(plan, details)
    line = FundingLine(plan=plan, position=position)
    _fill(line, details)
    line.save()
    _hang(line, details)
    for year, value in given.items():
        if value is not Nothing.BLANK:
            begin_allocation(line, year, value)
    return line


@transaction.atomic
def edit_line(
    *, line: FundingLine, details: Details, by: User, version: int
) -> FundingLine:
    """Change what a line says of itself, or raise MoneyRefused."""
    require_permission(by, line.plan)
    _lock_names(line.plan)
    (row,) = lock(line)
    refuse_if_changed_since(version, row)
    _refuse_if_name_is_taken(line.plan, details.name, but=row)
    _refuse_links_out_of(line.plan, details)
    _fill(row, details)
    row.save(update_fields=["name", "source", "term", "comment"])
    _hang(row, details)
    count_change(row)
    return row


def _lock_names(plan: ActionPlan) -> None:
    """Two people may not give two lines one name, or one place, at one moment."""
    ActionPlan.objects.select_for_update().get(pk=plan.pk)


def _refuse_if_name_is_taken(
    plan: ActionPlan, name: str, *, but: FundingLine | None
) -> None:
    others = plan.funding_lines.exclude(pk=but.pk) if but else plan.funding_lines
    if others.filter(name=name).exists():
        raise MoneyRefused(
            Refusal(
                f"There is a line '{name}' already: give this one a name of its own.",
                "name",
            )
        )


def _refuse_links_out_of(plan: ActionPlan, details: Details) -> None:
    found = (
        *strays(plan, "actions", details.actions),
        *strays(plan, "serves", details.serves),
        *strays(plan, "risks", details.risks),
    )
    if found:
        raise MoneyRefused(*found)


def _fill(line: FundingLine, details: Details) -> None:
    line.name, line.source = details.name, details.source
    line.term, line.comment = details.term, details.comment


def _hang(line: FundingLine, details: Details) -> None:
    line.actions.set(details.actions)
    line.serves.set(details.serves)
    line.risks.set(details.risks)
