"""Nobody signs off what they entered or submitted, whatever roles they have."""

from __future__ import annotations

import pytest

from indicators.models import Actual, TargetSet
from indicators.signoff import SignOffRefused
from indicators.transitions import Act, Status
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.indicators.returns import (
    RED,
    act,
    all_that_is_kept,
    analyst_of,
    owner_of,
    submit,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db


def both_of(target_set: TargetSet) -> User:
    return member(target_set.plan, Role.ANALYST, Role.OWNER)


def refused_to(target_set: TargetSet, person: User) -> bool:
    kept = all_that_is_kept()
    with pytest.raises(SignOffRefused, match="You entered or submitted this figure"):
        act(Act.SIGN_OFF, target_set, person)
    return all_that_is_kept() == kept


def test_who_entered_and_submitted_a_figure_may_not_sign_it_off() -> None:
    target_set = target_set_of_368()
    both = both_of(target_set)
    submit(target_set, both)

    assert refused_to(target_set, both)


def test_of_two_who_entered_and_submitted_neither_may_sign_off() -> None:
    target_set = target_set_of_368()
    entered, submitted = both_of(target_set), both_of(target_set)
    act(Act.SAVE, target_set, entered)
    act(Act.SUBMIT, target_set, submitted)

    assert refused_to(target_set, entered)
    assert refused_to(target_set, submitted)


def test_who_entered_an_earlier_draft_may_not_sign_off_a_later_one() -> None:
    target_set = target_set_of_368()
    first = both_of(target_set)
    submit(target_set, first)
    act(Act.RETURN, target_set, owner_of(target_set), note="Check it.")
    submit(target_set, analyst_of(target_set), RED)

    assert refused_to(target_set, first)


def test_who_only_withdrew_or_returned_a_figure_may_sign_it_off() -> None:
    target_set = target_set_of_368()
    analyst, both = analyst_of(target_set), both_of(target_set)
    submit(target_set, analyst)
    act(Act.WITHDRAW, target_set, both)
    act(Act.SUBMIT, target_set, analyst)
    act(Act.RETURN, target_set, both, note="Check it.")
    act(Act.SUBMIT, target_set, analyst)

    act(Act.SIGN_OFF, target_set, both)

    assert Actual.objects.get().status == Status.SIGNED_OFF


def test_with_both_roles_one_may_sign_off_what_another_entered() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set))

    assert act(Act.SIGN_OFF, target_set, both_of(target_set)).status == "signed off"
