"""What is owed: each quarter's return, where it stands, and by when it is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from indicators.models import Actual, TargetSet
from indicators.signoff import status_of
from indicators.transitions import Status
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class Return:
    """A quarter of a target set that has ended, with its latest revision if any."""

    target_set: TargetSet
    quarter: Quarter
    actual: Actual | None
    today: date

    @property
    def status(self) -> Status:
        return status_of(self.actual)

    @property
    def due_on(self) -> date:
        """Of what is submitted, sign-off is due."""
        deadlines = self.target_set.plan.deadlines
        if self.status is Status.SUBMITTED:
            return deadlines.sign_off_due(self.quarter)
        return deadlines.entry_due(self.quarter)

    @property
    def deadline(self) -> str:
        return "Sign-off due by" if self.status is Status.SUBMITTED else "Due by"

    @property
    def is_overdue(self) -> bool:
        return self.today > self.due_on

    @property
    def address(self) -> str:
        return address(self.target_set, self.quarter)


def address(target_set: TargetSet, quarter: Quarter) -> str:
    return reverse("return", args=[*target_set.address, quarter])


def open_returns(plans: Iterable[ActionPlan], today: date) -> list[Return]:
    """Those not yet signed off, oldest first: two queries, however many plans."""
    target_sets = list(TargetSet.objects.with_plan().filter(plan__in=plans))
    latest = {
        (actual.target_set_id, actual.quarter): actual
        for actual in Actual.objects.filter(
            target_set__in=target_sets
        ).latest_revisions()
    }
    owed = [
        Return(one, quarter, latest.get((one.pk, quarter)), today)
        for one in target_sets
        for quarter in one.plan.agreement.ended(today)
        if not one.why_not_owed(quarter)
    ]
    still_open = [one for one in owed if one.status is not Status.SIGNED_OFF]
    return sorted(
        still_open, key=lambda one: (one.quarter, one.target_set.indicator.code)
    )
