"""A deputy signs off in an owner's place, and the record says for whom."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.models import Actual, SignOffEvent, TargetSet
from indicators.signoff import SignOffRefused
from indicators.transitions import Act, Status
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import DeputyshipFactory, UserFactory, member, suspend
from tests.indicators.returns import (
    act,
    all_that_is_kept,
    analyst_of,
    owner_of,
    submit,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def target_set() -> TargetSet:
    return target_set_of_368()


@pytest.fixture
def helen(target_set: TargetSet) -> User:
    return owner_of(target_set, name="Helen")


@pytest.fixture
def ravi(target_set: TargetSet, helen: User) -> User:
    """Helen's deputy."""
    ravi = member(target_set.plan, Role.PARTNER, name="Ravi")
    DeputyshipFactory(plan=target_set.plan, owner=helen, deputy=ravi)
    return ravi


def refusal(name: Act, target_set: TargetSet, by: User, **given: Any) -> str:
    kept = all_that_is_kept()
    with pytest.raises(SignOffRefused) as refused:
        act(name, target_set, by, **given)
    assert all_that_is_kept() == kept
    return str(refused.value)


def test_a_deputy_signs_off_for_the_owner(
    target_set: TargetSet, helen: User, ravi: User
) -> None:
    submit(target_set, analyst_of(target_set))

    signed = act(Act.SIGN_OFF, target_set, ravi)

    assert (signed.signed_off_by, signed.signed_off_for) == (ravi, helen)
    assert signed.signatory == "Ravi for Helen"
    event = SignOffEvent.objects.get(act=Act.SIGN_OFF)
    assert (event.by, event.acted_for, event.who) == (ravi, helen, "Ravi for Helen")


def test_a_deputy_returns_a_figure_for_the_owner(
    target_set: TargetSet, helen: User, ravi: User
) -> None:
    submit(target_set, analyst_of(target_set))

    returned = act(Act.RETURN, target_set, ravi, note="Check it.")

    assert returned.status == Status.RETURNED
    assert SignOffEvent.objects.get(act=Act.RETURN).acted_for == helen


def test_an_owner_acts_for_nobody(target_set: TargetSet, helen: User) -> None:
    submit(target_set, analyst_of(target_set))

    signed = act(Act.SIGN_OFF, target_set, helen)

    assert (signed.signed_off_for, signed.signatory) == (None, "Helen")


def test_a_deputy_who_has_become_an_owner_acts_in_their_own_right(
    target_set: TargetSet, ravi: User
) -> None:
    ravi.memberships.create(plan=target_set.plan, role=Role.OWNER)
    submit(target_set, analyst_of(target_set))

    assert act(Act.SIGN_OFF, target_set, ravi).signed_off_for is None


def test_a_deputy_signs_off_nothing_that_the_deputy_entered(
    target_set: TargetSet, ravi: User
) -> None:
    ravi.memberships.create(plan=target_set.plan, role=Role.ANALYST)
    submit(target_set, ravi)

    said = refusal(Act.SIGN_OFF, target_set, ravi)

    assert said.startswith("You entered or submitted this figure")


@pytest.mark.parametrize("entered", [True, False])
def test_a_deputy_signs_off_nothing_that_the_owner_entered_or_submitted(
    target_set: TargetSet, helen: User, ravi: User, entered: bool
) -> None:
    helen.memberships.create(plan=target_set.plan, role=Role.ANALYST)
    analyst = analyst_of(target_set)
    act(Act.SAVE, target_set, helen if entered else analyst)
    act(Act.SUBMIT, target_set, analyst if entered else helen)

    said = refusal(Act.SIGN_OFF, target_set, ravi)

    assert said.startswith("The owner for whom you act entered or submitted this")


@pytest.mark.parametrize("name", [Act.SAVE, Act.SUBMIT, Act.WITHDRAW, Act.REVISE])
def test_a_deputy_enters_nothing(target_set: TargetSet, ravi: User, name: Act) -> None:
    submit(target_set, analyst_of(target_set))

    said = refusal(name, target_set, ravi, note="Why not")

    assert said == f"You may not {name} returns of this plan."


def test_when_the_owner_may_not_sign_off_the_deputy_may_not_either(
    target_set: TargetSet, helen: User, ravi: User
) -> None:
    owner_of(target_set)
    submit(target_set, analyst_of(target_set))
    suspend(helen, target_set.plan)

    said = refusal(Act.SIGN_OFF, target_set, ravi)

    assert said == "You may not sign off returns of this plan."


def test_whoever_comes_late_is_told_who_acted_for_whom(
    target_set: TargetSet, helen: User, ravi: User
) -> None:
    seen = submit(target_set, analyst_of(target_set)).version
    act(Act.SIGN_OFF, target_set, ravi)

    said = refusal(Act.SIGN_OFF, target_set, helen, version=seen)

    assert said.startswith("Ravi for Helen changed this figure (sign off)")


def test_the_deputy_is_told_of_what_is_submitted_and_the_analyst_for_whom_it_was(
    target_set: TargetSet,
    helen: User,
    ravi: User,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    analyst = analyst_of(target_set)
    with django_capture_on_commit_callbacks(execute=True):
        submit(target_set, analyst)
        act(Act.SIGN_OFF, target_set, ravi)

    *asked, told = mailoutbox
    assert {letter.to[0] for letter in asked} == {helen.email, ravi.email}
    assert told.to == [analyst.email]
    assert "Ravi for Helen has signed off the return" in told.body


def test_a_figure_that_nobody_signed_has_no_signatory() -> None:
    assert Actual(signed_off_for=UserFactory()).signatory == ""
