from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from funding.allocating import allocated
from funding.models import FundingLine, Virement
from funding.refusals import MoneyRefused
from funding.virements import move_money
from laa.plan.nothing import Nothing
from laa.plan.refusals import Refusal
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.funding.money import AT, FIRST, Q1, Q2, SECOND, a_plan, line_of, spend

pytestmark = pytest.mark.django_db
REASON = "The post was filled late"


@pytest.fixture
def giver() -> FundingLine:
    return line_of(a_plan(), 1000, 500, name="Giver")


@pytest.fixture
def taker(giver: FundingLine) -> FundingLine:
    return line_of(giver.plan, 300, Nothing.TO_BE_DETERMINED, name="Taker")


def move(giver: FundingLine, taker: FundingLine, amount: str, **given: Any) -> Virement:
    giver.refresh_from_db()
    fields = {"year": FIRST, "reason": REASON, "version": giver.version, **given}
    by = fields.pop("by", None) or member(giver.plan, Role.COORDINATOR)
    return move_money(
        giver=giver, taker=taker, amount=Decimal(amount), by=by, at=AT, **fields
    )


def refusals(
    giver: FundingLine, taker: FundingLine, amount: str, **given: Any
) -> list[Refusal]:
    with pytest.raises(MoneyRefused) as refused:
        move(giver, taker, amount, **given)
    assert not Virement.objects.exists()
    assert allocated(giver, FIRST) == 1000
    return list(refused.value.refusals)


def test_what_one_line_loses_the_other_gains(
    giver: FundingLine, taker: FundingLine
) -> None:
    move(giver, taker, "250.50")

    assert allocated(giver, FIRST) == Decimal("749.50")
    assert allocated(taker, FIRST) == Decimal("550.50")
    assert allocated(giver, SECOND) == 500


def test_both_lines_keep_the_move_in_their_history(
    giver: FundingLine, taker: FundingLine
) -> None:
    virement = move(giver, taker, "100")

    gave, took = giver.changes.get(), taker.changes.get()
    assert gave.virement == took.virement == virement
    assert (gave.was, gave.became, took.was, took.became) == (1000, 900, 300, 400)
    assert gave.reason == took.reason == virement.reason == REASON


def test_older_pages_of_both_are_stale(giver: FundingLine, taker: FundingLine) -> None:
    move(giver, taker, "100")

    assert {giver.version for giver in FundingLine.objects.all()} == {2}


def test_all_may_be_given(giver: FundingLine, taker: FundingLine) -> None:
    move(giver, taker, "1000")

    assert allocated(giver, FIRST) == 0


def test_what_is_spent_cannot_be_given(giver: FundingLine, taker: FundingLine) -> None:
    spend(giver, Q1, "500")
    spend(giver, Q1, "600")
    spend(giver, Q2, "100.50")

    assert refusals(giver, taker, "299.51") == [
        (
            "£299.51 is more than Giver can give: of its £1,000 for 2008/09, "
            "£700.50 is spent and £299.50 is left.",
            "amount",
        )
    ]
    move(giver, taker, "299.50")


def test_a_refund_frees_no_more_than_was_allocated(
    giver: FundingLine, taker: FundingLine
) -> None:
    spend(giver, Q1, "-50")

    (refusal,) = refusals(giver, taker, "1000.01")

    assert "£0 is spent and £1,000 is left" in refusal.words


def test_an_overspent_line_can_give_nothing(
    giver: FundingLine, taker: FundingLine
) -> None:
    spend(giver, Q1, "1200")

    (refusal,) = refusals(giver, taker, "0.01")

    assert "£1,200 is spent and £0 is left" in refusal.words


def test_both_need_an_amount_for_the_year(
    giver: FundingLine, taker: FundingLine
) -> None:
    assert refusals(giver, taker, "1", year=SECOND) == [
        (
            "Taker has no amount for 2009/10 (To be determined): money moves between "
            "two lines that both have one, so change its allocation first.",
            "taker",
        )
    ]
    with pytest.raises(MoneyRefused, match="Taker has no amount"):
        move(taker, giver, "1", year=SECOND)


def test_money_moves_by_more_than_nothing_and_for_a_reason(
    giver: FundingLine, taker: FundingLine
) -> None:
    assert refusals(giver, taker, "0", reason="") == [
        ("Enter why the money moves: the reason is kept with it.", "reason"),
        ("£0 cannot be moved: enter more than £0.", "amount"),
    ]


def test_a_line_gives_nothing_to_itself(giver: FundingLine) -> None:
    assert refusals(giver, giver, "1") == [
        ("Giver cannot give to itself: choose another line.", "taker")
    ]


def test_money_stays_in_the_plan(giver: FundingLine) -> None:
    other = line_of(a_plan(), 5, name="Elsewhere")

    assert refusals(giver, other, "1") == [
        ("Elsewhere is a line of another plan: choose one of this plan.", "taker")
    ]


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_moves_money(
    giver: FundingLine, taker: FundingLine, role: Role
) -> None:
    (refusal,) = refusals(giver, taker, "1", by=member(giver.plan, role))

    assert refusal.words.startswith("You may not")


def test_what_was_seen_before_somebody_elses_change_is_refused(
    giver: FundingLine, taker: FundingLine
) -> None:
    (refusal,) = refusals(giver, taker, "1", version=0)

    assert refusal.words.startswith("Somebody changed Giver")


def test_less_than_a_penny_is_not_rounded_in_silence(
    giver: FundingLine, taker: FundingLine
) -> None:
    with pytest.raises(ValueError, match="finer than a penny"):
        move(giver, taker, "0.001")
