"""The Coventry plan's money and texts with something of everything."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from funding.models import FundingLine
from funding.spending import record_spend
from funding.virements import move_money
from laa.plan.models import ActionPlan, User
from laa.plan.narrative import rewrite
from laa.plan.periods import FinancialYear
from laa.plan.roles import Role
from tests.browser.busy_actions import LONG
from tests.factories.funding import AllocationFactory, FundingLineFactory
from tests.indicators.examples import Q1, Q2

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)


def fill(plan: ActionPlan, people: dict[Role, User]) -> None:
    coordinator = people[Role.COORDINATOR]
    _spend(plan, coordinator)
    _move(plan, coordinator)
    nothing = FundingLineFactory(plan=plan, position=8, name=LONG, source=LONG)
    AllocationFactory(line=nothing, amount=None, nothing="not applicable")
    text = plan.narrative.get(section=3)
    rewrite(
        section=text,
        text=f"{LONG}\n\n{text.text}",
        reason=LONG,
        by=coordinator,
        at=AT,
        seen=0,
    )


def _spend(plan: ActionPlan, by: User) -> None:
    home_office, offenders, _, phonetic = plan.funding_lines.all()[:4]
    for line, quarter, amount, note in (
        (home_office, Q1, "20250.50", ""),
        (home_office, Q2, "-300.00", "A refund"),
        (offenders, Q1, "16000.00", ""),
        (offenders, Q1, "16375.00", f"Corrected: {LONG}"),
        # More than the year gives it.
        (phonetic, Q1, "14000.00", ""),
        (phonetic, Q2, "15000.00", ""),
    ):
        record_spend(
            line=line,
            quarter=quarter,
            amount=Decimal(amount),
            note=note,
            by=by,
            at=AT,
            version=_version(line),
        )


def _move(plan: ActionPlan, by: User) -> None:
    giver, taker = plan.funding_lines.filter(position__in=(1, 3))
    move_money(
        giver=giver,
        taker=taker,
        year=FinancialYear(2008),
        amount=Decimal("1000.00"),
        reason=LONG,
        by=by,
        at=AT,
        version=_version(giver),
    )


def _version(line: FundingLine) -> int:
    return FundingLine.objects.get(pk=line.pk).version
