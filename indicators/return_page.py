"""What the page of a quarter's return says, and to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from indicators import signoff
from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.analysis.expectation import Expectation, caution, expect
from indicators.analysis.measure import Reading
from indicators.figure import Figure
from indicators.figure_words import figure_rows
from indicators.forms import ReturnForm, initial_of
from indicators.history import History
from indicators.models import Actual, Breakdown, SignOffEvent, TargetSet
from indicators.plan_findings import history_with_findings
from indicators.returns import address
from indicators.transitions import Act, Status
from laa.plan.access import Access
from laa.plan.days import in_words
from laa.plan.findings import Finding, about
from laa.plan.numbers import shown
from laa.plan.periods import Quarter
from laa.plan.trail import Step, trail

Rows = list[tuple[str, str]]
# These are done on the page itself, the others on a page of their own.
ON_THE_PAGE = (Act.SAVE, Act.SUBMIT)


@dataclass(frozen=True)
class Entry:
    """An act in the history of a return, with the figure as it left it."""

    event: SignOffEvent
    figure: str

    @property
    def done(self) -> str:
        return words.sentence_case(Act(self.event.act).done)


@dataclass(frozen=True)
class ReturnPage:
    access: Access
    history: History
    quarter: Quarter
    actual: Actual | None
    events: list[SignOffEvent]
    breakdown: list[Breakdown]
    findings: list[Finding]
    today: date
    typed: Reading | None = None

    @property
    def target_set(self) -> TargetSet:
        return self.history.target_set

    @property
    def name(self) -> str:
        return f"{self.target_set.indicator.code}, {self.quarter}"

    @property
    def address(self) -> str:
        return address(self.target_set, self.quarter)

    @property
    def status(self) -> Status:
        return signoff.status_of(self.actual)

    @property
    def awaits_analyst(self) -> bool:
        return self.status.awaits_analyst

    @property
    def due_on(self) -> date:
        return self.target_set.plan.deadlines.entry_due(self.quarter)

    @cached_property
    def why_no_return(self) -> str:
        """Why there is nothing to enter for this quarter; empty if there is."""
        if reason := self.target_set.why_not_owed(self.quarter):
            return reason
        if self.quarter.has_ended(self.today):
            return ""
        return (
            f"{self.quarter} has not ended: its figure can be entered "
            f"from {in_words((self.quarter + 1).first_day)}"
        )

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        if self.why_no_return:
            return ()
        return signoff.acts_open_to(self.access.permissions, self.actual)

    @property
    def is_for_entry(self) -> bool:
        return Act.SAVE in self.acts

    @property
    def links(self) -> Rows:
        """The acts with a page of their own: what the button says, where it leads."""
        where = (*self.target_set.address, self.quarter)
        links = [
            (act.label, reverse("act", args=[*where, act]))
            for act in self.acts
            if act not in ON_THE_PAGE
        ]
        if Act.REVISE in self.acts and self.actual and self.actual.is_provisional:
            revise = reverse("act", args=[*where, Act.REVISE])
            links.insert(0, ("Enter the final figure", f"{revise}?final"))
        return links

    @cached_property
    def figure(self) -> Figure | None:
        return Figure.of(self.actual) if self.actual else None

    @property
    def reading(self) -> Reading | None:
        """What was just typed; else the figure as saved; None where there is none."""
        return self.typed or (self.figure.reading() if self.figure else None)

    @cached_property
    def assessment(self) -> Assessment:
        """With the figure as it stands, typed, saved or signed off."""
        if self.reading is None:
            return self.history.assess(self.quarter)
        return self.history.assess_with(self.quarter, self.reading)

    @property
    def against_trajectory(self) -> str:
        return words.against_trajectory(self.assessment, self.history.measure)

    @property
    def figure_rows(self) -> Rows:
        if self.figure is None:
            return []
        return figure_rows(self.figure, self.history.measure) + self.breakdown_rows

    @property
    def breakdown_rows(self) -> Rows:
        return [(part.category, shown(part.count)) for part in self.breakdown]

    @cached_property
    def expectation(self) -> Expectation:
        return expect(self.history.series, self.history.targets, self.quarter)

    @property
    def reference_rows(self) -> Rows:
        """Each with its rate, so that it can be laid beside the one entered."""
        return [
            (reference.name, self._reference(reference.value, reference.refusal))
            for reference in self.expectation.references
        ]

    @property
    def caution(self) -> str:
        value = self.assessment.value
        if self.reading is None or value is None:
            return ""
        return caution(value, self.expectation, self.history.measure)

    @property
    def findings_here(self) -> list[Finding]:
        """Those about the signed-off figure of the quarter."""
        code = self.target_set.indicator.code
        return about(self.findings, code, "actual", self.quarter)

    @property
    def other_findings(self) -> list[Finding]:
        return [one for one in self.findings if one not in self.findings_here]

    @property
    def reason_for_return(self) -> SignOffEvent | None:
        """Why the owner returned it, while that is still to be answered."""
        if self.status is not Status.RETURNED:
            return None
        return next(event for event in self.events if event.act == Act.RETURN)

    @property
    def implied_rate(self) -> str:
        return words.rate(self.assessment.rate, self.history.measure)

    @property
    def entries(self) -> list[Entry]:
        """The latest first; the figure is told only by the acts that changed it."""
        before = [*(event.figure for event in self.events[1:]), None]
        return [
            Entry(event, "" if event.figure == earlier else self._as_left_by(event))
            for event, earlier in zip(self.events, before, strict=False)
        ]

    @property
    def why_not_now(self) -> str:
        """That an act is not among those open, for whoever comes to its page."""
        if self.why_no_return:
            return self.why_no_return
        return f"{self.name} is {self.status}: this cannot be done with it now"

    @property
    def breadcrumbs(self) -> list[Step]:
        indicator = self.target_set.indicator.code
        return trail(
            self.target_set.plan,
            (indicator, self.target_set.get_absolute_url()),
            (f"{self.quarter} return", ""),
        )

    def form(self, data: Any = None, *, submitting: bool = False) -> ReturnForm:
        return ReturnForm(
            data,
            initial=initial_of(self.figure, signoff.version_of(self.actual)),
            measure=self.history.measure,
            quarter=self.quarter,
            today=self.today,
            submitting=submitting,
        )

    def as_typed(self, form: ReturnForm) -> ReturnPage:
        """The same page, judging what was sent instead of what is saved."""
        return replace(self, typed=form.reading()) if form.is_bound else self

    def _as_left_by(self, event: SignOffEvent) -> str:
        figure = Figure.from_json(event.figure)
        rows = figure_rows(figure, self.history.measure)
        return "; ".join(f"{name}: {value}" for name, value in rows)

    def _reference(self, value: float | None, refusal: str) -> str:
        if value is None:
            return refusal
        measure = self.history.measure
        rate = words.rate(measure.rate(value), measure)
        shown = f"{words.value(value, measure)}{f' ({rate})' if rate else ''}"
        return f"{shown}. {refusal}" if refusal else shown


def load(
    access: Access, target_set: TargetSet, quarter: Quarter, today: date
) -> ReturnPage:
    actual = signoff.current(target_set, quarter)
    events = SignOffEvent.objects.filter(
        actual__target_set=target_set,
        actual__year=quarter.start,
        actual__quarter_number=quarter.number,
    )
    people = ("by", "acted_for", "actual")
    history, found = history_with_findings(target_set, today)
    return ReturnPage(
        access=access,
        history=history,
        quarter=quarter,
        actual=actual,
        breakdown=list(Breakdown.objects.filter(actual=actual)) if actual else [],
        findings=found,
        events=list(events.select_related(*people).order_by("-version")),
        today=today,
    )
