"""What has happened in the demonstration's plan before the reference's examples ask."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from actions.analysis.outcomes import Outcome
from actions.analysis.progress import Progress
from actions.decisions import Resolution, conclude, decide
from actions.models import Action
from actions.rebasing import rebase
from actions.risk_reviews import Judgement, review
from actions.telling import Told
from actions.updates import UpdateText, report
from funding.models import FundingLine
from funding.spending import record_spend
from funding.virements import move_money
from laa.plan.deadlines import Deadlines
from laa.plan.keeping_deadlines import set_deadlines
from laa.plan.models import ActionPlan, User
from laa.plan.people.deputies import name_deputy
from laa.plan.periods import FinancialYear
from laa.plan.roles import Role
from tests.factories.plan import NOW
from tests.indicators.examples import Q1, Q2


def live(plan: ActionPlan, people: dict[Role, User]) -> None:
    """By the writers of the pages, so that every list of the API has something."""
    coordinator = people[Role.COORDINATOR]
    _act(plan.actions.get(position=1), coordinator)
    _spend(plan, coordinator)
    review(
        risk=plan.risks.get(position=1),
        judgement=Judgement(date(2008, 10, 17), 4, 3, "No grant is confirmed yet."),
        by=coordinator,
        at=NOW,
        seen=0,
    )
    _decide(plan, coordinator)
    name_deputy(
        plan=plan,
        deputy=people[Role.ACTION_LEAD],
        first_day=date(2008, 10, 27),
        last_day=date(2008, 10, 31),
        by=people[Role.OWNER],
        at=NOW,
    )
    set_deadlines(
        plan=plan,
        deadlines=Deadlines(30, 45, 21),
        reason="The board reads the updates a week before it meets.",
        by=coordinator,
        at=NOW,
        seen=0,
    )


def _act(action: Action, by: User) -> None:
    first, evaluation = action.milestones.filter(position__lte=2)
    done = Told(first, reached_on=date(2008, 9, 26))
    words = "Patrols ran on every weekend of the quarter."
    written = UpdateText(Q2, Progress.ON_COURSE, words, told=[done])
    report(action=action, written=written, seen=0, by=by, at=NOW)
    rebase(
        milestone=evaluation,
        first_day=date(2008, 11, 1),
        last_day=date(2008, 11, 30),
        reason="The figures of September come late.",
        version=action.version,
        by=by,
        at=NOW,
    )


def _spend(plan: ActionPlan, by: User) -> None:
    def line(position: int) -> FundingLine:
        found: FundingLine = plan.funding_lines.get(position=position)
        return found

    move_money(
        giver=line(1),
        taker=line(3),
        year=FinancialYear(2008),
        amount=Decimal("2500.00"),
        reason="Alarms cost less than was planned.",
        by=by,
        at=NOW,
        version=line(1).version,
    )
    record_spend(
        line=line(1),
        quarter=Q1,
        amount=Decimal("18250.40"),
        note="",
        by=by,
        at=NOW,
        version=line(1).version,
    )


def _decide(plan: ActionPlan, by: User) -> None:
    wanted = Resolution("Ask the council for mainstream money", "Chair", NOW.date())
    decision = decide(plan=plan, quarter=Q2, resolution=wanted, by=by, at=NOW)
    conclude(
        decision=decision,
        outcome=Outcome.IN_HAND,
        comment="On the agenda of 4 November.",
        by=by,
        at=NOW,
        seen=0,
    )
