"""An indicator as the meeting looks at it, with all that hangs together with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.analysis import words
from indicators.history import History
from indicators.models import Actual, TargetSet
from laa.dashboard.meeting.around import Around
from laa.dashboard.reasons import (
    Reason,
    Reasons,
    has_signal_for_the_worse,
    is_worse_than_a_year_before,
    of_indicator,
    unsaid,
)
from laa.dashboard.rows import Row
from laa.plan.days import in_words
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class IndicatorItem:
    """Signed-off figures only, and what hangs together with them."""

    history: History
    quarter: Quarter
    today: date
    around: Around

    @property
    def name(self) -> str:
        return self.target_set.indicator.code

    @property
    def target_set(self) -> TargetSet:
        return self.history.target_set

    @property
    def is_improvement_target(self) -> bool:
        return self.target_set.standing == TargetSet.Standing.TARGET

    @cached_property
    def row(self) -> Row:
        return Row(self.history, self.quarter, self.today, [])

    @cached_property
    def reasons(self) -> Reasons:
        return of_indicator(
            self.row.outlook,
            is_owed=not self.target_set.why_not_owed(self.quarter),
            has_target=self.is_improvement_target,
            late=self.late,
        )

    @property
    def tags(self) -> list[Reason]:
        """Those that its rating does not say."""
        return unsaid(self.reasons)

    @property
    def late(self) -> tuple[Quarter, ...]:
        """The quarters whose figure should have been signed off by now."""
        target_set = self.target_set
        return tuple(
            quarter
            for quarter in target_set.plan.agreement.ended(self.today)
            if quarter <= self.quarter
            and quarter not in self.history.signed_off
            and not target_set.why_not_owed(quarter)
            and self.today > target_set.plan.deadlines.sign_off_due(quarter)
        )

    @property
    def late_words(self) -> str:
        if not self.late:
            return ""
        quarters = ", ".join(map(str, self.late))
        due = self.target_set.plan.deadlines.sign_off_due(self.late[-1])
        return f"Overdue: {quarters} not signed off, due by {in_words(due)}"

    @property
    def status(self) -> str:
        return _against(self.row)

    @cached_property
    def latest(self) -> Row | None:
        """An earlier quarter's, where the meeting's quarter has no figure."""
        known = [one for one in self.history.signed_off if one < self.quarter]
        if self.row.actual or not known:
            return None
        return Row(self.history, max(known), self.today, [])

    @property
    def latest_status(self) -> str:
        return _against(self.latest) if self.latest else ""

    @property
    def actual(self) -> Actual | None:
        """Whose commentary is shown."""
        return self.latest.actual if self.latest else self.row.actual

    @property
    def worse(self) -> list[str]:
        """Why it counts as worsening."""
        row, outlook = self.row, self.row.outlook
        told = (
            (has_signal_for_the_worse(outlook), row.signal),
            (is_worse_than_a_year_before(outlook), row.since_year_before),
        )
        return [words for holds, words in told if holds]


def _against(row: Row) -> str:
    told = words.against_trajectory(row.assessment, row.history.measure)
    return words.sentence_case(told)
