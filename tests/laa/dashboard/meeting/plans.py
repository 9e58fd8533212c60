"""Parts of a plan as a meeting finds them on 20 October 2008, when Q2 has ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from actions.models import Action, Risk
from funding.models import FundingLine
from indicators.models import TargetSet
from laa.dashboard.meeting.page import MeetingPage, load
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from tests.factories.actions import (
    ActionFactory,
    ProgressUpdateFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import (
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
)
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.indicators.examples import Q2

TODAY = date(2008, 10, 20)


def page_of(
    plan: ActionPlan, quarter: Quarter = Q2, today: date = TODAY
) -> MeetingPage:
    return load(plan, quarter, today)


def an_indicator(plan: ActionPlan, *counts: int, **given: Any) -> TargetSet:
    """One figure a quarter, signed off; 92 are expected in each."""
    target_set: TargetSet = TargetSetFactory(
        plan=plan, targets=(368, 353, 339), **given
    )
    for number, count in enumerate(counts, start=1):
        ActualFactory(
            target_set=target_set,
            quarter_number=number,
            count=count,
            commentary=f"What lies behind {count}",
            signed_off=True,
        )
    return target_set


def an_action(plan: ActionPlan, *serves: TargetSet, **update: Any) -> Action:
    """With an update on Q2 where one is given."""
    action: Action = ActionFactory(plan=plan)
    action.serves.set(serves)
    if update:
        ProgressUpdateFactory(action=action, **update)
    return action


def a_risk(plan: ActionPlan, *threatens: TargetSet, **review: Any) -> Risk:
    """Reviewed on 20 October where a review is given."""
    risk: Risk = RiskFactory(plan=plan)
    risk.threatens.set(threatens)
    if review:
        RiskReviewFactory(risk=risk, **review)
    return risk


def a_line(
    plan: ActionPlan,
    name: str = "Patrols",
    years: tuple[int | None, ...] = (1000, 1000, 1000),
    spent: tuple[int, ...] = (250, 250),
) -> FundingLine:
    """None is an amount that is to be determined."""
    line: FundingLine = FundingLineFactory(plan=plan, name=name)
    for year, amount in zip(plan.agreement.years, years, strict=True):
        AllocationFactory(
            line=line,
            year=year.start,
            undecided=amount is None,
            **({} if amount is None else {"amount": Decimal(amount)}),
        )
    for number, amount in enumerate(spent, start=1):
        SpendFactory(line=line, quarter_number=number, number=1, amount=Decimal(amount))
    return line
