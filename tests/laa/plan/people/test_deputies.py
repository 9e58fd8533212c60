from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.people.deputies import (
    end_deputyship,
    name_deputy,
    owner_acted_for,
    possible_deputies,
)
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    DeputyshipFactory,
    member,
    suspend,
)

pytestmark = pytest.mark.django_db
TODAY, LAST = date(2008, 10, 20), date(2008, 10, 31)
SIGN_OFF = Permission.SIGN_OFF_RETURN


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = TODAY
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


@pytest.fixture
def helen(plan: ActionPlan) -> User:
    return member(plan, Role.OWNER, name="Helen")


@pytest.fixture
def ravi(plan: ActionPlan) -> User:
    return member(plan, Role.PARTNER, name="Ravi")


def named(by: User, deputy: User, **given: Any) -> Deputyship:
    typed = {"first_day": TODAY, "last_day": LAST, "at": NOW, **given}
    plan = typed.pop("plan", None) or by.memberships.get().plan
    return name_deputy(plan=plan, deputy=deputy, by=by, **typed)


def refusal(write: Callable[[], object]) -> tuple[str, str]:
    before = list(Deputyship.objects.order_by("pk").values())
    with pytest.raises(Refused) as refused:
        write()
    assert list(Deputyship.objects.order_by("pk").values()) == before
    (only,) = refused.value.refusals
    return only


def test_an_owner_names_a_deputy_for_some_days(
    plan: ActionPlan, helen: User, ravi: User
) -> None:
    named(helen, ravi)

    kept = Deputyship.objects.get()
    assert (kept.plan, kept.owner, kept.deputy, kept.at) == (plan, helen, ravi, NOW)
    assert kept.days == "from 20 October 2008 to 31 October 2008"
    assert owner_acted_for(ravi, SIGN_OFF, plan) == helen


def test_a_day_is_enough(helen: User, ravi: User) -> None:
    assert named(helen, ravi, last_day=TODAY).last_day == TODAY


def test_a_deputy_acts_for_the_owner_in_what_was_lent_only(
    plan: ActionPlan, helen: User, ravi: User
) -> None:
    named(helen, ravi)

    assert owner_acted_for(ravi, Permission.ENTER_RETURN, plan) is None
    assert owner_acted_for(helen, SIGN_OFF, plan) is None


@pytest.mark.parametrize("role", set(Role) - {Role.OWNER})
def test_only_an_owner_names_a_deputy(plan: ActionPlan, ravi: User, role: Role) -> None:
    by = member(plan, role)

    said, _ = refusal(lambda: named(by, ravi))

    assert said == "You may not name a deputy in this plan."


def test_a_deputy_names_no_deputy(plan: ActionPlan, helen: User, ravi: User) -> None:
    named(helen, ravi)

    said, _ = refusal(lambda: named(ravi, member(plan, Role.PARTNER)))

    assert said == "You may not name a deputy in this plan."


def test_a_deputy_is_of_the_plan_and_counts(plan: ActionPlan, helen: User) -> None:
    stranger = member(ActionPlanFactory(), Role.PARTNER)
    suspended = member(plan, Role.PARTNER)
    suspend(suspended, plan)

    for person in (stranger, suspended):
        said, field = refusal(lambda person=person: named(helen, person))
        assert said.startswith(f"{person} has no role in this plan that counts")
        assert field == "deputy"


def test_an_owner_is_nobodys_deputy(plan: ActionPlan, helen: User) -> None:
    other = member(plan, Role.OWNER, name="Olu")

    assert refusal(lambda: named(helen, helen))[1] == "deputy"
    assert refusal(lambda: named(helen, other))[0].startswith(
        "Olu signs off in their own right"
    )


def test_days_that_are_over_are_refused(helen: User, ravi: User) -> None:
    said = refusal(lambda: named(helen, ravi, first_day=date(2008, 10, 19)))

    assert said == (
        "19 October 2008 is over: enter 20 October 2008 or a later day",
        "first_day",
    )


def test_a_last_day_before_the_first_is_refused(helen: User, ravi: User) -> None:
    said = refusal(lambda: named(helen, ravi, first_day=LAST, last_day=TODAY))

    assert said == (
        "20 October 2008 is before the first day: enter 31 October 2008 or a later day",
        "last_day",
    )


def test_an_owner_has_one_deputy_at_a_time(
    plan: ActionPlan, helen: User, ravi: User
) -> None:
    named(helen, ravi)
    other = member(plan, Role.PARTNER)

    said, field = refusal(lambda: named(helen, other, first_day=LAST, last_day=LAST))

    assert said.startswith("Ravi is your deputy from 20 October 2008 to 31 October")
    assert field == "first_day"


def test_a_deputy_has_one_owner_at_a_time(
    plan: ActionPlan, helen: User, ravi: User
) -> None:
    named(helen, ravi)
    other = member(plan, Role.OWNER)

    said, field = refusal(lambda: named(other, ravi))

    assert said.startswith("Ravi is the deputy of Helen from 20 October 2008")
    assert field == "deputy"


def test_the_day_after_there_may_be_another(
    plan: ActionPlan, helen: User, ravi: User
) -> None:
    named(helen, ravi)
    days = {"first_day": date(2008, 11, 1), "last_day": date(2008, 11, 2)}

    named(helen, member(plan, Role.PARTNER), **days)

    assert Deputyship.objects.count() == 2


def test_an_owner_ends_it_at_once(plan: ActionPlan, helen: User, ravi: User) -> None:
    deputyship = named(helen, ravi)

    ended = end_deputyship(deputyship=deputyship, by=helen, at=NOW)

    assert (ended.ended_at, ended.ended_by) == (NOW, helen)
    assert owner_acted_for(ravi, SIGN_OFF, plan) is None
    named(helen, ravi)


def test_nobody_ends_anothers(plan: ActionPlan, helen: User, ravi: User) -> None:
    deputyship = named(helen, ravi)
    others = [member(plan, role) for role in Role]

    for by in (ravi, *others):
        said, _ = refusal(
            lambda by=by: end_deputyship(deputyship=deputyship, by=by, at=NOW)
        )
        assert said == "You may end only a deputyship of your own."


def test_what_is_over_is_not_ended(
    plan: ActionPlan, helen: User, ravi: User, settings: Any
) -> None:
    ended = DeputyshipFactory(plan=plan, owner=helen, deputy=ravi, ended=True)
    over = named(helen, ravi)
    settings.TODAY = date(2008, 11, 1)

    for deputyship in (ended, over):
        said, _ = refusal(
            lambda one=deputyship: end_deputyship(deputyship=one, by=helen, at=NOW)
        )
        assert said == "Ravi is your deputy no longer. Nothing was changed."


def test_those_who_do_not_sign_off_already_may_be_deputies(
    plan: ActionPlan, helen: User
) -> None:
    several = member(plan, Role.ANALYST, Role.PARTNER, name="B")
    first = member(plan, Role.COORDINATOR, name="A")
    member(plan, Role.OWNER, Role.PARTNER)
    member(plan, Role.PARTNER, is_active=False)
    suspend(member(plan, Role.PARTNER), plan)
    member(ActionPlanFactory(), Role.PARTNER)

    assert list(possible_deputies(plan)) == [first, several]
