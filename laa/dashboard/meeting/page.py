"""What the paper of a quarter's meeting says, from all that is known of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from actions.delivery import delivery_of
from actions.meeting_decisions import MeetingDecisions, decisions_of
from actions.register import register_of
from funding.analysis import money_words, plan_words
from funding.ledger import Ledger, ledger_of
from indicators.history import histories_of
from indicators.models import TargetSet
from laa.dashboard import ratings
from laa.dashboard.meeting.actions import ActionItem, by_state
from laa.dashboard.meeting.around import Around
from laa.dashboard.meeting.indicators import IndicatorItem
from laa.dashboard.meeting.money import LineItem, line_items
from laa.dashboard.meeting.risks import RiskItem
from laa.dashboard.ratings import Rating
from laa.dashboard.reasons import Reasons, place_of
from laa.plan.models import ActionPlan
from laa.plan.periods import FinancialYear, Quarter


class Item(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def reasons(self) -> Reasons: ...


Kind = TypeVar("Kind", bound=Item)


@dataclass(frozen=True)
class Part(Generic[Kind]):
    """The plan's indicators, actions, risks or funding lines, in the plan's order."""

    items: list[Kind]

    @property
    def exceptions(self) -> list[Kind]:
        """What has a reason to be looked at, the weightiest first."""
        found = [one for one in self.items if one.reasons]
        return sorted(found, key=lambda one: place_of(one.reasons))

    @property
    def rest(self) -> list[Kind]:
        return [one for one in self.items if not one.reasons]

    @property
    def named(self) -> list[tuple[str, Reasons]]:
        return [(one.name, one.reasons) for one in self.items]


@dataclass(frozen=True)
class MeetingPage:
    plan: ActionPlan
    quarter: Quarter
    today: date
    ledger: Ledger
    indicators: Part[IndicatorItem]
    actions: Part[ActionItem]
    risks: Part[RiskItem]
    lines: Part[LineItem]
    decisions: MeetingDecisions

    @property
    def year(self) -> FinancialYear:
        """The one whose money is told: that of the quarter."""
        return self.ledger.year

    @property
    def money_told(self) -> list[str]:
        """Of all funding lines together: what is spent, and what is sure after it."""
        spent = plan_words.spent(self.ledger.standing(self.year), self.year)
        return [f"{spent}.", money_words.cliff(self.ledger.cliff, self.year)]

    @property
    def ratings(self) -> list[Rating]:
        """Four, and never one of them all: each is another question."""
        targets = [one for one in self.indicators.items if one.is_improvement_target]
        return [
            ratings.performance(Part(targets).named),
            ratings.progress(self.actions.named),
            ratings.risk(self.risks.named),
            ratings.money([one.reading for one in self.lines.items], self.year),
        ]

    @property
    def known_on(self) -> date:
        """
        The day by which the paper judges what is late, and whose knowledge of all but
        figures and progress it shows.
        """
        return self.quarter.known_by(self.today)

    @property
    def has_exceptions(self) -> bool:
        return any(part.exceptions for part in self._parts)

    @property
    def has_rest(self) -> bool:
        return any(part.rest for part in self._parts)

    @property
    def other_actions(self) -> list[tuple[str, list[ActionItem]]]:
        return by_state(self.actions.rest)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return (self.indicators, self.actions, self.risks, self.lines)


def load(plan: ActionPlan, quarter: Quarter, today: date) -> MeetingPage:
    """The plan with its agreement and area; as many queries however much it holds."""
    day = quarter.known_by(today)
    ledger = ledger_of(plan, quarter, day)
    lines = line_items(ledger)
    actions = [
        ActionItem(
            one, [line for line in lines if one.action in line.ledger_line.actions]
        )
        for one in delivery_of(plan, quarter, day).actions
    ]
    risks = [
        RiskItem(one, [line for line in lines if one.risk in line.ledger_line.risks])
        for one in register_of(plan, quarter, day).entries
    ]
    around = Around(actions, lines, risks)
    indicators = [
        IndicatorItem(
            history.recorded_by(day), quarter, day, around.of(history.target_set)
        )
        for history in histories_of(TargetSet.objects.with_plan().filter(plan=plan))
    ]
    return MeetingPage(
        plan=plan,
        quarter=quarter,
        today=today,
        ledger=ledger,
        indicators=Part(indicators),
        actions=Part(actions),
        risks=Part(risks),
        lines=Part(lines),
        decisions=decisions_of(plan, quarter, day),
    )
