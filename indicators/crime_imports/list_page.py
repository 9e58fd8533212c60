"""What the pages of all of a plan's imports say, and of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from indicators.crime_imports.page import NAME, ImportPage, where_of
from indicators.crime_imports.preview import countable
from indicators.models import CrimeImport, TargetSet
from laa.plan.access import Access
from laa.plan.listing import listed
from laa.plan.models import ActionPlan
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class ImportsPage:
    """All of a plan's imports, and where a new one begins."""

    access: Access

    @property
    def plan(self) -> ActionPlan:
        return self.access.plan

    @cached_property
    def imports(self) -> list[ImportPage]:
        rows = CrimeImport.objects.filter(plan=self.plan).defer("survey", "taken")
        people = rows.select_related("by", "ended_by")
        return [ImportPage(self.access, row) for row in people]

    @cached_property
    def counted(self) -> list[TargetSet]:
        return [target_set for target_set, _ in countable(self.plan)]

    @property
    def counted_names(self) -> str:
        return listed([str(one.indicator) for one in self.counted])

    @property
    def address(self) -> str:
        return reverse("crime-imports", args=where_of(self.plan))

    @property
    def new(self) -> str:
        return reverse("import-crime", args=where_of(self.plan))

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.plan, (NAME, ""))

    @property
    def breadcrumbs_of_new(self) -> list[Step]:
        return trail(self.plan, (NAME, self.address), ("Send a file", ""))
