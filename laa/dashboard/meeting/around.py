"""What hangs together with an indicator: who serves it, who pays, what threatens it."""

from __future__ import annotations

from dataclasses import dataclass

from actions.models import Action
from indicators.models import TargetSet
from laa.dashboard.meeting.actions import ActionItem, by_state
from laa.dashboard.meeting.money import LineItem, Money, money_of
from laa.dashboard.meeting.risks import RiskItem


@dataclass(frozen=True)
class Around:
    actions: list[ActionItem]
    lines: list[LineItem]
    risks: list[RiskItem]

    def of(self, target_set: TargetSet) -> Around:
        """What is linked with it, or with an action that serves it."""
        serving = [one for one in self.actions if target_set in one.delivery.serves]
        actions = {one.delivery.action for one in serving}
        return Around(
            serving,
            [one for one in self.lines if _pays(one, target_set, actions)],
            [one for one in self.risks if _threatens(one, target_set, actions)],
        )

    @property
    def actions_by_state(self) -> list[tuple[str, list[ActionItem]]]:
        return by_state(self.actions)

    @property
    def money(self) -> Money:
        return money_of(self.lines)


def _pays(item: LineItem, target_set: TargetSet, actions: set[Action]) -> bool:
    line = item.ledger_line
    return target_set in line.indicators or not actions.isdisjoint(line.actions)


def _threatens(item: RiskItem, target_set: TargetSet, actions: set[Action]) -> bool:
    risk = item.entry.risk
    is_its_own = target_set in risk.threatens.all()
    return is_its_own or not actions.isdisjoint(risk.actions.all())
