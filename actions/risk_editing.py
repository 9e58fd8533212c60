"""The only writer of a risk's wording, owner, target score and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from actions.links import strays
from actions.models import Action, Risk
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


@dataclass(frozen=True)
class RiskDetails:
    """All of a risk that a coordinator writes; its score comes from reviews alone."""

    text: str
    reference: str = ""
    mitigation: str = ""
    owner: str = ""
    target_score: int | None = None
    actions: Sequence[Action] = ()
    threatens: Sequence[TargetSet] = ()


@transaction.atomic
def add_risk(*, plan: ActionPlan, details: RiskDetails, by: User, at: datetime) -> Risk:
    """Add a risk at the end of the register, or raise Refused and change nothing."""
    if not may(by, Permission.EDIT_RISKS, plan):
        raise Refused(Refusal("You may not add risks to this plan."))
    _lock(plan)
    _refuse_a_taken_reference(plan.risks.all(), details)
    _refuse_links_out_of(plan, details)
    last = plan.risks.aggregate(last=Max("position"))["last"] or 0
    risk = Risk(plan=plan, position=last + 1, version=0, added_by=by, added_at=at)
    return _write(risk, details)


@transaction.atomic
def begin_risk(*, plan: ActionPlan, details: RiskDetails, position: int) -> Risk:
    """One that a plan comes with when it is started on the server: added by nobody."""
    _refuse_a_taken_reference(plan.risks.all(), details)
    _refuse_links_out_of(plan, details)
    return _write(Risk(plan=plan, position=position, version=0), details)


@transaction.atomic
def edit_risk(*, risk: Risk, details: RiskDetails, by: User, version: int) -> Risk:
    """
    Change a risk, or raise Refused and change nothing.

    `version` is that of the risk which the person saw.
    """
    if not may(by, Permission.EDIT_RISKS, risk.plan):
        raise Refused(Refusal("You may not change risks of this plan."))
    _lock(risk.plan)
    row: Risk = Risk.objects.get(pk=risk.pk)
    if row.version != version:
        raise Refused(
            Refusal(
                "This risk was changed after you opened the page, so your change was "
                "not made. Look at the risk as it is now, then save again if yours is "
                "still right."
            )
        )
    _refuse_a_taken_reference(risk.plan.risks.exclude(pk=risk.pk), details)
    _refuse_links_out_of(risk.plan, details)
    return _write(row, details)


def _lock(plan: ActionPlan) -> None:
    """Positions and references are a plan's: its risks change one after the other."""
    ActionPlan.objects.select_for_update().get(pk=plan.pk)


def _refuse_a_taken_reference(others: QuerySet[Risk], details: RiskDetails) -> None:
    if details.reference and others.filter(reference=details.reference).exists():
        raise Refused(
            Refusal(
                f"'{details.reference}' is the reference of another risk of this "
                "plan: enter one that no other has",
                field="reference",
            )
        )


def _refuse_links_out_of(plan: ActionPlan, details: RiskDetails) -> None:
    found = (
        *strays(plan, "actions", details.actions),
        *strays(plan, "threatens", details.threatens),
    )
    if found:
        raise Refused(*found)


def _write(row: Risk, details: RiskDetails) -> Risk:
    for name in ("reference", "text", "mitigation", "owner", "target_score"):
        setattr(row, name, getattr(details, name))
    row.version += 1
    row.save()
    row.actions.set(details.actions)
    row.threatens.set(details.threatens)
    return row
