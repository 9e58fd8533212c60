"""An indicator's figures from one area's recorded crime, and what is not in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from indicators.recorded_crime.caveats import notes_of
from indicators.recorded_crime.codes import (
    Counted,
    LeftOut,
    Mixed,
    Unclear,
    judge,
)
from indicators.recorded_crime.definitions import Definition
from indicators.recorded_crime.questions import (
    Question,
    groups_of_zeros,
    key_of_sheets,
    key_of_zeros,
    name_of_group,
    questions_of,
)
from indicators.recorded_crime.taking import Sum, Taken
from laa.plan.numbers import LARGEST, shown
from laa.plan.periods import Quarter

Answers = Mapping[str, bool]
SAID_NO = "You said that it does not count"
NOT_ANSWERED = "Not answered yet"
NONE_ANYWAY = "Not known to count, and 0 in every row"


@dataclass
class QuarterTotal:
    """
    The sum of each category, in the order of the definition, and in `codes` the classes
    that it is the sum of, in the file's order; `why_not` are the reasons
    why no figure of the quarter can be given, `waits_for` the keys of the questions
    that must be answered first, and `answered` what was answered; `notes` are what a
    reader of the figure should know.
    """

    quarter: Quarter
    categories: dict[str, int] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    why_not: list[str] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """What counts, as far as it is known."""
        return sum(self.categories.values())

    @property
    def figure(self) -> int | None:
        """None unless it can be given now."""
        return None if self.why_not or self.waits_for else self.count


@dataclass
class Aside:
    """Offences that are not in the figures for one reason, of all quarters together."""

    reason: str
    count: int = 0
    rows: int = 0
    codes: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, one: Sum) -> None:
        self.count += one.count
        self.rows += one.rows
        self.codes.setdefault(code, one.description)


@dataclass
class Totals:
    """
    Every row of the area is in one of these once: the quarters' categories, `left_out`,
    `mixed` (partly counts, and no table says how much) or `unanswered`.
    """

    quarters: list[QuarterTotal]
    questions: list[Question]
    left_out: list[Aside] = field(default_factory=list)
    mixed: list[Aside] = field(default_factory=list)
    unanswered: list[Aside] = field(default_factory=list)

    @property
    def ready(self) -> list[QuarterTotal]:
        """The quarters whose figure can be given now."""
        return [one for one in self.quarters if one.figure is not None]

    @property
    def refused(self) -> list[QuarterTotal]:
        return [one for one in self.quarters if one.why_not]


def total(taken: Taken, definition: Definition, answers: Answers) -> Totals:
    """`answers` by the keys of questions; True is yes. Those not asked are ignored."""
    questions = questions_of(taken, definition)
    totals = Totals([QuarterTotal(one) for one in taken.quarters], questions)
    for found in totals.quarters:
        for code, one in taken.by_quarter.get(found.quarter, {}).items():
            _sort(totals, found, code, one, definition, answers)
        found.categories = _in_order(found.categories, definition)
        found.why_not = _why_not_at_all(found, taken, definition) or [
            *dict.fromkeys(found.why_not),
            *_why_not_as_answered(found.quarter, taken, definition, answers),
            *_why_no_figure_is_so_large(found),
        ]
        of_quarter = [one for one in questions if found.quarter in one.quarters]
        found.waits_for = [one.key for one in of_quarter if one.key not in answers]
        found.answered = list(_answered(of_quarter, answers))
        found.notes += notes_of(found.quarter, taken, definition)
    return totals


def _sort(
    totals: Totals,
    found: QuarterTotal,
    code: str,
    one: Sum,
    definition: Definition,
    answers: Answers,
) -> None:
    """Put one class of one quarter where it belongs."""
    match judge(code, found.quarter, definition):
        case Counted(category, note):
            _count(found, code, one, category)
            found.notes += [note] if note else []
        case LeftOut(reason):
            _aside(totals.left_out, reason, code, one)
        case Mixed(reason):
            _aside(totals.mixed, f"{reason[0].upper()}{reason[1:]}", code, one)
            if one.count or one.rows_without_number:
                found.why_not.append(
                    f"it has offences of which only some count: {reason}"
                )
        case Unclear(category=category) if answers.get(code):
            _count(found, code, one, category)
        case _ if code in answers:
            _aside(totals.left_out, SAID_NO, code, one)
        case _ if one.rows_other_than_zero or one.rows_without_number:
            _aside(totals.unanswered, NOT_ANSWERED, code, one)
        case _:
            _aside(totals.left_out, NONE_ANYWAY, code, one)


def _count(found: QuarterTotal, code: str, one: Sum, category: str) -> None:
    found.categories[category] = found.categories.get(category, 0) + one.count
    found.codes.setdefault(category, []).append(code)
    if one.rows_without_number:
        many = f"{one.rows_without_number:,} of its {one.rows:,} rows, the first in "
        found.why_not.append(
            f"{code} has no number in {many * (one.rows > 1)}{one.without_number[0]}"
        )


def _aside(kinds: list[Aside], reason: str, code: str, one: Sum) -> None:
    kind = next((kind for kind in kinds if kind.reason == reason), None)
    if kind is None:
        kind = Aside(reason)
        kinds.append(kind)
    kind.add(code, one)


def _in_order(categories: dict[str, int], definition: Definition) -> dict[str, int]:
    """As the definition names them, and what was added by an answer last."""
    first = [one for one in definition.categories if one in categories]
    return {one: categories[one] for one in dict.fromkeys([*first, *categories])}


def _why_not_at_all(
    found: QuarterTotal, taken: Taken, definition: Definition
) -> list[str]:
    if why_not := definition.why_not(found.quarter):
        return [why_not]
    if found.quarter not in taken.sheets:
        return [f"the file has no rows of {taken.area} for it"]
    if not found.categories:
        return [f"the file has no offences for it that {definition.indicator} counts"]
    return []


def _why_not_as_answered(
    quarter: Quarter, taken: Taken, definition: Definition, answers: Answers
) -> Iterator[str]:
    for group, _ in groups_of_zeros(taken, definition, quarter):
        if answers.get(key_of_zeros(quarter, group)) is False:
            named = name_of_group(group)
            yield f"you said that its figures of {named} were not supplied"
    if answers.get(key_of_sheets(quarter)) is False:
        yield "you said that several sheets hold the same rows of it"


def _why_no_figure_is_so_large(found: QuarterTotal) -> Iterator[str]:
    if abs(found.count) > LARGEST:
        yield (
            f"its offences come to {shown(found.count)}, and a figure is from "
            f"{shown(-LARGEST)} to {shown(LARGEST)}"
        )


def _answered(questions: list[Question], answers: Answers) -> Iterator[str]:
    for one in questions:
        if one.key in answers:
            yield f"{one.whether}: {'yes' if answers[one.key] else 'no'}"
