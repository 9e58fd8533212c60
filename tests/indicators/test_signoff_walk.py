"""Every act from every status by every role: done as typed here, or nothing is."""

from __future__ import annotations

import pytest

from indicators.models import Actual, SignOffEvent
from indicators.signoff import SignOffRefused, acts_open_to, current
from indicators.transitions import Act
from laa.plan.models import User
from laa.plan.permissions import granted, roles_of
from laa.plan.roles import Role
from tests.factories.indicators import ActualFactory
from tests.factories.plan import ActionPlanFactory, UserFactory, member
from tests.indicators.examples import HOLDERS, LIFE, Q1
from tests.indicators.returns import (
    act,
    all_that_is_kept,
    analyst_of,
    owner_of,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db

OUTSIDERS = (
    "stranger",
    "analyst of another plan",
    "owner of another plan",
    "inactive analyst",
    "inactive owner",
)
EVERYBODY = [*(role.value for role in Role), *OUTSIDERS]
STEPS = [(status, act.value) for status in LIFE for act in Act]
ALLOWED = [(status, name) for status, name in STEPS if name in LIFE[status]]


def somebody(who: str, actual_of: Actual) -> User:
    plan = actual_of.target_set.plan
    if who == "stranger":
        return UserFactory()
    role = Role(who.split()[-1]) if "inactive" in who else Role(who.split(" of ")[0])
    if "another" in who:
        return member(ActionPlanFactory(agreement=plan.agreement), role)
    return member(plan, role, is_active="inactive" not in who)


def in_status(status: str) -> Actual:
    """A green figure that people who act no more have brought there."""
    target_set = target_set_of_368()
    if status == "not entered":
        return Actual(target_set=target_set)
    trait = {} if status == "draft" else {status.replace(" ", "_"): True}
    actual: Actual = ActualFactory(target_set=target_set, count=90, **trait)
    return actual


@pytest.mark.parametrize(("status", "name"), ALLOWED)
def test_an_act_that_is_allowed_is_done_and_recorded(status: str, name: str) -> None:
    before = in_status(status)
    person = somebody(HOLDERS[name], before)

    done = act(Act(name), before.target_set, person, note="It was miscounted.")

    kept = current(before.target_set, Q1)
    event = SignOffEvent.objects.get()
    assert kept == done
    assert done.status == event.status == LIFE[status][name]
    assert done.version == event.version == (before.version if before.pk else 0) + 1
    assert (event.actual, event.act, event.by) == (done, name, person)


@pytest.mark.parametrize(("status", "name"), STEPS)
def test_whoever_lacks_the_role_is_refused_whatever_the_status(
    status: str, name: str
) -> None:
    before = in_status(status)
    people = [somebody(who, before) for who in EVERYBODY if who != HOLDERS[name]]
    kept = all_that_is_kept()

    for person in people:
        with pytest.raises(SignOffRefused) as refused:
            act(Act(name), before.target_set, person, note="It was miscounted.")
        assert str(refused.value) == f"You may not {name} returns of this plan."

    assert all_that_is_kept() == kept
    assert len(people) == 9


@pytest.mark.parametrize(("status", "name"), [s for s in STEPS if s not in ALLOWED])
def test_an_act_that_the_status_does_not_allow_is_refused_to_its_holder(
    status: str, name: str
) -> None:
    before = in_status(status)
    person = somebody(HOLDERS[name], before)
    kept = all_that_is_kept()

    with pytest.raises(SignOffRefused) as refused:
        act(Act(name), before.target_set, person, note="It was miscounted.")

    assert all_that_is_kept() == kept
    assert str(refused.value) == (
        f"This figure is {status}: it cannot be changed by '{name}'. "
        f"From here it allows: {', '.join(LIFE[status])}."
    )


@pytest.mark.parametrize("who", ["analyst", "owner", "partner"])
@pytest.mark.parametrize("status", LIFE)
def test_a_page_offers_each_person_the_acts_that_they_may_do(
    status: str, who: str
) -> None:
    actual = in_status(status)
    person = somebody(who, actual)
    permissions = granted(roles_of(person, actual.target_set.plan))

    offered = acts_open_to(permissions, current(actual.target_set, Q1))

    assert list(offered) == [name for name in LIFE[status] if HOLDERS[name] == who]


def test_a_figure_goes_its_whole_way_by_two_people() -> None:
    target_set = target_set_of_368()
    analyst, owner = analyst_of(target_set), owner_of(target_set)
    way = [
        (Act.SAVE, analyst),
        (Act.SUBMIT, analyst),
        (Act.WITHDRAW, analyst),
        (Act.SUBMIT, analyst),
        (Act.RETURN, owner),
        (Act.SAVE, analyst),
        (Act.SUBMIT, analyst),
        (Act.SIGN_OFF, owner),
    ]

    versions = [act(name, target_set, by, note="Why?").version for name, by in way]

    assert versions == list(range(1, 9))
    events = SignOffEvent.objects.order_by("version")
    assert [(event.act, event.by) for event in events] == way
