"""The smallest valid thing of each model of actions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from actions.analysis.milestones import MilestoneKind
from actions.analysis.outcomes import Outcome
from actions.analysis.progress import Progress
from actions.models import (
    Action,
    Decision,
    DecisionOutcome,
    Milestone,
    MilestoneProgress,
    ProgressUpdate,
    Rebasing,
    Risk,
    RiskReview,
)
from tests.factories.plan import ActionPlanFactory, UserFactory

OCTOBER = datetime(2008, 10, 20, 9, tzinfo=UTC)
JANUARY = datetime(2009, 1, 1, 9, tzinfo=UTC)

# The report on 2008/09 Q2 is written until the end of December.
AFTER_THE_REPORT = factory.Trait(
    added_by=factory.SubFactory(UserFactory), added_at=JANUARY
)


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action

    class Params:
        added_in_january = AFTER_THE_REPORT

    plan = factory.SubFactory(ActionPlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = "Patrols in the city centre"


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    class Params:
        added_in_january = AFTER_THE_REPORT
        monthly = factory.Trait(
            kind=MilestoneKind.RECURRING, every="month", last_day=None
        )
        forty = factory.Trait(
            kind=MilestoneKind.QUANTITY, quantity=40, units="offenders", last_day=None
        )

    action = factory.SubFactory(ActionFactory)
    position = factory.Sequence(lambda n: n + 1)
    kind = MilestoneKind.DATE
    text = "Patrols begin"
    last_day = date(2008, 9, 30)


class RebasingFactory(DjangoModelFactory):
    class Meta:
        model = Rebasing

    milestone = factory.SubFactory(MilestoneFactory)
    number = factory.Sequence(lambda n: n + 1)
    was_last_day = date(2008, 9, 30)
    last_day = date(2008, 12, 31)
    reason = "The officers were needed elsewhere"
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class ProgressUpdateFactory(DjangoModelFactory):
    class Meta:
        model = ProgressUpdate

    action = factory.SubFactory(ActionFactory)
    number = factory.Sequence(lambda n: n + 1)
    year = 2008
    quarter_number = 2
    status = Progress.ON_COURSE
    text = "Patrols began in July"
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class MilestoneProgressFactory(DjangoModelFactory):
    class Meta:
        model = MilestoneProgress

    update = factory.SubFactory(ProgressUpdateFactory)
    milestone = factory.SubFactory(
        MilestoneFactory, action=factory.SelfAttribute("..update.action")
    )
    reached_on = date(2008, 9, 29)


class RiskFactory(DjangoModelFactory):
    class Meta:
        model = Risk

    class Params:
        added_in_january = AFTER_THE_REPORT

    plan = factory.SubFactory(ActionPlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = "The money ends"


class RiskReviewFactory(DjangoModelFactory):
    class Meta:
        model = RiskReview

    risk = factory.SubFactory(RiskFactory)
    number = factory.Sequence(lambda n: n + 1)
    reviewed_on = date(2008, 10, 20)
    likelihood = 4
    impact = 3
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    plan = factory.SubFactory(ActionPlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    year = 2008
    quarter_number = 2
    text = "Ask the council for mainstream money"
    owner = "Coordinator"
    due_on = date(2009, 1, 20)
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class DecisionOutcomeFactory(DjangoModelFactory):
    class Meta:
        model = DecisionOutcome

    decision = factory.SubFactory(DecisionFactory)
    number = factory.Sequence(lambda n: n + 1)
    outcome = Outcome.DONE
    by = factory.SubFactory(UserFactory)
    at = OCTOBER
