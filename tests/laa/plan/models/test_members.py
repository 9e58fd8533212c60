from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from laa.plan.models import ActionPlan, Membership, MembershipChange, User
from laa.plan.roles import NEVER_WITHOUT, Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    MembershipChangeFactory,
    MembershipFactory,
    UserFactory,
    member,
    suspend,
)

pytestmark = pytest.mark.django_db
SUSPENDED = {"suspended_at": NOW, "suspended_because": "On leave"}


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(IntegrityError, match="membership_role_is_known"):
        MembershipFactory(role="mayor")


@pytest.mark.parametrize("half", ["suspended_at", "suspended_by", "suspended_because"])
def test_a_suspension_says_when_by_whom_and_why(half: str) -> None:
    whole: dict[str, Any] = {**SUSPENDED, "suspended_by": UserFactory()}
    whole[half] = "" if half == "suspended_because" else None

    with pytest.raises(IntegrityError, match="membership_suspension_is_whole"):
        MembershipFactory(**whole)


def test_what_is_suspended_or_of_a_closed_account_does_not_act(
    plan: ActionPlan,
) -> None:
    acting = member(plan, Role.PARTNER)
    member(plan, Role.PARTNER, is_active=False)
    suspend(member(plan, Role.PARTNER), plan)

    found = plan.memberships.acting()

    assert [one.user for one in found] == [acting]


def gone(person: User, how: str) -> None:
    held = Membership.objects.filter(user=person)
    with transaction.atomic():
        match how:
            case "deleted":
                held.delete()
            case "suspended":
                held.update(**SUSPENDED, suspended_by=UserFactory())
            case "given another role":
                held.update(role=Role.PARTNER)
            case _:
                held.update(plan=ActionPlanFactory())


WAYS = ("deleted", "suspended", "given another role", "moved to another plan")


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("role", NEVER_WITHOUT)
def test_the_last_of_such_a_role_stays_whatever_is_tried(
    plan: ActionPlan, role: Role, how: str
) -> None:
    last = member(plan, role)
    member(ActionPlanFactory(), role)
    member(plan, role, is_active=False)
    # Suspended while another could act.
    suspended = member(plan, role)
    suspend(suspended, plan)

    with pytest.raises(IntegrityError, match=f"keeps the last {role} of plan"):
        gone(last, how)

    assert plan.memberships.acting().get().user == last


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("role", NEVER_WITHOUT)
def test_one_of_two_may_go(plan: ActionPlan, role: Role, how: str) -> None:
    first, second = member(plan, role), member(plan, role)

    gone(first, how)

    assert plan.memberships.acting().get(role=role).user == second


@pytest.mark.parametrize("role", set(Role) - set(NEVER_WITHOUT))
def test_the_last_of_any_other_role_may_go(plan: ActionPlan, role: Role) -> None:
    gone(member(plan, role), "deleted")

    assert not plan.memberships.exists()


def test_what_is_suspended_already_may_be_deleted(plan: ActionPlan) -> None:
    member(plan, Role.OWNER)
    suspended = member(plan, Role.OWNER)
    suspend(suspended, plan)

    gone(suspended, "deleted")

    assert plan.memberships.count() == 1


def test_a_change_is_told_once() -> None:
    change = MembershipChangeFactory(number=1)

    with pytest.raises(IntegrityError, match="membership_change_is_unique"):
        MembershipChangeFactory(plan=change.plan, person=change.person, number=1)


def test_a_change_says_why() -> None:
    with pytest.raises(IntegrityError, match="membership_change_has_reason"):
        MembershipChangeFactory(reason="")


def test_nobody_is_kept_as_having_changed_their_own_part() -> None:
    person = UserFactory()

    with pytest.raises(IntegrityError, match="membership_change_is_by_another"):
        MembershipChangeFactory(person=person, by=person)


def test_whoever_joins_does_so_themselves() -> None:
    person, joined = UserFactory(), MembershipChange.Act.JOINED

    change = MembershipChangeFactory(person=person, by=person, act=joined)

    assert str(change) == f"{person}: joined"


def test_a_change_that_was_kept_stays_as_it_is() -> None:
    MembershipChangeFactory()

    with pytest.raises(DatabaseError, match="history_is_frozen"), transaction.atomic():
        MembershipChange.objects.update(reason="Another")


def test_a_change_that_was_kept_is_never_deleted() -> None:
    MembershipChangeFactory()

    with pytest.raises(DatabaseError, match="history_is_kept"), transaction.atomic():
        MembershipChange.objects.all().delete()
