"""A plan's money as its people see it on 20 October 2008, in few and round figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from funding.analysis.terms import Term
from funding.models import FundingLine, Spend
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
)
from tests.factories.plan import ActionPlanFactory

TODAY = date(2008, 10, 20)
AT = datetime(2008, 10, 20, 10, tzinfo=UTC)
FIRST, SECOND = FinancialYear(2008), FinancialYear(2009)
Q1, Q2, Q3, Q4 = FIRST.quarters


def a_plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory()
    return plan


def line_of(
    plan: ActionPlan, *values: Decimal | int | Nothing | None, **fields: Any
) -> FundingLine:
    """A line with what each year of the agreement gives it; None for no row at all."""
    line: FundingLine = FundingLineFactory(
        **{"plan": plan, "source": "Home Office", "term": Term.ONE_OFF, **fields}
    )
    for year, value in zip(plan.agreement.years, values, strict=False):
        if isinstance(value, Nothing):
            AllocationFactory(line=line, year=year.start, amount=None, nothing=value)
        elif value is not None:
            AllocationFactory(line=line, year=year.start, amount=Decimal(value))
    return line


def spend(line: FundingLine, quarter: Quarter, amount: str, **fields: Any) -> Spend:
    number = (
        1
        + line.spends.filter(year=quarter.start, quarter_number=quarter.number).count()
    )
    row: Spend = SpendFactory(
        line=line,
        year=quarter.start,
        quarter_number=quarter.number,
        number=number,
        amount=Decimal(amount),
        note="" if number == 1 else "Invoiced late",
        **fields,
    )
    return row


def change(
    line: FundingLine, was: int | None, became: int, at: datetime, **fields: Any
) -> None:
    """In the past: the allocation itself is as it stands today."""
    AllocationChangeFactory(
        line=line,
        number=1 + line.changes.filter(year=FIRST.start).count(),
        was_amount=None if was is None else Decimal(was),
        amount=Decimal(became),
        at=at,
        **fields,
    )
