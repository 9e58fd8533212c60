"""What each row of a workbook would do, by the rules of the return's own form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from indicators.codes import folded
from indicators.figure import Figure
from indicators.figure_words import figure_rows
from indicators.forms import ReturnForm
from indicators.workbook.columns import FILLED_IN
from indicators.workbook.layout import asked
from indicators.workbook.reading import TypedRow
from indicators.workbook.rows import ReturnRow
from laa.plan.nothing import Nothing
from laa.plan.sheets.changes import Change
from laa.plan.sheets.filling import writable

_NUMBERS = FILLED_IN[:3]


class Outcome(Enum):
    NEW = "New", "blue"
    CHANGED = "Changed", "yellow"
    UNCHANGED = "Unchanged", "grey"
    BLANK = "Nothing entered", "grey"
    NOT_APPLICABLE = "Not applicable", "grey"
    REFUSED = "Refused", "red"

    def __init__(self, words: str, colour: str) -> None:
        self.words = words
        self.colour = colour


@dataclass(frozen=True)
class Judged:
    """`row` is the return that it is about; None where no indicator has the code."""

    typed: TypedRow
    row: ReturnRow | None
    figure: Figure | None = None
    refusals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.row.target_set.indicator) if self.row else self.typed.code

    @property
    def outcome(self) -> Outcome:
        if self.refusals:
            return Outcome.REFUSED
        if self.figure is None or self.row is None:
            is_owed = self.row is None or not self.row.why_not_owed
            return Outcome.BLANK if is_owed else Outcome.NOT_APPLICABLE
        if self.row.figure is None:
            return Outcome.NEW
        same = self.figure == self.row.figure
        return Outcome.UNCHANGED if same else Outcome.CHANGED

    @property
    def is_written(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    @property
    def changes(self) -> list[Change]:
        if self.figure is None or self.row is None or not self.is_written:
            return []
        before = _before(self.row, self.figure)
        after = dict(figure_rows(self.figure, self.row.measure))
        blank = Nothing.BLANK.words
        lines = [
            Change(name, before.get(name, blank), after.get(name, blank))
            for name in {**after, **before}
        ]
        return [one for one in lines if one.was != one.becomes]


def _before(row: ReturnRow, typed: Figure) -> dict[str, str]:
    """With the parts of the count, where they are dropped with it."""
    if row.figure is None:
        return {}
    before = dict(figure_rows(row.figure, row.measure))
    goes = row.parts and typed.count != row.figure.count
    return {**before, "Breakdown": row.parts} if goes else before


def judge(rows: list[ReturnRow], typed: list[TypedRow]) -> list[Judged]:
    """Each row of the file against the return that it is about, as it is now."""
    by_code = {folded(row.code): row for row in rows}
    codes = [folded(one.code) for one in typed]
    times = Counter(codes)
    return [
        _judged(one, by_code.get(code), times[code])
        for one, code in zip(typed, codes, strict=True)
    ]


def _judged(typed: TypedRow, row: ReturnRow | None, times: int) -> Judged:
    if row is None:
        words = f"{typed.place}: '{typed.code}' is not an indicator of this plan"
        return Judged(typed, None, refusals=(words,))
    if times > 1:
        words = f"{typed.place}: {typed.code} stands in {times} rows: leave one of them"
        return Judged(typed, row, refusals=(words,))
    if typed.is_blank:
        return Judged(typed, row)
    form = row.form({**typed.data, "version": str(typed.version)})
    refusals = (*typed.refusals, *_not_asked(typed, row), *_of_form(typed, form))
    if refusals:
        return Judged(typed, row, refusals=refusals)
    return Judged(typed, row, figure=_as_kept(form.figure(), row.figure))


def _not_asked(typed: TypedRow, row: ReturnRow) -> list[str]:
    return [
        f"{typed.places[column.box]}: {typed.code} takes no {column.heading.lower()}: "
        "leave this cell blank"
        for column in _NUMBERS
        if column not in asked(row.measure) and typed.data[column.box]
    ]


def _of_form(typed: TypedRow, form: ReturnForm) -> list[str]:
    """The form's own sentences, each with the cell that it is about."""
    told = " ".join(typed.refusals)
    return [
        f"{place}: {sentence}"
        for box, sentences in form.errors.items()
        for place in [typed.places.get(box, typed.place)]
        # One reason a cell: an error value is no number either.
        if f"{place}:" not in told
        for sentence in sentences
    ]


def _as_kept(typed: Figure, kept: Figure | None) -> Figure:
    """With the texts as they are kept, where a cell could not hold them as they are."""
    if kept is None:
        return typed
    return replace(
        typed,
        source=_text(typed.source, kept.source),
        commentary=_text(typed.commentary, kept.commentary),
    )


def _text(typed: str, kept: str) -> str:
    same = writable(typed).strip() == writable(kept).strip()
    return kept if same else typed
