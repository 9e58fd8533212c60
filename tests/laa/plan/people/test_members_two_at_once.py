"""Two coordinators act at one moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laa.plan.models import ActionPlan, MembershipChange, User
from laa.plan.people.members import change_roles, remove, suspend
from laa.plan.permissions import roles_of
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import NOW, ActionPlanFactory, member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


def attempt(
    write: Callable[..., MembershipChange], plan: ActionPlan, person: User, by: User
) -> Callable[[], MembershipChange]:
    return lambda: write(
        plan=plan, person=person, reason="Moved post", by=by, at=NOW, seen=0
    )


@pytest.mark.parametrize("write", [remove, suspend])
def test_of_two_coordinators_who_remove_each_other_one_stays(
    plan: ActionPlan, write: Callable[..., MembershipChange]
) -> None:
    ann, ben = member(plan, Role.COORDINATOR), member(plan, Role.COORDINATOR)

    done, refused = at_once(
        plan, attempt(write, plan, ben, ann), attempt(write, plan, ann, ben)
    )

    (change,), (said,) = done, refused
    assert str(said) == "You may not change the people of this plan."
    assert roles_of(change.by, plan) == {Role.COORDINATOR}
    assert roles_of(change.person, plan) == set()


def test_of_two_last_owners_who_are_removed_one_stays(plan: ActionPlan) -> None:
    ann, ben = member(plan, Role.COORDINATOR), member(plan, Role.COORDINATOR)
    one, other = member(plan, Role.OWNER), member(plan, Role.OWNER)

    done, refused = at_once(
        plan, attempt(remove, plan, one, ann), attempt(remove, plan, other, ben)
    )

    (said,) = refused
    assert "is the last indicator owner of this plan" in str(said)
    assert len(done) == plan.memberships.filter(role=Role.OWNER).count() == 1


def test_of_two_who_change_one_persons_roles_the_second_is_told(
    plan: ActionPlan,
) -> None:
    ann, ben = member(plan, Role.COORDINATOR), member(plan, Role.COORDINATOR)
    person = member(plan, Role.PARTNER, name="Ravi")

    def given(role: Role, by: User) -> Callable[[], MembershipChange]:
        return lambda: change_roles(
            plan=plan,
            person=person,
            roles=[role],
            reason="Moved post",
            by=by,
            at=NOW,
            seen=0,
        )

    done, refused = at_once(plan, given(Role.ANALYST, ann), given(Role.OWNER, ben))

    (change,), (said,) = done, refused
    assert str(said).startswith("What Ravi may do was changed after you opened")
    assert roles_of(person, plan) == set(change.became)
