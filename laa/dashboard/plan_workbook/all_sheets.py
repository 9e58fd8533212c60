"""The sheets of a plan workbook, in their order: what others name comes first."""

from __future__ import annotations

from laa.dashboard.plan_workbook.book import Book
from laa.dashboard.plan_workbook.columns import PlanSheet
from laa.dashboard.plan_workbook.sheets.actions import ActionsSheet
from laa.dashboard.plan_workbook.sheets.contacts import ContactsSheet
from laa.dashboard.plan_workbook.sheets.indicators import IndicatorsSheet
from laa.dashboard.plan_workbook.sheets.milestones import MilestonesSheet
from laa.dashboard.plan_workbook.sheets.money import MoneySheet
from laa.dashboard.plan_workbook.sheets.plan import TitleSheet
from laa.dashboard.plan_workbook.sheets.populations import PopulationsSheet
from laa.dashboard.plan_workbook.sheets.risks import RisksSheet
from laa.dashboard.plan_workbook.sheets.texts import TextsSheet

SHEETS: tuple[type[PlanSheet], ...] = (
    TitleSheet,
    TextsSheet,
    ContactsSheet,
    PopulationsSheet,
    IndicatorsSheet,
    ActionsSheet,
    MilestonesSheet,
    RisksSheet,
    MoneySheet,
)


def sheets_of(book: Book) -> list[PlanSheet]:
    return [one(book) for one in SHEETS]
