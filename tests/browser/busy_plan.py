"""The Coventry plan with something of everything, long words included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from indicators.models import TargetSet
from indicators.transitions import Act
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.browser import busy_actions, busy_money
from tests.browser.busy_actions import LONG
from tests.factories.indicators import (
    IndicatorFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.returns import RED, act, submit


def fill(plan: ActionPlan, people: dict[Role, User]) -> None:
    analyst, owner = people[Role.ANALYST], people[Role.OWNER]
    violence, assaults = (
        TargetSet.objects.get(plan=plan, indicator__slug=slug)
        for slug in ("ni-15", "ni-20")
    )
    submit(violence, analyst, RED, Q2)
    act(Act.RETURN, violence, owner, Q2, note=f"Why is {LONG} left out?")
    submit(assaults, analyst, replace(RED, count=1031, commentary=LONG), Q2)
    _percentage_in_draft(plan, analyst)
    score = _score_under_revision(plan, analyst, owner)
    _refresh(assaults, people[Role.COORDINATOR], (4122, 5000, 4900))
    _refresh(score, people[Role.COORDINATOR], (2, 3, 4))
    busy_actions.fill(plan, people)
    busy_money.fill(plan, people)


def _percentage_in_draft(plan: ActionPlan, analyst: User) -> None:
    indicator = IndicatorFactory(percentage=True, code="NI 901", title=LONG)
    target_set = TargetSetFactory(
        plan=plan, indicator=indicator, baseline=Decimal(40), targets=(38, 36, 34)
    )
    figure = replace(RED, count=30, denominator=100)
    act(Act.SAVE, target_set, analyst, Q1, figure=figure)


def _score_under_revision(plan: ActionPlan, analyst: User, owner: User) -> TargetSet:
    indicator = IndicatorFactory(
        score=True, code="NI 902", title="Score of <b>this</b>"
    )
    target_set = TargetSetFactory(
        plan=plan, indicator=indicator, baseline=Decimal(3), targets=(3, 4, 5)
    )
    figure = replace(RED, count=None, score=Decimal("3.2"))
    for quarter in (Q1, Q2):
        submit(target_set, analyst, figure, quarter)
        act(Act.SIGN_OFF, target_set, owner, quarter)
    act(Act.REVISE, target_set, analyst, Q1, note="The survey was corrected.")
    found: TargetSet = target_set
    return found


def _refresh(target_set: TargetSet, by: User, targets: tuple[int, ...]) -> None:
    """From the second quarter on, when figures of it are signed off already."""
    TargetRefreshFactory(
        target_set=target_set,
        agreed_by=LONG[:250],
        agreed_on=date(2008, 10, 1),
        from_year=Q2.start,
        from_quarter=Q2.number,
        reason=f"Because of {LONG}.",
        by=by,
        targets=targets,
    )
