"""The Coventry plan's actions, risks and decisions with something of everything."""

from __future__ import annotations

from datetime import UTC, date, datetime

from actions.analysis.outcomes import Outcome
from actions.analysis.progress import Progress
from actions.models import Action, Milestone, Risk
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    DecisionFactory,
    DecisionOutcomeFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
    RiskReviewFactory,
)

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def fill(plan: ActionPlan, people: dict[Role, User]) -> None:
    lead, coordinator = people[Role.ACTION_LEAD], people[Role.COORDINATOR]
    plan.actions.filter(position__in=(1, 8)).update(led_by=lead)
    _progress(plan, lead)
    _moved(Milestone.objects.get(action__plan=plan, wording__startswith="Eval"), lead)
    _risks(plan, coordinator)
    _decisions(plan, coordinator)
    ActionFactory(plan=plan, position=9, text=LONG, lead_organisation=LONG)


def _progress(plan: ActionPlan, lead: User) -> None:
    statuses = {1: Progress.ON_COURSE, 2: Progress.STOPPED, 5: Progress.OFF_COURSE}
    for position, status in statuses.items():
        action = Action.objects.get(plan=plan, position=position)
        ProgressUpdateFactory(action=action, number=1, status=status, by=lead)
    offenders = Action.objects.get(plan=plan, position=8)
    for number, (quarter, count) in enumerate(((1, 41), (2, 36)), start=1):
        update = ProgressUpdateFactory(
            action=offenders,
            number=number,
            quarter_number=quarter,
            status=Progress.AT_RISK,
            text=f"{LONG}\n\nFewer than planned.",
            evidence=f"https://council.example/{LONG}",
            by=lead,
        )
        MilestoneProgressFactory(
            update=update,
            milestone=offenders.milestones.get(),
            reached_on=None,
            number=count,
        )


def _moved(milestone: Milestone, lead: User) -> None:
    RebasingFactory(
        milestone=milestone,
        number=1,
        was_first_day=milestone.first_day,
        was_last_day=milestone.last_day,
        last_day=date(2009, 1, 31),
        by=lead,
    )
    Milestone.objects.filter(pk=milestone.pk).update(
        first_day=None, last_day=date(2009, 1, 31)
    )


def _risks(plan: ActionPlan, coordinator: User) -> None:
    money = Risk.objects.get(plan=plan, position=1)
    for number, (day, likelihood) in enumerate(
        ((date(2008, 7, 20), 3), (date(2008, 10, 18), 5)), start=1
    ):
        RiskReviewFactory(
            risk=money,
            number=number,
            reviewed_on=day,
            likelihood=likelihood,
            impact=4,
            comment=f"{LONG} said so.",
            by=coordinator,
        )
    low = RiskFactory(plan=plan, position=3, text=LONG, owner=LONG, target_score=2)
    RiskReviewFactory(risk=low, number=1, likelihood=1, impact=2, by=coordinator)


def _decisions(plan: ActionPlan, coordinator: User) -> None:
    in_july = {"quarter_number": 1, "at": datetime(2008, 7, 22, 9, tzinfo=UTC)}
    done = DecisionFactory(plan=plan, number=1, by=coordinator, **in_july)
    DecisionOutcomeFactory(decision=done, number=1, by=coordinator)
    late = DecisionFactory(
        plan=plan, number=2, due_on=date(2008, 9, 1), by=coordinator, **in_july
    )
    DecisionOutcomeFactory(
        decision=late,
        number=1,
        outcome=Outcome.IN_HAND,
        comment=LONG,
        by=coordinator,
    )
    DecisionFactory(plan=plan, number=3, text=LONG, owner=LONG, by=coordinator)
