"""What the pages of a text of the plan say: how it reads, and how it came to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.shortcuts import get_object_or_404
from django.urls import reverse

from laa.plan import wording
from laa.plan.access import Access
from laa.plan.models import NarrativeEdit, NarrativeSection
from laa.plan.narrative import edits_of, text_as_published, version_of
from laa.plan.permissions import Permission
from laa.plan.trail import Step, trail
from laa.plan.wording import Passage


@dataclass(frozen=True)
class Change:
    edit: NarrativeEdit

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return wording.compare(self.edit.was, self.edit.became)


@dataclass(frozen=True)
class NarrativePage:
    access: Access
    section: NarrativeSection
    seen: int | None = None

    @property
    def version(self) -> int:
        return version_of(self.section)

    @property
    def changes(self) -> list[Change]:
        """The newest first."""
        return [Change(edit) for edit in reversed(edits_of(self.section))]

    @property
    def changes_since(self) -> list[Change]:
        """Those that came after the version that a refused person was shown."""
        if self.seen is None:
            return []
        return [one for one in self.changes if one.edit.number > self.seen]

    @property
    def as_published(self) -> str:
        return text_as_published(self.section)

    @property
    def may_edit(self) -> bool:
        return self.access.may(Permission.EDIT_NARRATIVE)

    @property
    def address(self) -> str:
        return reverse("narrative", args=self._place)

    @property
    def edit_address(self) -> str:
        return reverse("edit-narrative", args=self._place)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, self._about, (self.section.heading, ""))

    def breadcrumbs_to(self, text: str) -> list[Step]:
        """Of a page below this one."""
        here = (self.section.heading, self.address)
        return trail(self.access.plan, self._about, here, (text, ""))

    def read_afresh(self, seen: int) -> NarrativePage:
        """As it has become since, for whoever was refused."""
        return NarrativePage(self.access, read(self.access, self.section.section), seen)

    @property
    def _about(self) -> Step:
        plan = self.access.plan
        return "About the plan", reverse("about", args=[plan.area.slug, plan.slug])

    @property
    def _place(self) -> tuple[str, str, int]:
        plan = self.access.plan
        return plan.area.slug, plan.slug, self.section.section


def read(access: Access, number: int) -> NarrativeSection:
    """With its edits; Http404 if the plan has no such section."""
    sections = NarrativeSection.objects.prefetch_related("edits__by")
    found = get_object_or_404(sections, plan=access.plan, section=number)
    found.plan = access.plan
    return found
