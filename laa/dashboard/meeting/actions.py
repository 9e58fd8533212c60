"""An action as the meeting looks at it: its state, what is late, the money for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from actions.analysis.action_standing import ActionStanding
from actions.analysis.delivery_words import NO_UPDATE
from actions.analysis.progress import Progress
from actions.delivery import ActionDelivery
from laa.dashboard.meeting.codes import codes_of
from laa.dashboard.meeting.money import LineItem, Money, money_of
from laa.dashboard.reasons import Reason, Reasons, of_action, unsaid

# The worst first, the unknown before what is in order.
_STATES: tuple[Progress | None, ...] = (
    Progress.OFF_COURSE,
    Progress.AT_RISK,
    None,
    Progress.NOT_STARTED,
    Progress.ON_COURSE,
    Progress.DONE,
    Progress.STOPPED,
)


@dataclass(frozen=True)
class ActionItem:
    delivery: ActionDelivery
    lines: list[LineItem]

    @property
    def name(self) -> str:
        return self.delivery.action.name

    @property
    def standing(self) -> ActionStanding:
        return self.delivery.standing

    @cached_property
    def reasons(self) -> Reasons:
        return of_action(self.standing, self._before)

    @property
    def state(self) -> str:
        status = self.standing.status
        return status.words if status else NO_UPDATE

    @property
    def colour(self) -> str:
        """Of the state's tag."""
        return self.standing.status.colour if self.standing.status else "grey"

    @property
    def late(self) -> list[str]:
        """What is overdue of it: its update, its milestones."""
        delivery = self.delivery
        owed = [delivery.owed] if self.standing.overdue else []
        return owed + [
            f"{one.milestone}: {one.words}" for one in delivery.overdue_milestones
        ]

    @property
    def tags(self) -> list[Reason]:
        """Those that its state does not say."""
        return unsaid(self.reasons)

    @property
    def known(self) -> list[str]:
        """What is late, then what its lead says of it."""
        update = self.delivery.update
        told = [f"{update.quarter}: {update.text}"] if update else []
        return self.late + told

    @property
    def serves(self) -> str:
        return codes_of(self.delivery.serves)

    @property
    def money(self) -> Money:
        return money_of(self.lines)

    @property
    def _before(self) -> Progress | None:
        """The last status that was reported of an earlier quarter."""
        report = self.standing.report
        earlier = [
            one
            for one in self.delivery.updates
            if report and one.quarter < report.quarter
        ]
        last = max(earlier, key=lambda one: (one.quarter, one.number), default=None)
        return Progress(last.status) if last else None


def by_state(items: Iterable[ActionItem]) -> list[tuple[str, list[ActionItem]]]:
    """The states that occur, each with its actions, the worst first."""
    every = list(items)
    grouped = [
        [one for one in every if one.standing.status is status] for status in _STATES
    ]
    return [(group[0].state, group) for group in grouped if group]
