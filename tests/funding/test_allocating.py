from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from funding.allocating import allocated, change_allocation
from funding.analysis.money import Value
from funding.models import AllocationChange, FundingLine
from funding.refusals import MoneyRefused
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.funding.money import AT, FIRST, SECOND, a_plan, line_of

pytestmark = pytest.mark.django_db
UNDECIDED = Nothing.TO_BE_DETERMINED


@pytest.fixture
def line() -> FundingLine:
    return line_of(a_plan(), 1000, UNDECIDED)


def change(line: FundingLine, value: Value | int, **given: Any) -> AllocationChange:
    line.refresh_from_db()
    fields = {"year": FIRST, "reason": "The grant was cut", "version": line.version}
    by = given.pop("by", None) or member(line.plan, Role.COORDINATOR)
    value = Decimal(value) if isinstance(value, int) else value
    return change_allocation(line=line, value=value, by=by, at=AT, **fields | given)


def refusals(line: FundingLine, value: Value | int, **given: Any) -> list[Refusal]:
    before = [allocated(line, year) for year in line.plan.agreement.years]
    with pytest.raises(MoneyRefused) as refused:
        change(line, value, **given)
    assert before == [allocated(line, year) for year in line.plan.agreement.years]
    assert not line.changes.exists()
    return list(refused.value.refusals)


@pytest.mark.parametrize(
    "value",
    [Decimal("1200.50"), Decimal(0), UNDECIDED, Nothing.NOT_APPLICABLE],
)
def test_a_year_gives_an_amount_zero_or_the_reason_for_none(
    line: FundingLine, value: Value
) -> None:
    found = change(line, value)

    assert allocated(line, FIRST) == value
    assert (found.was, found.became) == (Decimal(1000), value)


def test_a_change_keeps_who_when_and_why(line: FundingLine) -> None:
    coordinator = member(line.plan, Role.COORDINATOR)

    found = change(line, 1200, by=coordinator)

    assert (found.by, found.at, found.reason) == (coordinator, AT, "The grant was cut")
    assert (found.number, found.virement) == (1, None)


def test_what_was_not_entered_is_entered_with_its_history(line: FundingLine) -> None:
    third = FinancialYear(2010)

    found = change(line, 500, year=third)

    assert found.was is Nothing.BLANK
    assert allocated(line, third) == 500


def test_changes_of_each_year_are_numbered(line: FundingLine) -> None:
    change(line, 1200)
    change(line, 1300)
    change(line, 900, year=SECOND)

    numbered = line.changes.values_list("year", "number")
    assert list(numbered) == [(2008, 1), (2008, 2), (2009, 1)]
    line.refresh_from_db()
    assert line.version == 4


def test_a_change_needs_a_reason(line: FundingLine) -> None:
    assert refusals(line, 5, reason=" ") == [
        ("Enter why the allocation changes: the reason is kept with it.", "reason")
    ]


def test_a_year_outside_the_agreement_gives_nothing(line: FundingLine) -> None:
    assert refusals(line, 5, year=FinancialYear(2011)) == [
        (
            "2011/12 is outside the agreement: choose a year from 2008/09 to 2010/11.",
            "year",
        )
    ]


def test_the_same_again_is_no_change(line: FundingLine) -> None:
    assert refusals(line, UNDECIDED, year=SECOND) == [
        (
            "The allocation for 2009/10 is To be determined already: "
            "there is nothing to change.",
            "value",
        )
    ]


def test_no_year_gives_less_than_nothing(line: FundingLine) -> None:
    (refusal,) = refusals(line, -5)

    assert refusal.words == "−£5 cannot be an allocation: enter £0 or more."


def test_all_that_is_wrong_is_said_at_once(line: FundingLine) -> None:
    assert len(refusals(line, -5, reason="", year=FinancialYear(2011))) == 3


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_changes_it(line: FundingLine, role: Role) -> None:
    (refusal,) = refusals(line, 5, by=member(line.plan, role))

    assert refusal.words.startswith("You may not")


def test_what_was_seen_before_somebody_elses_change_is_refused(
    line: FundingLine,
) -> None:
    (refusal,) = refusals(line, 5, version=0)

    assert refusal.words.startswith("Somebody changed")


def test_less_than_a_penny_is_not_rounded_in_silence(line: FundingLine) -> None:
    with pytest.raises(ValueError, match="finer than a penny"):
        change(line, Decimal("0.001"))
