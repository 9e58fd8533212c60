from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from laa.plan.deadlines import Deadlines
from laa.plan.keeping_deadlines import set_deadlines
from laa.plan.models import ActionPlan, DeadlineChange, User
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import ActionPlanFactory, member
from tests.indicators.returns import AT

USUAL, LONGER = Deadlines(30, 45, 30), Deadlines(35, 50, 40)


@pytest.fixture
def plan(db: None) -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory()
    return plan


@pytest.fixture
def grace(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR, name="Grace")


def change(plan: ActionPlan, by: User, **given: Any) -> DeadlineChange:
    defaults: dict[str, Any] = {
        "deadlines": LONGER,
        "reason": "The police extract comes later.",
        "at": AT,
        "seen": 0,
    }
    return set_deadlines(plan=plan, by=by, **(defaults | given))


def test_a_plan_starts_with_the_usual_deadlines(plan: ActionPlan) -> None:
    assert plan.deadlines == USUAL


def test_a_change_is_kept_with_what_was_and_why(plan: ActionPlan, grace: User) -> None:
    kept = change(plan, grace)

    plan.refresh_from_db()
    assert plan.deadlines == kept.after == LONGER
    assert kept.before == USUAL
    assert (kept.number, kept.by, kept.at) == (1, grace, AT)
    assert kept.reason == "The police extract comes later."
    assert str(kept) == f"{plan}, change 1 of deadlines"


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_coordinators_change_deadlines(plan: ActionPlan, role: Role) -> None:
    with pytest.raises(Refused, match="You may not change the deadlines"):
        change(plan, member(plan, role))

    plan.refresh_from_db()
    assert plan.deadlines == USUAL


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"deadlines": USUAL}, "These are the deadlines as they were"),
        ({"reason": " "}, "Enter why the deadlines change"),
    ],
)
def test_a_change_of_nothing_or_without_reason_is_refused(
    plan: ActionPlan, grace: User, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        change(plan, grace, **given)

    assert not DeadlineChange.objects.exists()


def test_a_change_of_something_older_is_refused(plan: ActionPlan, grace: User) -> None:
    change(plan, grace)

    with pytest.raises(Refused, match="You have changed the deadlines after"):
        change(plan, grace, deadlines=USUAL)
    with pytest.raises(Refused, match="Grace has changed the deadlines after"):
        change(plan, member(plan, Role.COORDINATOR), deadlines=USUAL)

    assert change(plan, grace, deadlines=USUAL, seen=1).number == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_kept_and_one_refused() -> None:
    plan = ActionPlanFactory()
    ann, ben = (member(plan, Role.COORDINATOR, name=name) for name in ("Ann", "Ben"))

    (kept,), (refused,) = at_once(
        plan,
        lambda: change(plan, ann),
        lambda: change(plan, ben, deadlines=Deadlines(31, 46, 31)),
    )

    plan.refresh_from_db()
    assert plan.deadlines == kept.after
    assert str(refused).startswith(f"{kept.by.name} has changed the deadlines")


@pytest.mark.parametrize(
    "days",
    [{"days_to_sign_off": 29}, {"days_to_sign_off": 181}, {"days_to_update": 181}],
)
def test_the_database_refuses_deadlines_that_cannot_be(
    plan: ActionPlan, days: dict[str, int]
) -> None:
    with pytest.raises(IntegrityError, match="action_plan_deadlines_can_be"):
        ActionPlan.objects.filter(pk=plan.pk).update(**days)


def test_the_database_keeps_every_change(plan: ActionPlan, grace: User) -> None:
    kept = change(plan, grace)

    with pytest.raises(DatabaseError, match="Cannot delete rows"):
        kept.delete()
