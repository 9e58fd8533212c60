from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from funding.models import FundingLine, Spend
from funding.refusals import MoneyRefused
from funding.spending import record_spend
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.funding.money import AT, Q1, Q3, Q4, a_plan, line_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def line() -> FundingLine:
    return line_of(a_plan(), 1000, name="Post")


def record(line: FundingLine, amount: str = "250.50", **given: Any) -> Spend:
    line.refresh_from_db()
    fields = {"quarter": Q1, "note": "", "at": AT, "version": line.version, **given}
    by = fields.pop("by", None) or member(line.plan, Role.COORDINATOR)
    return record_spend(line=line, amount=Decimal(amount), by=by, **fields)


def refusal(line: FundingLine, amount: str = "250.50", **given: Any) -> Refusal:
    rows = Spend.objects.count()
    with pytest.raises(MoneyRefused) as refused:
        record(line, amount, **given)
    (found,) = refused.value.refusals
    assert Spend.objects.count() == rows
    return found


def test_what_a_quarter_used_is_recorded_with_who_and_when(line: FundingLine) -> None:
    coordinator = member(line.plan, Role.COORDINATOR)

    spend = record(line, by=coordinator, note="Two posts")

    assert (spend.quarter, spend.number, spend.amount) == (Q1, 1, Decimal("250.50"))
    assert (spend.by, spend.at, spend.note) == (coordinator, AT, "Two posts")


def test_a_correction_is_a_further_row_with_its_reason(line: FundingLine) -> None:
    record(line, "250")

    record(line, "240", note="Invoiced twice")

    rows = line.spends.values_list("number", "amount", "note")
    assert list(rows) == [(1, Decimal(250), ""), (2, Decimal(240), "Invoiced twice")]


def test_a_refund_is_recorded_below_zero(line: FundingLine) -> None:
    assert record(line, "-300").amount == -300


def test_a_quarter_is_open_from_its_first_day(line: FundingLine) -> None:
    first = datetime(2008, 9, 30, 23, 0, tzinfo=UTC)  # midnight of British Summer Time

    assert record(line, quarter=Q3, at=first).quarter == Q3
    assert refusal(line, quarter=Q4, at=first) == (
        "2008/09 Q4 has not begun: its spend can be recorded from 1 January 2009.",
        "quarter",
    )


def test_a_quarter_outside_the_agreement_has_no_spend(line: FundingLine) -> None:
    assert refusal(line, quarter=Quarter(2007, 4)) == (
        "2007/08 Q4 is outside the agreement: "
        "choose a quarter from 2008/09 Q1 to 2010/11 Q4.",
        "quarter",
    )


def test_a_correction_without_a_reason_is_refused(line: FundingLine) -> None:
    record(line, "250")

    assert refusal(line, "240", note=" ") == (
        "2008/09 Q1 is already recorded as £250: enter why it is corrected to £240.",
        "note",
    )


def test_the_same_amount_again_corrects_nothing(line: FundingLine) -> None:
    record(line, "250")

    assert refusal(line, "250.00", note="Again") == (
        "2008/09 Q1 is already recorded as £250: there is nothing to correct.",
        "amount",
    )


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_records(line: FundingLine, role: Role) -> None:
    somebody = member(line.plan, role)

    assert (
        refusal(line, by=somebody).words == "You may not change the money of this plan."
    )


def test_what_was_seen_before_somebody_elses_change_is_refused(
    line: FundingLine,
) -> None:
    record(line)

    assert refusal(line, "9", version=1).words.startswith(
        "Somebody changed Post after you opened the page, so this was not done."
    )


def test_less_than_a_penny_is_not_rounded_in_silence(line: FundingLine) -> None:
    with pytest.raises(ValueError, match=r"250\.505 is finer than a penny"):
        record(line, "250.505")


def test_each_record_makes_older_pages_stale(line: FundingLine) -> None:
    record(line)
    record(line, "9", note="Wrong line")

    line.refresh_from_db()
    assert line.version == 3
