"""What the pages of a plan's deadlines say: the dates, and how they came to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from laa.plan.access import Access
from laa.plan.models import ActionPlan, DeadlineChange
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission
from laa.plan.tables import Column, Field, Table
from laa.plan.trail import Step, trail

COMING = 4


@dataclass(frozen=True)
class Dates:
    """By when a quarter's returns, their sign-off and the updates are due."""

    quarter: Quarter
    entry: date
    sign_off: date
    updates: date


def dates_of(plan: ActionPlan) -> list[Dates]:
    days = plan.deadlines
    return [
        Dates(one, days.entry_due(one), days.sign_off_due(one), days.updates_due(one))
        for one in plan.agreement.quarters
    ]


def coming(plan: ActionPlan, today: date) -> list[Dates]:
    """Of the next quarters of which something is still to fall due."""
    ahead = [
        one for one in dates_of(plan) if plan.deadlines.last_due(one.quarter) >= today
    ]
    return ahead[:COMING]


def table_of(dates: list[Dates], caption: str) -> Table:
    fields: tuple[Field[Dates], ...] = (
        (Column("Quarter"), lambda one: str(one.quarter)),
        (Column("Returns"), lambda one: one.entry),
        (Column("Sign-off"), lambda one: one.sign_off),
        (Column("Updates of actions"), lambda one: one.updates),
    )
    return Table.of(caption, dates, fields)


@dataclass(frozen=True)
class DeadlinesPage:
    access: Access

    @property
    def dates(self) -> list[Dates]:
        return dates_of(self.access.plan)

    @property
    def table(self) -> Table:
        return table_of(self.dates, "By when each quarter’s reports are due")

    @cached_property
    def changes(self) -> list[DeadlineChange]:
        """The newest first."""
        changes = self.access.plan.deadline_changes.select_related("by")
        return list(changes.order_by("-number"))

    @property
    def version(self) -> int:
        return self.changes[0].number if self.changes else 0

    @property
    def may_edit(self) -> bool:
        return self.access.may(Permission.KEEP_CALENDAR)

    @property
    def address(self) -> str:
        return reverse("deadlines", args=self._place)

    @property
    def edit_address(self) -> str:
        return reverse("edit-deadlines", args=self._place)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, self._about, ("Deadlines", ""))

    @property
    def breadcrumbs_to_form(self) -> list[Step]:
        here = ("Deadlines", self.address)
        return trail(self.access.plan, self._about, here, ("Change", ""))

    @property
    def _about(self) -> Step:
        return "About the plan", reverse("about", args=self._place)

    @property
    def _place(self) -> tuple[str, str]:
        plan = self.access.plan
        return plan.area.slug, plan.slug
