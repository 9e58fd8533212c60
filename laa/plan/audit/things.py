"""What a plan's record can be read of: the words in its address, and its tables."""

from __future__ import annotations

from functools import cache
from typing import Any

import pgtrigger
from django.db.models import Model
from django.utils.text import slugify

from laa.plan.access import Access
from laa.plan.audit.naming import model_of
from laa.plan.models import ActionPlan
from laa.plan.permissions import Permission
from laa.plan.recorded import Recorded, way_to_plan

# As in an address: the table, and what one and several are called.
THINGS = {
    "indicator": ("indicators_targetset", "Indicators and their figures"),
    "action": ("actions_action", "Actions"),
    "risk": ("actions_risk", "Risks"),
    "funding-line": ("funding_fundingline", "Funding lines"),
    "person": ("plan_user", "People’s roles"),
    "decision": ("actions_decision", "Decisions"),
    "text": ("plan_narrativesection", "Texts"),
    "named-person": ("plan_contact", "People whom the document names"),
    "document": ("plan_publishedrow", "Rows of the document"),
    "plan": ("plan_actionplan", "The plan itself"),
}


# They hold addresses, suspensions, invitations: for those who keep the people.
_OF_PEOPLE = {"plan_user", "plan_membershipchange", "plan_invitation"}


@cache
def kinds() -> dict[str, tuple[str, str]]:
    """All things that entries of a plan belong to; those without a word of ours too."""
    tables = {table for table, _ in THINGS.values()}
    found = dict(THINGS)
    registered: list[tuple[Any, Any]] = pgtrigger.registered()
    for model, trigger in registered:
        if isinstance(trigger, Recorded) and way_to_plan(model):
            thing = trigger.thing_of(model)._meta
            if thing.db_table not in tables:
                words = str(thing.verbose_name_plural)
                found[slugify(words)] = (thing.db_table, words.capitalize())
    return found


def kept_from(access: Access) -> set[str]:
    """The tables of things whose changes are not for this reader of the record."""
    return set() if access.may(Permission.KEEP_PEOPLE) else _OF_PEOPLE


def kinds_for(access: Access) -> dict[str, tuple[str, str]]:
    """The things whose changes the reader may read."""
    kept = kept_from(access)
    return {slug: one for slug, one in kinds().items() if one[0] not in kept}


def table_of(slug: str) -> str:
    return kinds()[slug][0] if slug in kinds() else ""


def find(plan: ActionPlan, slug: str, key: int) -> Model | None:
    """A thing of the plan as it is now; None if it is another plan's, or gone."""
    if slug not in THINGS:
        return None
    model: Any = model_of(table_of(slug))
    within: dict[str, dict[str, Any]] = {
        "person": {"memberships__plan": plan},
        "plan": {"pk": plan.pk},
    }
    where = within.get(slug, {"plan": plan})
    found: Model | None = (
        model._base_manager.select_related().filter(pk=key).filter(**where).first()
    )
    return found
