"""Two people change a plan's money at one moment, each over their own connection."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from funding.allocating import allocated, change_allocation
from funding.analysis.terms import Term
from funding.editing import Details, add_line
from funding.models import AllocationChange, FundingLine, Spend, Virement
from funding.spending import record_spend
from funding.virements import move_money
from laa.plan.models import User
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import member
from tests.funding.money import AT, FIRST, Q1, a_plan, line_of

pytestmark = pytest.mark.django_db(transaction=True)


def coordinators(line: FundingLine) -> tuple[User, User]:
    return member(line.plan, Role.COORDINATOR), member(line.plan, Role.COORDINATOR)


def test_of_two_who_record_a_quarter_one_is_kept() -> None:
    line = line_of(a_plan(), 1000)

    def attempt(by: User, amount: int) -> Callable[[], Spend]:
        fields = {"quarter": Q1, "note": "", "at": AT, "version": 1}
        return lambda: record_spend(line=line, amount=Decimal(amount), by=by, **fields)  # type: ignore[arg-type]

    one, other = coordinators(line)
    done, refused = at_once(line, attempt(one, 10), attempt(other, 20))

    assert [Spend.objects.get()] == done
    assert "Somebody changed" in str(refused[0])


def test_of_two_who_change_an_allocation_one_is_kept() -> None:
    line = line_of(a_plan(), 1000)

    def attempt(by: User, amount: int) -> Callable[[], AllocationChange]:
        return lambda: change_allocation(
            line=line, year=FIRST, value=Decimal(amount), reason="Cut",
            by=by, at=AT, version=1,
        )  # fmt: skip

    one, other = coordinators(line)
    done, refused = at_once(line, attempt(one, 10), attempt(other, 20))

    assert [AllocationChange.objects.get()] == done
    assert allocated(line, FIRST) == done[0].amount
    assert len(refused) == 1


def test_two_who_move_money_both_ways_do_not_wait_for_ever() -> None:
    first = line_of(a_plan(), 1000)
    second = line_of(first.plan, 1000)

    def attempt(
        by: User, giver: FundingLine, taker: FundingLine
    ) -> Callable[[], Virement]:
        return lambda: move_money(
            giver=giver, taker=taker, year=FIRST, amount=Decimal(100),
            reason="Late", by=by, at=AT, version=1,
        )  # fmt: skip

    one, other = coordinators(first)
    done, refused = at_once(
        first, attempt(one, first, second), attempt(other, second, first)
    )

    assert (len(done), len(refused)) == (1, 1)
    amounts = [allocated(line, FIRST) for line in (first, second)]
    assert sorted(amounts, key=str) == [Decimal(1100), Decimal(900)]


def test_two_who_add_a_line_of_one_name_add_one() -> None:
    plan = a_plan()
    people = [member(plan, Role.COORDINATOR) for _ in range(2)]
    details = Details("Post", "", Term.ONE_OFF)

    def attempt(by: User) -> Callable[[], FundingLine]:
        return lambda: add_line(plan=plan, details=details, by=by, at=AT)

    done, refused = at_once(plan, *map(attempt, people))

    assert [FundingLine.objects.get()] == done
    assert "There is a line 'Post' already" in str(refused[0])
