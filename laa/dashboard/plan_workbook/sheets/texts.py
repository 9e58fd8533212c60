"""The sheet of a plan's texts: each change with its reason."""

from __future__ import annotations

from datetime import datetime

from laa.dashboard.narrative_form import LONGEST, LONGEST_REASON
from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.sheets.plan import AS_AGREED
from laa.dashboard.plan_workbook.takes import Text, Whole
from laa.plan.beginning import begin_text
from laa.plan.models import NarrativeSection, User
from laa.plan.narrative import rewrite, version_of


class TextsSheet(PlanSheet):
    name = "Texts"
    noun = "text"
    closed = "a plan that runs keeps the texts that it has: change one of those"

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "section", "Section", 9, "The section of the document, 1 to 7.",
                Whole(1, 99, "Enter the number of the section"),
            ),
            Column(
                "heading", "Heading", 24, "What the text is called.",
                Text(150, "Enter the heading"), Opens.IN_NEW_ROWS, AS_AGREED,
            ),
            Column(
                "question", "Question", 24, "What the document asks, if it does.",
                Text(250), Opens.IN_NEW_ROWS, AS_AGREED,
            ),
            Column(
                "text", "Text", 80, "A blank line starts a new paragraph.",
                Text(LONGEST, "Enter the text: it cannot be left empty"),
            ),
            Column(
                "reason", "Reason for the change", 30,
                "Why the text is changed. Everybody who reads the plan sees it.",
                Text(LONGEST_REASON), aside=True,
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        return [
            Kept(
                (number,),
                f"Text {number}: {one.heading}",
                {
                    "heading": one.heading,
                    "question": one.question,
                    "text": one.text,
                },
                one,
            )
            for number, one in self.book.texts.items()
        ]

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        section: NarrativeSection = row.kept.thing  # type: ignore[union-attr]
        rewrite(
            section=section,
            text=row.values["text"],
            reason=row.values["reason"],
            by=by,
            at=at,
            seen=version_of(section),
        )

    def begin(self, row: Written, *, at: datetime) -> None:
        (section,) = row.key
        given = {name: row.values[name] for name in ("heading", "question", "text")}
        begin_text(plan=self.book.the_plan, section=section, **given)
