"""The sheet of a plan's actions."""

from __future__ import annotations

from datetime import datetime

from actions.editing import ActionText, add_action, begin_action, edit_action
from actions.models import Action
from laa.dashboard.plan_workbook.book import codes
from laa.dashboard.plan_workbook.columns import Column, Kept, Key, PlanSheet, Written
from laa.dashboard.plan_workbook.numbering import next_keys, require_next
from laa.dashboard.plan_workbook.takes import Codes, Lines, Pick, Text, Whole
from laa.plan.models import User

LONGEST = 20_000


class ActionsSheet(PlanSheet):
    name = "Actions"
    noun = "action"

    @property
    def columns(self) -> tuple[Column, ...]:
        leads = {_account(one): one for one in self._accounts()}
        return (
            Column(
                "number", "Number", 9, "The place of the action in the plan.",
                Whole(1, 9_999, "Enter the number of the action"),
            ),
            Column(
                "reference", "Reference", 12, "As in A1. May be left blank.", Text(20)
            ),
            Column(
                "text", "What is to be done", 60, "What the action does.",
                Text(LONGEST, "Enter what is to be done"),
            ),
            Column(
                "lead_name", "Lead: name", 22, "The person who leads it, if any.",
                Text(150),
            ),
            Column(
                "lead_post", "Lead: post", 22, "That person's post, if any.", Text(150)
            ),
            Column(
                "lead_organisation", "Lead: organisation", 26,
                "The organisation that leads it, if any.", Text(150),
            ),
            Column(
                "led_by", "Who writes its updates", 34,
                "An account of this plan with the role Action lead. Blank: nobody yet.",
                Pick(leads),
            ),
            Column(
                "serves", "Indicators served", 20,
                "Their codes, as in NI 15; NI 20.", Codes(),
            ),
            Column(
                "links", "Links to other plans", 34,
                "The name of a plan on each line.", Lines(LONGEST),
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        return [
            Kept((int(number),), one.name, _values(one), one)
            for number, one in self.book.actions.items()
        ]

    def spare_keys(self) -> list[Key]:
        return next_keys(self.book.actions, self.spare)

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        book, written = self.book, self.text(row)
        (number,) = row.key
        if row.kept is None:
            require_next(self, book.actions, number)
            action = add_action(plan=book.the_plan, written=written, by=by, at=at)
        else:
            kept: Action = row.kept.thing
            action = edit_action(
                action=kept, written=written, version=kept.version, by=by
            )
        book.actions[str(number)] = action

    def begin(self, row: Written, *, at: datetime) -> None:
        (number,) = row.key
        require_next(self, self.book.actions, number)
        self.book.actions[str(number)] = begin_action(
            plan=self.book.the_plan, written=self.text(row), position=number
        )

    def text(self, row: Written) -> ActionText:
        values = row.values
        as_typed = ("text", "reference", "lead_name", "lead_post", "lead_organisation")
        return ActionText(
            **{name: values[name] for name in (*as_typed, "led_by")},
            links="\n".join(values["links"]),
            serves=self.book.named(
                self.book.target_sets, values["serves"], "serves", "indicator"
            ),
        )

    def _accounts(self) -> list[User]:
        """Those that may lead, and whoever leads an action now."""
        now = [one.led_by for one in self.book.actions.values() if one.led_by]
        return list(dict.fromkeys([*self.book.leads, *now]))


def _account(user: User) -> str:
    return f"{user.name} ({user.email})"


def _values(action: Action) -> dict[str, object]:
    words = ("reference", "text", "lead_name", "lead_post", "lead_organisation")
    return {
        **{name: getattr(action, name) for name in words},
        "led_by": action.led_by,
        "serves": codes(action.serves.all()),
        "links": tuple(filter(None, map(str.strip, action.links.splitlines()))),
    }
