"""Plans with something of everything, whose words and numbers stand in no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from indicators.models import TargetSet
from indicators.transitions import Act
from laa.plan.models import ActionPlan, Agreement, Deputyship, Invitation, User
from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    DecisionFactory,
    DecisionOutcomeFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import (
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
    VirementFactory,
)
from tests.factories.indicators import (
    CrimeImportFactory,
    IndicatorFactory,
    TargetSetFactory,
)
from tests.factories.plan import (
    ActionPlanFactory,
    ContactFactory,
    DeputyshipFactory,
    InvitationFactory,
    MembershipChangeFactory,
    NarrativeEditFactory,
    NarrativeSectionFactory,
    PublishedRowFactory,
    UserFactory,
    member,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.returns import RED, act, submit


@dataclass
class FullPlan:
    plan: ActionPlan
    target_set: TargetSet
    people: dict[Role, User]
    # Every action, milestone, risk, line, decision and text of the plan has this.
    number: int
    invitation: Invitation
    deputyship: Deputyship


def a_full_plan(
    word: str, number: int, amount: int, agreement: Agreement, **plan: Any
) -> FullPlan:
    """All its words hold the word, and all its figures begin with the amount."""
    made = ActionPlanFactory(agreement=agreement, slug=word, title=word, **plan)
    people = {
        role: member(made, role, name=f"{word} {role}", email=f"{word}-{n}@a.example")
        for n, role in enumerate(Role)
    }
    figures = _figures(made, word, amount, people)
    full = FullPlan(made, figures, people, number, *_people(made, word, people))
    CrimeImportFactory(plan=made, by=people[Role.ANALYST], file_name=f"{word}.csv")
    _texts(full, word)
    _actions(full, word)
    _risks(full, word)
    _money(full, word, Decimal(amount))
    return full


def _figures(
    plan: ActionPlan, word: str, amount: int, people: dict[Role, User]
) -> TargetSet:
    """Q1 is signed off, Q2 waits for it."""
    indicator = IndicatorFactory(slug=word, code=f"NI {word}", title=word)
    targets = (amount, amount - 1, amount - 2)
    target_set: TargetSet = TargetSetFactory(
        plan=plan, indicator=indicator, wording=word, targets=targets
    )
    figure = replace(RED, count=amount, source=word, commentary=word)
    submit(target_set, people[Role.ANALYST], figure, Q1)
    act(Act.SIGN_OFF, target_set, people[Role.OWNER], Q1)
    submit(target_set, people[Role.ANALYST], figure, Q2)
    return target_set


def _people(
    plan: ActionPlan, word: str, people: dict[Role, User]
) -> tuple[Invitation, Deputyship]:
    MembershipChangeFactory(
        plan=plan, person=people[Role.PARTNER], reason=word, number=1
    )
    return (
        InvitationFactory(plan=plan, name=word, email=f"{word}@b.example"),
        DeputyshipFactory(
            plan=plan, owner=people[Role.OWNER], deputy=UserFactory(name=word)
        ),
    )


def _texts(full: FullPlan, word: str) -> None:
    section = NarrativeSectionFactory(
        plan=full.plan, section=full.number, heading=word, text=word
    )
    NarrativeEditFactory(section=section, was=word, became=word, reason=word)
    ContactFactory(plan=full.plan, name=word)
    PublishedRowFactory(plan=full.plan, cells=[[word, word]])


def _actions(full: FullPlan, word: str) -> None:
    lead = full.people[Role.ACTION_LEAD]
    action = ActionFactory(plan=full.plan, position=full.number, text=word, led_by=lead)
    milestone = MilestoneFactory(action=action, position=full.number, text=word)
    RebasingFactory(milestone=milestone, reason=word, by=lead)
    update = ProgressUpdateFactory(action=action, text=word, by=lead)
    MilestoneProgressFactory(update=update, milestone=milestone)
    DecisionOutcomeFactory(
        decision=DecisionFactory(
            plan=full.plan, number=full.number, text=word, owner=word
        ),
        comment=word,
    )


def _risks(full: FullPlan, word: str) -> None:
    risk = RiskFactory(plan=full.plan, position=full.number, text=word, owner=word)
    RiskReviewFactory(risk=risk, comment=word)


def _money(full: FullPlan, word: str, amount: Decimal) -> None:
    line, other = (
        FundingLineFactory(plan=full.plan, position=position, name=f"{word} {position}")
        for position in (full.number, full.number + 1)
    )
    for each in (line, other):
        AllocationFactory(line=each, amount=amount)
    SpendFactory(line=line, amount=amount)
    VirementFactory(giver=line, taker=other, amount=amount, reason=word)
