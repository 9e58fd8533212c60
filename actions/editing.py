"""The only writer of actions and of what they are to reach, but for dates that move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from actions.leads import possible_leads
from actions.links import strays
from actions.models import Action
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


@dataclass(frozen=True)
class ActionText:
    """What a coordinator says of an action; `links` are other plans, one a line."""

    text: str
    reference: str = ""
    links: str = ""
    lead_name: str = ""
    lead_post: str = ""
    lead_organisation: str = ""
    led_by: User | None = None
    serves: Sequence[TargetSet] = ()


@transaction.atomic
def add_action(
    *, plan: ActionPlan, written: ActionText, by: User, at: datetime
) -> Action:
    """Add an action at the end of the plan, or raise Refused and change nothing."""
    refuse_unless_editor(by, plan)
    # The row that all actions hang on: two people add one after the other.
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    last = plan.actions.order_by("position").last()
    position = last.position + 1 if last else 1
    action = Action(plan=plan, position=position, added_by=by, added_at=at)
    _write(action, written)
    return action


@transaction.atomic
def begin_action(*, plan: ActionPlan, written: ActionText, position: int) -> Action:
    """One that a plan comes with when it is started on the server: added by nobody."""
    action = Action(plan=plan, position=position)
    _write(action, written)
    return action


@transaction.atomic
def edit_action(
    *, action: Action, written: ActionText, version: int, by: User
) -> Action:
    """Change an action, or raise Refused and change nothing."""
    refuse_unless_editor(by, action.plan)
    ActionPlan.objects.select_for_update().get(pk=action.plan_id)
    action = Action.objects.select_for_update().get(pk=action.pk)
    refuse_if_changed_since(version, action)
    action.version += 1
    _write(action, written)
    return action


def refuse_unless_editor(by: User, plan: ActionPlan) -> None:
    if not may(by, Permission.EDIT_ACTIONS, plan):
        raise Refused(Refusal("You may not add or change actions of this plan."))


def refuse_if_changed_since(version: int, action: Action) -> None:
    if action.version != version:
        raise Refused(
            Refusal(
                f"{action} was changed after you opened the page. What you sent was "
                "not kept yet: look at it as it is now, then send yours again if it "
                "is still right."
            )
        )


def _write(action: Action, written: ActionText) -> None:
    if found := list(_refusals(action, written)):
        raise Refused(*found)
    action.text = written.text.strip()
    action.reference = written.reference.strip()
    action.links = "\n".join(filter(None, map(str.strip, written.links.splitlines())))
    action.lead_name = written.lead_name.strip()
    action.lead_post = written.lead_post.strip()
    action.lead_organisation = written.lead_organisation.strip()
    action.led_by = written.led_by
    action.save()
    action.serves.set(written.serves)


def _refusals(action: Action, written: ActionText) -> Iterator[Refusal]:
    plan = action.plan
    if not written.text.strip():
        yield Refusal("Enter what is to be done", "text")
    reference = written.reference.strip()
    others = plan.actions.exclude(pk=action.pk)
    if reference and others.filter(reference=reference).exists():
        yield Refusal(
            f"'{reference}' is the reference of another action of this plan: enter "
            "another one, or leave it empty",
            "reference",
        )
    # Whoever lost the role stays named until somebody else is.
    is_new = written.led_by and written.led_by.pk != action.led_by_id
    if is_new and written.led_by not in possible_leads(plan):
        yield Refusal(
            f"{written.led_by} is no action lead of this plan: select one of the list",
            "led_by",
        )
    yield from strays(plan, "serves", written.serves)
