"""What a plan workbook holds when it leaves."""

from __future__ import annotations

from collections.abc import Iterator

from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import Book
from laa.dashboard.plan_workbook.columns import (
    VERSION,
    VERSION_MEANING,
    Column,
    Kept,
    Key,
    PlanSheet,
)
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.sheets import filling
from laa.plan.sheets.filling import Box, Check, FillIn, FillInBook

_VERSION_WIDTH = 18
# Excel takes a list in a cell's rule up to this length.
_LONGEST_LIST = 255


def fill_in(book: Book) -> FillInBook:
    """Of one that starts, every sheet is to be filled in."""
    sheets = sheets_of(book)
    return FillInBook(
        sheets=tuple(_sheet(one, is_new=book.starts) for one in sheets),
        notes=tuple(_notes(book, sheets)),
    )


def _sheet(sheet: PlanSheet, *, is_new: bool) -> FillIn:
    headings = [(one.heading, one.width) for one in sheet.all_columns]
    spare = _spare(sheet) if is_new or not sheet.closed else ()
    return FillIn(
        name=sheet.name,
        headings=(*headings, (VERSION, _VERSION_WIDTH)),
        rows=(*(_row(sheet, one) for one in sheet.kept.values()), *spare),
        stays=sheet.keys,
    )


def _row(sheet: PlanSheet, kept: Kept) -> tuple[Box, ...]:
    contents = sheet.contents(kept)
    return (
        *(
            Box(contents[one.name], _check(one) if _is_open(sheet, one) else None)
            for one in sheet.all_columns
        ),
        Box(sheet.version(kept)),
    )


def _is_open(sheet: PlanSheet, column: Column) -> bool:
    """Of a row that there is."""
    return column.is_open(False) and column not in sheet.key_columns


def _spare(sheet: PlanSheet) -> tuple[tuple[Box, ...], ...]:
    keys: list[Key | None] = [*sheet.spare_keys()] or [None] * sheet.spare
    return tuple(_spare_row(sheet, key) for key in keys)


def _spare_row(sheet: PlanSheet, key: Key | None) -> tuple[Box, ...]:
    given = {**sheet.given(), **(sheet.named(key) if key else {})}
    return (
        *(
            Box(one.takes.content(given[one.name]))
            if one.name in given
            else Box(None, _new(one))
            for one in sheet.all_columns
        ),
        Box(None),
    )


def _new(column: Column) -> Check | None:
    return _check(column) if column.is_open(True) else None


def _check(column: Column) -> Check:
    check = column.takes.check(column.meaning)
    is_list = check.kind is filling.Kind.CHOICE
    if is_list and not 0 < len(",".join(check.choices)) <= _LONGEST_LIST:
        return Check(filling.Kind.TEXT, check.hint)
    return check


def _notes(book: Book, sheets: list[PlanSheet]) -> Iterator[str]:
    yield from _about(book.plan) if book.plan else _about_a_start()
    yield (
        "New rows are filled in under those that there are. Their numbers stand there "
        "already, so that other sheets can name them."
    )
    yield (
        f"A figure that is not there has four ways: a blank cell is not entered; "
        f"{Nothing.NOT_APPLICABLE.words} is not applicable; "
        f"{Nothing.TO_BE_DETERMINED.words} waits for a decision; 0 is zero."
    )
    for sheet in sheets:
        for column in sheet.all_columns:
            yield f"{sheet.name}, {column.heading}: {column.meaning}"
    yield f"{VERSION}: {VERSION_MEANING}"


def _about(plan: ActionPlan) -> Iterator[str]:
    yield f"{plan.area}: {plan}. The whole plan, but for its figures."
    yield (
        "Change the white cells, save the file, and send it in on the page that you "
        "had it from. You see what would change before anything does."
    )
    yield "A row that is taken out of the file deletes nothing: the service keeps it."
    yield (
        "If somebody changes a row after you had this file, and you changed it too, "
        "yours is refused: download the workbook again."
    )


def _about_a_start() -> Iterator[str]:
    yield "An empty plan workbook: a new area's plan begins with it."
    yield (
        "Fill in the white cells of each sheet and save the file. Whoever runs the "
        "service starts the plan from it, all of it or nothing."
    )
