"""The sheet that says which plan it is, and who stands behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.takes import Lines, Text, Whole
from laa.plan.beginning import Title, begin_plan

AS_AGREED = "it is as the plan was agreed, and is not changed here"
_YEARS = "the workbook was made for these years, and has columns for them"
_HEADINGS = (
    ("area_slug", "Address of the area", 20, "As in coventry; small letters."),
    ("slug", "Address of the plan", 20, "As in violent-crime; small letters."),
)
_WORDS = (
    ("area", "Area", 20, "Its name.", 100),
    ("ons_code", "ONS code", 14, "Of the area, as in E08000026.", 9),
    ("title", "Title", 26, "Of the plan.", 150),
    ("theme", "Theme", 30, "Of the agreement that it belongs to.", 200),
)


class TitleSheet(PlanSheet):
    name = "Plan"
    noun = "plan"
    keys = 2
    closed = "a workbook holds one plan"
    spare = 1

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            *(
                Column(
                    name, heading, width, meaning,
                    Text(50, _enter(heading)),
                )
                for name, heading, width, meaning in _HEADINGS
            ),
            Column(
                "first_year", "First year", 11,
                "Of the agreement: 2008 is 2008/09.",
                Whole(1990, 2100), Opens.NEVER, _YEARS,
            ),
            Column(
                "number_of_years", "Years", 8, "How many the agreement runs.",
                Whole(1, 10), Opens.NEVER, _YEARS,
            ),
            *(
                Column(
                    name, heading, width, meaning,
                    Text(longest, _enter(heading)), Opens.IN_NEW_ROWS, AS_AGREED,
                )
                for name, heading, width, meaning, longest in _WORDS
            ),
            Column(
                "priorities", "Priorities", 40, "One a line.",
                Lines(1_000, "Enter the priorities"), Opens.IN_NEW_ROWS, AS_AGREED,
            ),
            Column(
                "lead_partners", "Lead partners", 34, "One a line.",
                Lines(150, "Enter the lead partners"), Opens.IN_NEW_ROWS, AS_AGREED,
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        plan = self.book.plan
        if plan is None:
            return []
        values = {
            "first_year": plan.agreement.first_year,
            "number_of_years": plan.agreement.number_of_years,
            "area": plan.area.name,
            "ons_code": plan.area.ons_code,
            "title": plan.title,
            "theme": plan.theme,
            "priorities": tuple(filter(None, plan.priorities.splitlines())),
            "lead_partners": tuple(one.name for one in plan.lead_partners.all()),
        }
        key = (plan.area.slug, plan.slug)
        return [Kept(key, f"Plan {plan}", values, plan)]

    def given(self) -> dict[str, Any]:
        years = self.book.years
        return {"first_year": years[0].start, "number_of_years": len(years)}

    def begin(self, row: Written, *, at: datetime) -> None:
        area_slug, slug = row.key
        title = Title(area_slug=area_slug, slug=slug, **row.values)
        self.book.plan = begin_plan(title)


def _enter(heading: str) -> str:
    """ "Enter the theme", but "Enter the ONS code"."""
    lower = heading if heading.startswith("ONS") else heading[0].lower() + heading[1:]
    return f"Enter the {lower}"
