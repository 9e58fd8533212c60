"""What the page of an import of recorded crime says, in each of its states."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from indicators.crime_import_states import State
from indicators.crime_imports import kept, preview_tables
from indicators.crime_imports.forms import AnswersForm, Asked, ChooseForm, ConfirmForm
from indicators.crime_imports.preview import (
    Counted,
    Outcome,
    Preview,
    preview_of,
)
from indicators.models import CrimeImport, TargetSet
from indicators.recorded_crime.crime_row import Area
from laa.plan.access import Access
from laa.plan.listing import listed
from laa.plan.models import ActionPlan
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.tables import Table
from laa.plan.trail import Step, trail

NAME = "Recorded crime"
_HEADINGS = {
    State.UPLOADED: "The file waits to be read",
    State.READING: "The file is being read",
    State.COUNTING: "The file is being counted",
    State.TO_CONFIRM: "Check before saving",
}


@dataclass(frozen=True)
class PartOfPreview:
    """An indicator in the preview, with its tables."""

    counted: Counted
    categories: Table | None
    asides: Table | None


@dataclass(frozen=True)
class ImportPage:
    access: Access
    row: CrimeImport

    @property
    def plan(self) -> ActionPlan:
        return self.access.plan

    @property
    def state(self) -> State:
        return self.row.stands

    @property
    def address(self) -> str:
        return reverse("crime-import", args=[*where_of(self.plan), self.row.pk])

    @property
    def progress_address(self) -> str:
        where = [*where_of(self.plan), self.row.pk]
        return reverse("crime-import-progress", args=where)

    @property
    def list_address(self) -> str:
        return reverse("crime-imports", args=where_of(self.plan))

    @property
    def new_address(self) -> str:
        return reverse("import-crime", args=where_of(self.plan))

    @property
    def size(self) -> str:
        megabytes = self.row.file_size / 1_000_000
        return f"{shown(megabytes, 1)} MB" if megabytes >= 0.1 else "less than 0.1 MB"

    @property
    def heading(self) -> str:
        return _HEADINGS.get(self.state, "Import of recorded crime")

    # While it is read or counted

    @property
    def per_cent(self) -> int:
        return round(self.row.share * 100)

    @property
    def progress(self) -> str:
        if self.state is State.UPLOADED:
            return "Waiting to be read"
        if self.state.is_worked_on:
            doing = "Reading" if self.state is State.READING else "Counting"
            return f"{doing}: {self.per_cent}% of the file"
        return "Done: continue to the next step"

    # When the area is to be chosen

    @cached_property
    def found(self) -> kept.Found:
        return kept.found_of(self.row.survey or {})

    @property
    def suggested(self) -> int | None:
        """Which area of the file bears the name of the plan's."""
        named = [
            number
            for number, one in enumerate(self.found.areas)
            if self._is_the_plans(one.area)
        ]
        return named[0] if len(named) == 1 else None

    def _is_the_plans(self, area: Area) -> bool:
        name: str = self.plan.area.name
        return (area.partnership or area.force).casefold() == name.casefold()

    @property
    def years(self) -> list[FinancialYear]:
        """Those of the agreement that the file holds for any area."""
        held = {year for one in self.found.areas for year in one.years}
        return [year for year in self.plan.agreement.years if year in held]

    @property
    def what_it_holds(self) -> str:
        found = self.found
        is_one, is_one_row = len(found.areas) == 1, found.rows == 1
        return (
            f"The file holds {shown(found.rows)} {'row' if is_one_row else 'rows'} "
            f"of {shown(len(found.areas))} "
            f"{'area' if is_one else 'areas'}, and of the agreement's years "
            f"{listed([str(year) for year in self.years])}.{self._passed_over}"
        )

    @property
    def _passed_over(self) -> str:
        """The sheets in which nobody should look for figures that are missing."""
        names = self.found.passed_over
        if not names:
            return ""
        sheets = "sheet" if len(names) == 1 else "sheets"
        quoted = listed([f"'{name}'" for name in names])
        return (
            f" Passed over, without a table of recorded crime: the {sheets} {quoted}."
        )

    def choose_form(self, data: Any = None) -> ChooseForm:
        years = [(str(year.start), str(year)) for year in self.years]
        suggested = self.suggested
        chosen = "" if suggested is None else str(suggested)
        return ChooseForm(
            data,
            areas=[(str(n), str(one.area)) for n, one in enumerate(self.found.areas)],
            years=years,
            why_suggested=self._why_suggested,
            initial={"area": chosen, "years": [value for value, _ in years]},
        )

    @property
    def _why_suggested(self) -> str:
        if self.suggested is None:
            return f"None bears the name of the plan's own area, {self.plan.area}."
        return f"This one is suggested because the plan's area is {self.plan.area}."

    def choice(self, form: ChooseForm) -> dict[str, Any]:
        chosen = self.found.areas[int(form.cleaned_data["area"])].area
        years = (FinancialYear(int(year)) for year in form.cleaned_data["years"])
        return kept.of_choice(chosen, tuple(sorted(years)))

    # When it is counted

    @cached_property
    def preview(self) -> Preview:
        return preview_of(self.row)

    @property
    def chosen(self) -> str:
        """ "Coventry, West Midlands: 2008/09 and 2009/10"."""
        if not self.row.chosen:
            return ""
        area, years = kept.choice_of(self.row.chosen)
        return f"{area}: {listed([str(year) for year in years])}"

    @property
    def warning(self) -> str:
        """Where another area than the plan's was chosen."""
        area, _ = kept.choice_of(self.row.chosen or {})
        if self._is_the_plans(area):
            return ""
        return f"The plan's area is {self.plan.area}. These are the figures of {area}."

    @property
    def asked(self) -> list[Asked]:
        return [
            Asked(_box(one.target_set, question.key), code, question)
            for one in self.preview.counted
            for code in [one.target_set.indicator.code]
            for question in one.totals.questions
        ]

    def answers_form(self, data: Any = None) -> AnswersForm:
        given = {
            one.box: "yes" if answers[one.question.key] else "no"
            for one in self.asked
            for answers in [self.row.answers.get(one.indicator, {})]
            if one.question.key in answers
        }
        return AnswersForm(data, asked=self.asked, initial=given)

    @property
    def shows_preview(self) -> bool:
        return self.state is State.TO_CONFIRM

    @property
    def summary(self) -> str:
        """ "2 new, 1 changed, 3 unchanged."."""
        counted = Counter(line.outcome for line in self.preview.lines)
        parts = (f"{counted[o]} {o.words.lower()}" for o in Outcome if counted[o])
        return f"{', '.join(parts)}."

    @property
    def parts(self) -> list[PartOfPreview]:
        return [
            PartOfPreview(
                one, preview_tables.categories(one), preview_tables.asides(one)
            )
            for one in self.preview.counted
        ]

    def confirm_form(self) -> ConfirmForm | None:
        if not self.preview.written:
            return None
        shown_now = {"shown": self.preview.shown}
        return ConfirmForm(initial=shown_now, number=len(self.preview.written))

    # When it has ended

    @property
    def ending(self) -> str:
        """What became of it, in a sentence, where that is not in its state."""
        if self.state is not State.SAVED:
            return self.row.words
        many = len(self.row.saved)
        if many == 1:
            return "1 return was saved as a draft"
        return f"{many} returns were saved as drafts"

    @property
    def saved(self) -> list[tuple[str, str, str]]:
        """Each return that was saved: its name, its address, and from what to what."""
        return [
            (
                f"{line['indicator']}, {quarter}",
                reverse("return", args=[*where_of(self.plan), line["slug"], quarter]),
                _change(line["was"], line["count"]),
            )
            for line in self.row.saved
            for quarter in [Quarter.from_slug(line["quarter"])]
        ]

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.plan, (NAME, self.list_address), (self.row.file_name, ""))


def page_or_404(access: Access, number: int) -> ImportPage:
    rows = CrimeImport.objects.select_related("by", "ended_by")
    row = rows.filter(plan=access.plan, pk=number).first()
    if row is None:
        raise Http404
    # The plan as it was found, with its area.
    row.plan = access.plan
    return ImportPage(access, row)


def _box(target_set: TargetSet, key: str) -> str:
    """A key may hold anything that a file's cells do; a box's name may not."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:12]
    return f"{target_set.indicator.slug}-{digest}"


def _change(was: int | None, count: int) -> str:
    return shown(count) if was is None else f"from {shown(was)} to {shown(count)}"


def where_of(plan: ActionPlan) -> tuple[str, str]:
    return (plan.area.slug, plan.slug)
