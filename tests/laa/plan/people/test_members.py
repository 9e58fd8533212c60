from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from laa.plan.models import ActionPlan, Membership, MembershipChange, User
from laa.plan.people.members import change_roles, lift, remove, suspend, version_of
from laa.plan.permissions import permissions_of, roles_of
from laa.plan.refusals import Refused
from laa.plan.roles import NEVER_WITHOUT, Role
from tests.factories.plan import NOW, ActionPlanFactory, DeputyshipFactory, member

pytestmark = pytest.mark.django_db
Write = Callable[..., MembershipChange]


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


@pytest.fixture
def grace(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR, name="Grace")


@pytest.fixture
def ravi(plan: ActionPlan) -> User:
    return member(plan, Role.ANALYST, name="Ravi")


def do(write: Write, person: User, by: User, **given: Any) -> MembershipChange:
    plan = given.pop("plan", None) or by.memberships.get().plan
    seen = version_of(person, plan)
    typed = {"reason": "Moved post", "at": NOW, "seen": seen, "plan": plan}
    if write is change_roles:
        typed["roles"] = [Role.ANALYST, Role.ACTION_LEAD]
    return write(person=person, by=by, **typed | given)


def rows() -> tuple[Any, ...]:
    changes = MembershipChange.objects.count()
    return list(Membership.objects.order_by("pk").values()), changes


def refusal(write: Write, person: User, by: User, **given: Any) -> tuple[str, str]:
    before = rows()
    with pytest.raises(Refused) as refused:
        do(write, person, by, **given)
    assert rows() == before
    (only,) = refused.value.refusals
    return only


def test_roles_are_changed_to_those_given(
    plan: ActionPlan, grace: User, ravi: User
) -> None:
    do(change_roles, ravi, grace, roles=[Role.ACTION_LEAD, Role.PARTNER])

    assert roles_of(ravi, plan) == {Role.ACTION_LEAD, Role.PARTNER}


def test_a_change_is_kept_with_who_when_what_and_why(grace: User, ravi: User) -> None:
    do(change_roles, ravi, grace)

    kept = MembershipChange.objects.get()
    assert (kept.person, kept.by, kept.at, kept.number) == (ravi, grace, NOW, 1)
    assert (kept.was, kept.became) == (["analyst"], ["analyst", "action lead"])
    assert (kept.act, kept.reason) == ("changed", "Moved post")


def test_a_suspended_person_may_nothing_until_it_is_lifted(
    plan: ActionPlan, grace: User, ravi: User
) -> None:
    do(suspend, ravi, grace)
    assert permissions_of(ravi, plan) == set()

    do(lift, ravi, grace, reason="Back")

    assert roles_of(ravi, plan) == {Role.ANALYST}
    told = MembershipChange.objects.values_list("number", "act", "reason")
    assert list(told) == [(1, "suspended", "Moved post"), (2, "lifted", "Back")]


def test_every_role_is_suspended_and_no_other_plans(
    plan: ActionPlan, grace: User
) -> None:
    elsewhere = ActionPlanFactory()
    both = member(plan, Role.ANALYST, Role.ACTION_LEAD)
    both.memberships.create(plan=elsewhere, role=Role.PARTNER)

    do(suspend, both, grace)

    assert roles_of(both, plan) == set()
    assert roles_of(both, elsewhere) == {Role.PARTNER}


def test_a_removed_person_has_no_roles_and_a_history(
    plan: ActionPlan, grace: User, ravi: User
) -> None:
    do(remove, ravi, grace)

    assert roles_of(ravi, plan) == set()
    kept = MembershipChange.objects.get()
    assert (kept.act, kept.was, kept.became) == ("removed", ["analyst"], [])


def test_a_suspended_person_can_be_removed(grace: User, ravi: User) -> None:
    do(suspend, ravi, grace)

    do(remove, ravi, grace)

    assert not ravi.memberships.exists()


@pytest.mark.parametrize("write", [change_roles, suspend, lift, remove])
@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_changes_people(
    plan: ActionPlan, ravi: User, role: Role, write: Write
) -> None:
    said = refusal(write, ravi, member(plan, role))

    assert said == ("You may not change the people of this plan.", "")


@pytest.mark.parametrize("write", [change_roles, suspend, lift, remove])
def test_a_coordinator_of_another_plan_changes_nobody_here(
    plan: ActionPlan, ravi: User, write: Write
) -> None:
    other = member(ActionPlanFactory(), Role.COORDINATOR)

    said, _ = refusal(write, ravi, other, plan=plan)

    assert said == "You may not change the people of this plan."


@pytest.mark.parametrize("write", [change_roles, suspend, lift, remove])
def test_nobody_changes_their_own_part(
    plan: ActionPlan, grace: User, write: Write
) -> None:
    member(plan, Role.COORDINATOR)

    said, _ = refusal(write, grace, grace)

    assert said == "Nobody changes their own part in a plan. Another coordinator can."


@pytest.mark.parametrize("write", [change_roles, suspend, lift, remove])
def test_whoever_is_not_in_the_plan_is_not_changed(grace: User, write: Write) -> None:
    stranger = member(ActionPlanFactory(), Role.ANALYST, name="Sam")

    said, _ = refusal(write, stranger, grace)

    assert said == "Sam is no longer in this plan. Nothing was changed."


@pytest.mark.parametrize("write", [change_roles, suspend, lift, remove])
def test_a_change_of_what_was_changed_since_is_refused(
    grace: User, ravi: User, write: Write
) -> None:
    do(change_roles, ravi, grace)

    said, _ = refusal(write, ravi, grace, seen=0)

    assert said.startswith("What Ravi may do was changed after you opened the page")


@pytest.mark.parametrize("write", [change_roles, suspend, remove])
def test_a_change_without_a_reason_is_refused(
    grace: User, ravi: User, write: Write
) -> None:
    said = refusal(write, ravi, grace, reason=" \n ")

    assert said == ("Enter the reason: it is kept", "reason")


def test_a_person_keeps_one_role_at_least(grace: User, ravi: User) -> None:
    said = refusal(change_roles, ravi, grace, roles=[])

    assert said == (
        "Select at least one role. To take them all away, remove the person.",
        "roles",
    )


def test_roles_that_are_as_they_were_are_refused(grace: User, ravi: User) -> None:
    said, field = refusal(change_roles, ravi, grace, roles=[Role.ANALYST])

    assert said.startswith("Ravi has these roles already")
    assert field == "roles"


def test_the_roles_of_a_suspended_person_stay(grace: User, ravi: User) -> None:
    do(suspend, ravi, grace)

    assert refusal(change_roles, ravi, grace)[0] == (
        "Ravi is suspended: lift the suspension first."
    )
    assert refusal(suspend, ravi, grace)[0] == "Ravi is suspended already."


def test_what_is_not_suspended_is_not_lifted(grace: User, ravi: User) -> None:
    assert refusal(lift, ravi, grace)[0] == "Ravi is not suspended."


@pytest.mark.parametrize("write", [change_roles, suspend, remove])
def test_the_last_owner_who_can_act_stays(
    plan: ActionPlan, grace: User, write: Write
) -> None:
    last = member(plan, Role.OWNER, name="Helen")
    member(plan, Role.OWNER, is_active=False)
    do(suspend, member(plan, Role.OWNER), grace)

    said, _ = refusal(write, last, grace)

    assert said == (
        "Helen is the last indicator owner of this plan who can act. "
        "Give somebody else the role of indicator owner first."
    )


@pytest.mark.parametrize("write", [change_roles, suspend, remove])
@pytest.mark.parametrize("role", NEVER_WITHOUT)
def test_one_of_two_may_go(
    plan: ActionPlan, grace: User, role: Role, write: Write
) -> None:
    one, _ = member(plan, role), member(plan, role)

    do(write, one, grace)

    assert role not in roles_of(one, plan)


def test_a_deputyship_ends_with_the_owners_role(plan: ActionPlan, grace: User) -> None:
    member(plan, Role.OWNER)
    deputyship = DeputyshipFactory(plan=plan)

    do(change_roles, deputyship.owner, grace, roles=[Role.PARTNER])

    deputyship.refresh_from_db()
    assert (deputyship.ended_at, deputyship.ended_by) == (NOW, grace)


def test_a_deputyship_ends_with_the_deputys_part(
    plan: ActionPlan, grace: User, ravi: User
) -> None:
    deputyship = DeputyshipFactory(plan=plan, deputy=ravi)
    other = DeputyshipFactory(plan=plan)

    do(remove, ravi, grace)

    deputyship.refresh_from_db()
    other.refresh_from_db()
    assert (deputyship.ended_by, other.ended_by) == (grace, None)
