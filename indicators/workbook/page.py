"""What the page of a quarter's return workbook says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.urls import reverse

from indicators.workbook import layout
from indicators.workbook.columns import name_of
from indicators.workbook.judging import Judged, Outcome
from indicators.workbook.rows import ReturnRow, load
from laa.plan.access import Access
from laa.plan.documents.formats import Format
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from laa.plan.sheets.filling import FORMATS
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class WorkbookPage:
    access: Access
    quarter: Quarter
    today: date
    judged: list[Judged] = field(default_factory=list)

    @property
    def plan(self) -> ActionPlan:
        return self.access.plan

    @cached_property
    def rows(self) -> list[ReturnRow]:
        return load(self.plan, self.quarter, self.today)

    @property
    def address(self) -> str:
        return address(self.plan, self.quarter)

    @property
    def files(self) -> list[tuple[str, str]]:
        """What each format is called, and where its file is."""
        where = _where(self.plan, self.quarter)
        return [
            (one.label, reverse("return-workbook-file", args=[*where, one.suffix]))
            for one in FORMATS.values()
        ]

    @property
    def other_quarters(self) -> list[tuple[str, str]]:
        """Those that have ended, the latest first."""
        ended = reversed(self.plan.agreement.ended(self.today))
        return [
            (str(one), address(self.plan, one)) for one in ended if one != self.quarter
        ]

    def file(self, wanted: Format) -> bytes:
        return wanted.render(layout.fill_in(self.plan, self.quarter, self.rows))

    def file_name(self, wanted: Format) -> str:
        plan = name_of(self.plan).replace("/", "-")
        return f"{plan}-returns-{self.quarter.slug}.{wanted.suffix}"

    @property
    def summary(self) -> str:
        """ "2 new, 1 changed, 3 unchanged."."""
        counted = Counter(one.outcome for one in self.judged)
        parts = (f"{counted[o]} {o.words.lower()}" for o in Outcome if counted[o])
        return f"{', '.join(parts)}."

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.plan, (f"Return workbook, {self.quarter}", ""))


def address(plan: ActionPlan, quarter: Quarter) -> str:
    return reverse("return-workbook", args=_where(plan, quarter))


def _where(plan: ActionPlan, quarter: Quarter) -> tuple[str, str, Quarter]:
    return (plan.area.slug, plan.slug, quarter)
