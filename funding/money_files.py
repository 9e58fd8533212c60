"""The files of the pages of a plan's money: of all lines, and of one."""

from __future__ import annotations

from django.utils import timezone

from funding.charts import money_column
from funding.line_page import Change, LinePage, Recorded, YearRow
from funding.money_page import LineEnding, MoneyPage
from laa.plan.days import in_words
from laa.plan.exports.export import RECORDED, Item, PageFiles, Pairs, of_chart
from laa.plan.page_files import about
from laa.plan.periods import FinancialYear
from laa.plan.tables import Column, Field, Table

HOW: Pairs = (
    (
        "Against spending evenly",
        "Spent, less a quarter of the year's allocation for each quarter that is "
        "reported: below zero is slower",
    ),
    (
        "Forecast",
        "The spend reported, divided by the number of quarters reported, times four",
    ),
    ("At least", "The sum leaves out what is to be determined or not entered"),
)


def files_of(page: MoneyPage) -> PageFiles:
    ledger = page.ledger
    known = about(ledger.plan, "Money", ledger.due, RECORDED, definitions=HOW)
    return PageFiles("money", known, _items(page) if ledger.lines else ())


def _items(page: MoneyPage) -> tuple[Item, ...]:
    stands = Item("standing", page.standing_table.table)
    return (
        of_chart(page.chart),
        Item("endings", endings(page)),
        *((stands,) if page.has_spend else ()),
        Item("years", page.years_table.table),
        Item("sources", page.sources_table),
    )


def endings(page: MoneyPage) -> Table:
    """All lines whose money ends, by the year with which it does."""
    ending = [one for _, found in page.endings for one in found]
    return Table.of("Money that is certain, and what hangs on it", ending, _ENDINGS)


def files_of_line(page: LinePage) -> PageFiles:
    ledger = page.ledger
    known = about(ledger.plan, page.row.name, ledger.due, RECORDED, definitions=HOW[2:])
    drawn = (of_chart(page.chart),) if page.chart else ()
    changes = [one for year in page.years for one in year.changes]
    items = (
        Item("allocations", Table.of("What each year gives", page.years, _YEARS)),
        Item("changes", Table.of("Changes of allocations", changes, _CHANGES)),
        Item("spends", Table.of("What each quarter used", page.recorded, _SPENDS)),
    )
    return PageFiles(f"line-{page.row.position}", known, (*drawn, *items))


def _hanging_actions(one: LineEnding) -> str:
    return "; ".join(action.text for action in one.line.actions)


def _hanging_indicators(one: LineEnding) -> str:
    return ", ".join(target_set.indicator.code for target_set in one.line.indicators)


def _corrected(one: Recorded) -> str:
    """What it was before, the latest first."""
    return "; ".join(
        f"{amount}, recorded by {row.by}, {in_words(timezone.localdate(row.at))}"
        for amount, row in one.corrected
    )


_ENDINGS: tuple[Field[LineEnding], ...] = (
    (Column("Line"), lambda one: one.line.row.name),
    (Column("Certain until"), lambda one: one.ending.last.last_day),
    (money_column("In that year"), lambda one: one.ending.amount),
    (Column("After it"), lambda one: one.after),
    (Column("Actions that hang on it"), _hanging_actions),
    (Column("Indicators"), _hanging_indicators),
)
_YEARS: tuple[Field[YearRow], ...] = (
    (Column("Year"), lambda one: str(one.year)),
    (money_column("Allocated"), lambda one: one.value),
)
_CHANGES: tuple[Field[Change], ...] = (
    (Column("Year"), lambda one: str(FinancialYear(one.row.year))),
    (Column("Changed on"), lambda one: timezone.localdate(one.row.at)),
    (money_column("From"), lambda one: one.row.was),
    (money_column("To"), lambda one: one.row.became),
    (Column("Moved"), lambda one: one.moved),
    (Column("Because"), lambda one: one.row.reason),
    (Column("Changed by"), lambda one: str(one.row.by)),
)
_SPENDS: tuple[Field[Recorded], ...] = (
    (Column("Quarter"), lambda one: str(one.quarter)),
    (money_column("Spent"), lambda one: one.spend.amount),
    (Column("Note"), lambda one: one.spend.note),
    (Column("Recorded by"), lambda one: str(one.spend.by)),
    (Column("Recorded on"), lambda one: timezone.localdate(one.spend.at)),
    (Column("Before"), _corrected),
)
