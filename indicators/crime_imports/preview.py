"""What saving an import would do to each return, and what it would leave as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from django.utils import timezone

from indicators.crime_imports import kept
from indicators.models import Actual, Breakdown, CrimeImport, TargetSet
from indicators.recorded_crime.definitions import Definition, definition_of
from indicators.recorded_crime.questions import Question
from indicators.recorded_crime.totals import QuarterTotal, Totals, total
from indicators.transitions import Status
from laa.plan.days import in_words
from laa.plan.listing import listed
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import Quarter

NO_FIGURE = "No figure"


class Outcome(Enum):
    NEW = "New", "blue"
    CHANGED = "Changed", "yellow"
    UNCHANGED = "Unchanged", "grey"
    NOT_TAKEN = "Not taken", "grey"
    REFUSED = "Refused", "red"

    def __init__(self, words: str, colour: str) -> None:
        self.words = words
        self.colour = colour


@dataclass(frozen=True)
class Line:
    """
    A return, with what the file comes to for it; `held` is what the service has, and
    `why` says why it is left as it is.
    """

    target_set: TargetSet
    total: QuarterTotal
    held: Actual | None
    held_parts: dict[str, int]
    outcome: Outcome
    why: str = ""

    @property
    def quarter(self) -> Quarter:
        return self.total.quarter

    @property
    def name(self) -> str:
        return f"{self.target_set.indicator.code}, {self.quarter}"

    @property
    def is_written(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    @property
    def version(self) -> int:
        return self.held.version if self.held else 0

    @property
    def held_count(self) -> int | None:
        return self.held.count if self.held else None

    @property
    def held_shown(self) -> str:
        count = self.held_count
        return Nothing.BLANK.words if count is None else shown(count)

    @property
    def file_shown(self) -> str:
        figure = self.total.figure
        return NO_FIGURE if figure is None else shown(figure)

    @property
    def parts(self) -> list[tuple[str, int, int | None]]:
        """Each category, in the file and as the service holds it."""
        ours = self.total.categories
        gone = [name for name in self.held_parts if name not in ours]
        return [
            *((name, count, self.held_parts.get(name)) for name, count in ours.items()),
            *((name, 0, self.held_parts[name]) for name in gone),
        ]


@dataclass(frozen=True)
class Counted:
    """An indicator of the plan, and what the file holds for it."""

    target_set: TargetSet
    definition: Definition
    totals: Totals
    lines: tuple[Line, ...]
    unanswered: tuple[Question, ...]

    @property
    def notes(self) -> dict[str, str]:
        """What to know of the figures, each once, with the quarters that it is of."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            for note in line.total.notes:
                found.setdefault(note, []).append(str(line.quarter))
        return {note: listed(quarters) for note, quarters in found.items()}


@dataclass(frozen=True)
class Preview:
    counted: tuple[Counted, ...]

    @property
    def lines(self) -> list[Line]:
        return [line for one in self.counted for line in one.lines]

    @property
    def written(self) -> list[Line]:
        return [line for line in self.lines if line.is_written]

    @cached_property
    def unanswered(self) -> list[tuple[TargetSet, Question]]:
        return [(one.target_set, q) for one in self.counted for q in one.unanswered]

    @property
    def shown(self) -> str:
        """Stands for all that would be written, and over what."""
        told = [
            (line.name, line.version, line.total.figure, line.parts)
            for line in self.written
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def countable(plan: ActionPlan) -> list[tuple[TargetSet, Definition]]:
    """The plan's indicators that national tables of recorded crime can fill in."""
    found = [
        (target_set, definition_of(target_set.indicator.code))
        for target_set in TargetSet.objects.filter(plan=plan).with_plan()
    ]
    return [(target_set, one) for target_set, one in found if one is not None]


def preview_of(row: CrimeImport) -> Preview:
    """Of an import that is counted; with a fixed number of queries."""
    taken = kept.taken_of(row.taken or {})
    found = countable(row.plan)
    held = _Held(row, [target_set for target_set, _ in found], taken.quarters)
    counted = []
    for target_set, definition in found:
        answers = row.answers.get(target_set.indicator.code, {})
        totals = total(taken, definition, answers)
        lines = [
            held.line(target_set, one)
            for one in totals.quarters
            if one.quarter in row.plan.agreement.quarters
        ]
        unanswered = [one for one in totals.questions if one.key not in answers]
        counted.append(
            Counted(target_set, definition, totals, tuple(lines), tuple(unanswered))
        )
    return Preview(tuple(counted))


class _Held:
    """What the service holds of some quarters, found together."""

    def __init__(
        self,
        row: CrimeImport,
        target_sets: Sequence[TargetSet],
        quarters: Sequence[Quarter],
    ) -> None:
        self._sent_on = timezone.localdate(row.at)
        self._parts: dict[int, dict[str, int]] = {}
        self._actuals = {
            (actual.target_set_id, actual.quarter): actual
            for actual in Actual.objects.filter(
                target_set__in=target_sets, year__in={one.start for one in quarters}
            ).latest_revisions()
        }
        ids = [actual.pk for actual in self._actuals.values()]
        for part in Breakdown.objects.filter(actual__in=ids).order_by("pk"):
            self._parts.setdefault(part.actual_id, {})[part.category] = part.count

    def line(self, target_set: TargetSet, total: QuarterTotal) -> Line:
        held = self._actuals.get((target_set.pk, total.quarter))
        parts = self._parts.get(held.pk, {}) if held else {}
        outcome, why = _judged(target_set, total, held, parts, self._sent_on)
        return Line(target_set, total, held, parts, outcome, why)


def _judged(
    target_set: TargetSet,
    total: QuarterTotal,
    held: Actual | None,
    parts: dict[str, int],
    sent_on: date,
) -> tuple[Outcome, str]:
    quarter = total.quarter
    if why := target_set.why_not_owed(quarter):
        return Outcome.NOT_TAKEN, f"{why}."
    if not quarter.has_ended(sent_on):
        return Outcome.NOT_TAKEN, (
            f"The file was sent on {in_words(sent_on)}, before the quarter had ended: "
            f"it runs to {in_words(quarter.last_day)}."
        )
    if total.figure is None:
        return Outcome.NOT_TAKEN, " ".join(f"{_sentence(w)}." for w in total.why_not)
    if held is None:
        return Outcome.NEW, ""
    status = Status(held.status)
    if held.count == total.figure and (
        parts == total.categories or not status.awaits_analyst
    ):
        return Outcome.UNCHANGED, f"The service holds the same, {status}."
    if not status.awaits_analyst:
        return Outcome.REFUSED, _HOW_TO_CORRECT[status]
    return Outcome.CHANGED, ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


_HOW_TO_CORRECT = {
    Status.SUBMITTED: "The return is submitted, and an import changes none that is: "
    "withdraw it on its page first, or wait until it is returned.",
    Status.SIGNED_OFF: "The figure is signed off, and an import changes none that is: "
    "a correction is a revision, which is begun on the return's page.",
}
