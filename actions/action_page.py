"""What the page of an action says, and where its forms lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from actions.actions_page import actions_step
from actions.analysis.delivery_words import withdrawn
from actions.analysis.progress import Progress
from actions.delivery import (
    ActionDelivery,
    Delivery,
    MilestoneDelivery,
    delivery_of,
)
from actions.leads import may_report
from actions.models import Action, Milestone, MilestoneProgress, ProgressUpdate, Risk
from indicators.history import History, histories_of
from indicators.models import TargetSet
from laa.plan.access import Access
from laa.plan.days import in_words
from laa.plan.models import User
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission
from laa.plan.rag import Rag
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class Told:
    """An update as the history shows it, with what it says of milestones."""

    update: ProgressUpdate
    status: Progress
    milestones: list[str]


@dataclass(frozen=True)
class ActionPage:
    """`whole` are all of the plan's actions, among which this one is."""

    access: Access
    user: User
    whole: Delivery
    delivery: ActionDelivery

    @property
    def action(self) -> Action:
        return self.delivery.action

    @property
    def status(self) -> Progress | None:
        return self.delivery.standing.status

    @property
    def may_report(self) -> bool:
        return may_report(self.user, self.action, self.access.permissions)

    @property
    def may_edit(self) -> bool:
        return self.access.may(Permission.EDIT_ACTIONS)

    @property
    def serves(self) -> list[tuple[TargetSet, Rag]]:
        """The indicators served, with their latest rating; three queries."""
        histories = histories_of(self.delivery.serves)
        return [(one.target_set, self._rag(one)) for one in histories]

    @property
    def links(self) -> list[str]:
        return self.action.links.splitlines()

    @property
    def money(self) -> list[Any]:
        """The funding lines; the app that has them is above this one."""
        return list(self.action.funding_lines.all())

    @property
    def risks(self) -> list[Risk]:
        return list(self.action.risks.all())

    @property
    def told(self) -> list[Told]:
        """The updates, the latest quarter's latest first."""
        milestones = {
            one.milestone.pk: one.milestone for one in self.delivery.milestones
        }
        newest_first = sorted(
            self.delivery.updates,
            key=lambda one: (one.quarter, one.number),
            reverse=True,
        )
        return [
            Told(
                one,
                Progress(one.status),
                [
                    _what(row, milestones[row.milestone_id], one.quarter)
                    for row in one.milestones.all()
                ],
            )
            for one in newest_first
        ]

    @property
    def quarters(self) -> list[Quarter]:
        """Those that an update may be about, the latest first."""
        quarters = self.access.plan.agreement.quarters
        return [one for one in reversed(quarters) if one.first_day <= self.whole.today]

    @property
    def quarter_to_report(self) -> Quarter:
        """The last that waits for its update; if none does, the one in hand."""
        owed = self.delivery.standing.owed
        in_hand = self.access.plan.agreement.in_hand(self.whole.today)
        return owed[-1] if owed else in_hand

    @property
    def update_at_first(self) -> dict[str, Any]:
        """What the form of an update shows before anything is typed."""
        last = max((one.number for one in self.delivery.updates), default=0)
        return {"quarter": self.quarter_to_report.slug, "seen": last}

    def milestone_or_404(self, position: int) -> MilestoneDelivery:
        for one in self.delivery.milestones:
            if one.milestone.position == position:
                return one
        raise Http404

    def breadcrumbs(self, act: str = "") -> list[Step]:
        plan, name = self.access.plan, self.action.name
        here = [(name, self.action.get_absolute_url()), (act, "")]
        return trail(plan, actions_step(plan), *(here if act else [(name, "")]))

    def _rag(self, history: History) -> Rag:
        quarter = history.quarter_to_show(self.whole.today)
        return history.outlook(quarter, self.whole.today).assessment.rag


def load(access: Access, user: User, number: int, today: date) -> ActionPage:
    whole = delivery_of(access.plan, None, today)
    found = whole.at(number)
    if found is None:
        raise Http404
    return ActionPage(access, user, whole, found)


def _what(row: MilestoneProgress, milestone: Milestone, quarter: Quarter) -> str:
    if row.withdrawn:
        return f"{milestone}: {withdrawn(milestone.is_counted, quarter)}"
    if row.reached_on is not None:
        return f"{milestone}: reached on {in_words(row.reached_on)}"
    return f"{milestone}: {row.number:,} {milestone.units or 'times'}"
