"""The sheet of what the actions are to reach."""

from __future__ import annotations

from datetime import datetime

from actions.analysis.milestones import Every, MilestoneKind
from actions.milestone_editing import (
    MilestoneText,
    add_milestone,
    begin_milestone,
    edit_milestone,
)
from actions.models import Action, Milestone
from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.numbering import require_number
from laa.dashboard.plan_workbook.sheets.actions import LONGEST
from laa.dashboard.plan_workbook.takes import Day, Pick, Text, Whole
from laa.plan.models import User

_KINDS = {kind.value.capitalize(): kind for kind in MilestoneKind}
_EVERY = {one.value.capitalize(): one for one in Every}
_TAKEN = (
    "kind",
    "text",
    "reading",
    "first_day",
    "last_day",
    "every",
    "through",
    "quantity",
    "units",
)


class MilestonesSheet(PlanSheet):
    name = "Milestones"
    noun = "milestone"
    keys = 2

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*_which(), *_reached(), *_counted(), *_read())

    def called(self, *key: str) -> str:
        action, number = key
        return f"Milestone {number} of action {action}"

    def rows(self) -> list[Kept]:
        return [
            Kept((int(number), one.position), f"{action}: {one}", _values(one), one)
            for number, action in self.book.actions.items()
            for one in sorted(action.milestones.all(), key=lambda one: one.position)
        ]

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        number, position = row.key
        action = self._action(number)
        action.refresh_from_db(fields=["version"])
        written = _text(row)
        if row.kept is not None:
            edit_milestone(
                milestone=row.kept.thing,
                written=written,
                version=action.version,
                by=by,
                at=at,
            )
            return
        self._add(action, position, written, by=by, at=at)

    def begin(self, row: Written, *, at: datetime) -> None:
        number, position = row.key
        action = self._action(number)
        self._require_next(action, position)
        begin_milestone(action=action, written=_text(row), position=position)

    def _action(self, number: int) -> Action:
        found = self.book.named(self.book.actions, [str(number)], "action", "action")
        return found[0]

    def _require_next(self, action: Action, position: int) -> None:
        taken = action.milestones.values_list("position", flat=True)
        require_number([str(one) for one in taken], position, f"milestone of {action}")

    def _add(
        self,
        action: Action,
        position: int,
        written: MilestoneText,
        *,
        by: User,
        at: datetime,
    ) -> None:
        self._require_next(action, position)
        add_milestone(
            action=action, written=written, version=action.version, by=by, at=at
        )


def _which() -> tuple[Column, ...]:
    return (
        Column(
            "action", "Action", 9, "The number of its action.",
            Whole(1, 9_999, "Enter the number of the action"),
        ),
        Column(
            "number", "Milestone", 10,
            "The place of the milestone in its action, counted from 1.",
            Whole(1, 9_999, "Enter the number of the milestone in its action"),
        ),
    )  # fmt: skip


def _reached() -> tuple[Column, ...]:
    kinds = "; ".join(f"{kind.value}: {kind.words}" for kind in MilestoneKind)
    return (
        Column(
            "kind", "Kind", 13, f"{kinds.capitalize()}.",
            Pick(_KINDS, "Choose what kind of milestone it is"),
        ),
        Column(
            "text", "What is to be reached", 50, "In a few words.",
            Text(250, "Enter what is to be reached"),
        ),
        Column("first_day", "First day", 16, "Where it runs over several days.", Day()),
        Column(
            "last_day", "Last day", 16,
            "The day by which it is to be reached. One that is given is moved by "
            "re-basing the milestone on its action's page.", Day(),
        ),
    )  # fmt: skip


def _counted() -> tuple[Column, ...]:
    return (
        Column("every", "Every", 10, "How often a duty comes round.", Pick(_EVERY)),
        Column(
            "through", "Through", 26, "The group that a duty goes through.", Text(150)
        ),
        Column(
            "quantity", "Number a quarter", 11,
            "Of a number to reach in each quarter.", Whole(),
        ),
        Column("units", "Units", 14, "What is counted, as in offenders.", Text(50)),
    )  # fmt: skip


def _read() -> tuple[Column, ...]:
    return (
        Column(
            "reading", "How the wording is read", 40,
            "What the plan's wording leaves open, such as the year.", Text(LONGEST),
        ),
        Column(
            "wording", "Wording as published", 40,
            "Word for word as the plan was printed.", Text(LONGEST), Opens.NEVER,
            "it is as the plan was printed, and stays so: put what is meant under "
            "'What is to be reached'",
        ),
    )  # fmt: skip


def _text(row: Written) -> MilestoneText:
    return MilestoneText(**{name: row.values[name] for name in _TAKEN})


def _values(milestone: Milestone) -> dict[str, object]:
    as_kept = {name: getattr(milestone, name) for name in (*_TAKEN, "wording")}
    every = Every(milestone.every) if milestone.every else None
    return {**as_kept, "kind": MilestoneKind(milestone.kind), "every": every}
