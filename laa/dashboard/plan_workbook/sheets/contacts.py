"""The sheet of the people whom the document names."""

from __future__ import annotations

from datetime import datetime

from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.sheets.plan import AS_AGREED
from laa.dashboard.plan_workbook.takes import Pick, Text
from laa.plan.beginning import begin_contact
from laa.plan.models import Contact

_CAPACITIES = {one.label: one.value for one in Contact.Capacity}


class ContactsSheet(PlanSheet):
    name = "Contacts"
    noun = "contact"
    keys = 2
    closed = (
        "the people whom the document names stay as it was agreed. Whoever works with "
        "the plan now is invited on its page People"
    )
    spare = 10

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "capacity", "Capacity", 28, "What the document names the person as.",
                Pick(_CAPACITIES, "Choose what the document names the person as"),
            ),
            Column(
                "name", "Name", 26, "Being named gives nobody an account.",
                Text(150, "Enter the name"),
            ),
            Column(
                "post", "Post", 30, "If it is known.", Text(150), Opens.IN_NEW_ROWS,
                AS_AGREED,
            ),
            Column(
                "organisation", "Organisation", 30, "If it is known.", Text(150),
                Opens.IN_NEW_ROWS, AS_AGREED,
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        if self.book.plan is None:
            return []
        return [
            Kept(
                (one.capacity, one.name),
                f"Contact {one}",
                {"post": one.post, "organisation": one.organisation},
                one,
            )
            for one in self.book.plan.contacts.all()
        ]

    def begin(self, row: Written, *, at: datetime) -> None:
        capacity, name = row.key
        begin_contact(
            plan=self.book.the_plan, capacity=capacity, name=name, **row.values
        )
