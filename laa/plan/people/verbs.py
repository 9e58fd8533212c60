"""What a coordinator does about a person's part: its words, its form, its write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from laa.plan.people import members
from laa.plan.people.forms import ReasonForm, RolesForm


@dataclass(frozen=True)
class Verb:
    label: str
    consequence: str
    done: str
    write: Callable[..., object]
    form: type[ReasonForm] = ReasonForm


CHANGE_ROLES = Verb(
    "Change roles",
    "The roles count from the next page that the person opens.",
    "the roles were changed",
    members.change_roles,
    RolesForm,
)
SUSPEND = Verb(
    "Suspend",
    "Until the suspension is lifted the person’s roles count for nothing: the plan is "
    "not there for them, and nothing waits for them. What they did stays.",
    "suspended",
    members.suspend,
)
LIFT = Verb(
    "Lift the suspension",
    "The person’s roles count again, as they were.",
    "the suspension was lifted",
    members.lift,
)
REMOVE = Verb(
    "Remove from the plan",
    "All roles in this plan are taken away. What the person did stays, with their "
    "name. To come back they need an invitation.",
    "removed from the plan",
    members.remove,
)
