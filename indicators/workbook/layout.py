"""What a return workbook holds before anybody fills it in."""

from __future__ import annotations

from decimal import Decimal

from indicators.analysis import words
from indicators.analysis.expectation import Reference
from indicators.analysis.measure import Kind, Measure
from indicators.forms import PROVISIONAL
from indicators.workbook.columns import FILLED_IN, SHEET, Column, name_of
from indicators.workbook.rows import ReturnRow
from laa.plan.days import in_words
from laa.plan.models import ActionPlan
from laa.plan.numbers import LARGEST, MINUS
from laa.plan.periods import Quarter
from laa.plan.sheets import filling
from laa.plan.sheets.filling import Box, Check, Content, FillIn

_STATES = dict(PROVISIONAL)
_ASKED = {
    Kind.PERCENTAGE: (Column.COUNT, Column.DENOMINATOR),
    Kind.SCORE: (Column.SCORE,),
}


def fill_in(plan: ActionPlan, quarter: Quarter, rows: list[ReturnRow]) -> FillIn:
    return FillIn(
        name=SHEET,
        headings=tuple((column.heading, column.width) for column in Column),
        rows=tuple(_boxes(row) for row in rows),
        notes=_notes(plan, quarter),
    )


def asked(measure: Measure) -> tuple[Column, ...]:
    """The columns for numbers that an indicator of this kind fills in."""
    return _ASKED.get(measure.kind, (Column.COUNT,))


def _boxes(row: ReturnRow) -> tuple[Box, ...]:
    contents = _contents(row)
    checks = _checks(row) if row.is_open else {}
    return tuple(Box(contents.get(one), checks.get(one)) for one in Column)


def _contents(row: ReturnRow) -> dict[Column, Content]:
    expected = row.expectation
    return {
        Column.INDICATOR: row.code,
        Column.TITLE: row.target_set.indicator.title,
        Column.ASKED: _what_is_asked(row.measure),
        **_entered(row),
        Column.STANDING: row.standing,
        Column.BEFORE: _reference(expected.quarter_before, row.measure),
        Column.YEAR_BEFORE: _reference(expected.year_before, row.measure),
        Column.EXPECTED: _reference(expected.by_then, row.measure),
        Column.PLAN: name_of(row.target_set.plan),
        Column.QUARTER: str(row.quarter),
        Column.VERSION: row.version,
    }


def _entered(row: ReturnRow) -> dict[Column, Content]:
    figure = row.figure
    if figure is None:
        return {}
    return {
        Column.COUNT: figure.count,
        Column.DENOMINATOR: figure.denominator,
        Column.SCORE: figure.score,
        Column.STATE: _STATES["provisional" if figure.is_provisional else "final"],
        Column.SOURCE: figure.source or None,
        Column.AS_AT: figure.as_at,
        Column.COMMENTARY: figure.commentary or None,
    }


def _what_is_asked(measure: Measure) -> str:
    if measure.kind is Kind.SCORE:
        return f"Score in {measure.units}"
    out_of = f", and out of how many {measure.base}"
    whole = out_of if measure.kind is Kind.PERCENTAGE else ""
    return f"Number of {measure.units}{whole}"


def _reference(reference: Reference, measure: Measure) -> Content:
    """A number where it can be compared with; else its words."""
    if reference.value is None:
        return reference.refusal
    text = words.value(reference.value, measure)
    if reference.refusal:
        return f"{text}. {reference.refusal}"
    if measure.kind is Kind.PERCENTAGE:
        return text
    return Decimal(text.replace(",", "").replace(MINUS, "-"))


def _checks(row: ReturnRow) -> dict[Column, Check]:
    fields = row.form().fields
    hints = {one: str(fields[one.box].help_text) for one in FILLED_IN[4:]}
    first, last = row.quarter.last_day, row.owed.today
    days = f"From {in_words(first)} to {in_words(last)}. {hints[Column.AS_AT]}"
    states = tuple(_STATES.values())
    return {
        **{one: _number(one, row.measure) for one in asked(row.measure)},
        Column.STATE: Check(
            filling.Kind.CHOICE, "Choose Provisional or Final.", choices=states
        ),
        Column.SOURCE: Check(filling.Kind.TEXT, hints[Column.SOURCE]),
        Column.AS_AT: Check(filling.Kind.DAY, days, first, last),
        Column.COMMENTARY: Check(filling.Kind.TEXT, hints[Column.COMMENTARY]),
    }


def _number(column: Column, measure: Measure) -> Check:
    if column is Column.SCORE:
        hint = f"The score in {measure.units}: a number such as 3.2."
        return Check(filling.Kind.NUMBER, hint, -LARGEST, LARGEST)
    is_whole = column is Column.DENOMINATOR
    noun = measure.base if is_whole else measure.units
    smallest = -LARGEST if measure.kind is not Kind.PERCENTAGE else int(is_whole)
    hint = f"The number of {noun}: a whole number such as 119. Blank is not zero."
    return Check(filling.Kind.WHOLE_NUMBER, hint, smallest, LARGEST)


def _notes(plan: ActionPlan, quarter: Quarter) -> tuple[str, ...]:
    return (
        f"{plan.area}: {plan}. Returns for {quarter}.",
        f"Fill in the white cells of the sheet {SHEET}, save the file, and send it in "
        "on the page that you had it from. You see what would be saved before it is.",
        "A row left blank is nothing entered, and its draft stays as it is. Zero is a "
        "figure: enter 0 only where nothing happened.",
        "Uploading saves drafts. It submits nothing and signs nothing off.",
        "If somebody changes a figure after you had this file, your row for it is "
        "refused: download the workbook again.",
        *(f"{column.heading}: {column.meaning}" for column in Column),
    )
