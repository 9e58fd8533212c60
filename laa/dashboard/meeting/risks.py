"""A risk as the meeting looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from actions.register import RiskEntry
from actions.risk_rows import RiskRow
from laa.dashboard.meeting.codes import codes_of
from laa.dashboard.meeting.money import LineItem, Money, money_of
from laa.dashboard.reasons import Reasons, of_risk


@dataclass(frozen=True)
class RiskItem:
    entry: RiskEntry
    lines: list[LineItem]

    @property
    def name(self) -> str:
        return self.entry.risk.name

    @property
    def row(self) -> RiskRow:
        return RiskRow(self.entry)

    @cached_property
    def reasons(self) -> Reasons:
        entry = self.entry
        return of_risk(entry.band, entry.direction, is_overdue=entry.is_overdue)

    @property
    def threatens(self) -> str:
        return codes_of(self.entry.risk.threatens.all())

    @property
    def money(self) -> Money:
        return money_of(self.lines)
