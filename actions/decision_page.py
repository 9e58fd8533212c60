"""What the pages that record a meeting's decisions say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from actions.meeting_decisions import Decided
from actions.models import Decision, DecisionOutcome
from laa.plan.access import Access
from laa.plan.days import in_words
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from laa.plan.trail import Step, trail

ADD = "Record a decision"


@dataclass(frozen=True)
class DecisionPage:
    access: Access
    decided: Decided

    @property
    def decision(self) -> Decision:
        return self.decided.decision

    @property
    def seen(self) -> int:
        """The number of the latest outcome that the page shows, 0 for none."""
        return self.decided.latest.number if self.decided.latest else 0

    @property
    def outcomes(self) -> list[DecisionOutcome]:
        """The latest first."""
        return list(reversed(self.decided.outcomes))

    @property
    def facts(self) -> list[tuple[str, str]]:
        due_on = f"{in_words(self.decision.due_on)}"
        return [
            ("Decided by the meeting on", str(self.decision.quarter)),
            ("Owner", self.decision.owner),
            ("To be done by", f"{due_on}{self._late}"),
        ]

    @property
    def _late(self) -> str:
        return " (overdue)" if self.decided.is_overdue else ""

    @property
    def latest_meeting(self) -> Quarter:
        """Where outcomes are told: the meeting that looks at the last quarter ended."""
        return self.access.plan.agreement.last_due(self.decided.today)

    @property
    def breadcrumbs(self) -> list[Step]:
        return meeting_steps(
            self.access.plan, self.decision.quarter, str(self.decision)
        )


def meeting_steps(plan: ActionPlan, quarter: Quarter, here: str) -> list[Step]:
    meeting = reverse("meeting-of", args=[plan.area.slug, plan.slug, quarter])
    return trail(plan, (f"Meeting on {quarter}", meeting), (here, ""))
