"""A provisional figure becomes final by a revision, which starts as final."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from indicators.acts import Act
from indicators.figure import Figure
from indicators.finalising import REASON, start_final
from indicators.models import Actual, SignOffEvent, TargetSet
from indicators.signoff import SignOffRefused, current, version_of
from indicators.transitions import Status
from tests.indicators.examples import Q1
from tests.indicators.returns import (
    AT,
    RED,
    analyst_of,
    owner_of,
    sign_off,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db


def finalise(target_set: TargetSet, **given: Any) -> Actual:
    seen = version_of(current(target_set, Q1))
    return start_final(
        **{
            "target_set": target_set,
            "quarter": Q1,
            "by": given.pop("by", None) or analyst_of(target_set),
            "at": AT,
            "version": seen,
            "note": REASON,
            **given,
        }
    )


def test_the_draft_holds_the_provisional_number_as_a_final_one() -> None:
    target_set = target_set_of_368()
    signed = sign_off(target_set, RED)

    draft = finalise(target_set)

    assert (draft.status, draft.revision) == (Status.DRAFT, 2)
    assert draft.revision_reason == REASON
    assert Figure.of(draft) == replace(Figure.of(signed), is_provisional=False)
    assert list(
        SignOffEvent.objects.filter(actual=draft).values_list("act", "note")
    ) == [("revise", REASON), ("save", "")]
    signed.refresh_from_db()
    assert signed.is_provisional


def test_a_final_figure_is_not_made_final_again_and_nothing_is_left_behind() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, replace(RED, is_provisional=False))

    with pytest.raises(SignOffRefused, match="2008/09 Q1 is final already: start a"):
        finalise(target_set)

    assert Actual.objects.count() == 1
    assert not SignOffEvent.objects.filter(act=Act.REVISE).exists()


def test_a_reason_is_still_required() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)

    with pytest.raises(SignOffRefused, match="reason"):
        finalise(target_set, note="")


def test_an_owner_may_not() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)

    with pytest.raises(SignOffRefused, match="may not revise"):
        finalise(target_set, by=owner_of(target_set))
