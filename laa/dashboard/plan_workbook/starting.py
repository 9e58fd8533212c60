"""Starting a plan from a workbook that was empty: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import Book
from laa.dashboard.plan_workbook.columns import PlanSheet
from laa.dashboard.plan_workbook.judging import Judged, judge, tell_refused
from laa.dashboard.plan_workbook.reading import TypedRow, typed_rows
from laa.dashboard.plan_workbook.sheets.plan import TitleSheet
from laa.plan.models import ActionPlan
from laa.plan.people.invitations import invite
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role
from laa.plan.sheets.cells import Sheet
from laa.plan.sheets.refused import SheetsRefused

FIRST_YEAR, YEARS = 2008, 3
FIRST_YEARS, MOST_YEARS = range(1990, 2101), 10
_MANY_YEARS = range(1, MOST_YEARS + 1)
MORE_TO_TELL = (
    f"Without a plan to belong to, the other sheets were looked through cell by cell "
    f"only: once the sheet {TitleSheet.name} is right, more may be found in them"
)


@dataclass(frozen=True)
class Invited:
    """Who will coordinate the plan, and then invites everybody else."""

    email: str
    name: str


def empty_book(first_year: int = FIRST_YEAR, years: int = YEARS) -> Book:
    first = FinancialYear(first_year)
    return Book(years=tuple(first + n for n in range(years)), starts=True)


@transaction.atomic
def start_plan(
    sheets: tuple[Sheet, ...], coordinator: Invited, *, at: datetime
) -> ActionPlan:
    """The plan, its coordinator invited; or Refused, with the reason of every cell."""
    book = _years_of(sheets)
    found: list[str] = []
    for sheet, rows in _filled_in(sheets, book):
        judged = judge(sheet, rows)
        if book.plan or isinstance(sheet, TitleSheet):
            judged = [_begun(sheet, one, at=at) for one in judged]
        found += [words for one in judged for words in one.refusals]
    if book.plan is None:
        found.append(MORE_TO_TELL)
    if found:
        raise Refused(*map(Refusal, found))
    invite(
        plan=book.the_plan,
        email=coordinator.email,
        name=coordinator.name,
        roles=[Role.COORDINATOR],
        by=None,
        at=at,
    )
    return book.the_plan


def _years_of(sheets: tuple[Sheet, ...]) -> Book:
    """Columns are named after the years, which the sheet Plan says."""
    rows = typed_rows(sheets, [TitleSheet(empty_book())])[TitleSheet.name]
    if len(rows) != 1:
        raise SheetsRefused(
            f"The sheet {TitleSheet.name} needs one row, which says what plan it is, "
            f"and has {len(rows) or 'none'} with something in them"
        )
    first = _number(rows[0], "first_year", FIRST_YEARS)
    return empty_book(first, _number(rows[0], "number_of_years", _MANY_YEARS))


def _number(row: TypedRow, name: str, may_be: range) -> int:
    text = row.texts[name]
    if text.isdecimal() and len(text) <= 4 and int(text) in may_be:
        return int(text)
    raise SheetsRefused(
        f"{row.places[name]}: '{text}' cannot be: the workbook came with a number from "
        f"{may_be[0]} to {may_be[-1]} here, for which it has columns, so put it back"
    )


def _filled_in(
    sheets: tuple[Sheet, ...], book: Book
) -> list[tuple[PlanSheet, list[TypedRow]]]:
    wanted = sheets_of(book)
    rows = typed_rows(sheets, wanted)
    return [(one, rows[one.name]) for one in wanted if one.name in rows]


def _begun(sheet: PlanSheet, one: Judged, *, at: datetime) -> Judged:
    if one.written is not None and one.is_written:
        try:
            with transaction.atomic():
                sheet.begin(one.written, at=at)
        except Refused as refused:
            one = one.refused_by(refused)
    tell_refused(sheet, one)
    return one
