"""What the page of a plan's workbook says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from laa.dashboard.plan_workbook import layout
from laa.dashboard.plan_workbook.book import load
from laa.dashboard.plan_workbook.importing import Found
from laa.dashboard.plan_workbook.judging import Judged, Outcome
from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.documents.formats import Format
from laa.plan.listing import listed
from laa.plan.models import ActionPlan
from laa.plan.sheets.filling import BOOK_FORMATS
from laa.plan.trail import Step, trail

Named = tuple[str, list[Judged]]


@dataclass(frozen=True)
class PlanWorkbookPage:
    access: Access
    found: Found | None = None

    @property
    def plan(self) -> ActionPlan:
        return self.access.plan

    @property
    def address(self) -> str:
        return reverse("plan-workbook", args=self._where)

    @property
    def files(self) -> list[tuple[str, str]]:
        """What each format is called, and where the plan's file is."""
        return self._files("plan-workbook-file")

    @property
    def empty_files(self) -> list[tuple[str, str]]:
        return self._files("empty-plan-workbook-file")

    def file(self, wanted: Format) -> bytes:
        return wanted.render(layout.fill_in(load(self.plan)))

    def file_name(self, wanted: Format) -> str:
        """It is of the plan as it is now, whatever was reported of the last quarter."""
        plan = f"{self.plan.area.slug}-{self.plan.slug}"
        quarter = self.plan.agreement.in_hand(today()).slug
        return f"{plan}-plan-workbook-{quarter}.{wanted.suffix}"

    @property
    def sheets(self) -> list[Named]:
        """By sheet, what of the file does something or may not be."""
        judged = self.found.judged if self.found else []
        shown = [one for one in judged if one.outcome is not Outcome.UNCHANGED]
        grouped = groupby(shown, lambda one: one.typed.sheet)
        return [(name, list(rows)) for name, rows in grouped]

    @property
    def summary(self) -> str:
        """ "2 new, 1 changed, 30 unchanged."."""
        judged = self.found.judged if self.found else []
        counted = Counter(one.outcome for one in judged)
        parts = (f"{counted[o]} {o.words.lower()}" for o in Outcome if counted[o])
        return f"{', '.join(parts) or 'No rows'}."

    @property
    def missing(self) -> list[str]:
        """Rows that the file lacks, in a sentence a sheet."""
        lacking = self.found.missing if self.found else {}
        return [f"{name}: {listed(names)}" for name, names in lacking.items()]

    @property
    def breadcrumbs(self) -> list[Step]:
        up = ("Document", reverse("document", args=self._where))
        return trail(self.plan, up, ("Plan workbook", ""))

    @property
    def _where(self) -> tuple[str, str]:
        return self.plan.area.slug, self.plan.slug

    def _files(self, name: str) -> list[tuple[str, str]]:
        return [
            (one.label, reverse(name, args=[*self._where, one.suffix]))
            for one in BOOK_FORMATS.values()
        ]
