"""The file of a plan's deadlines."""

from __future__ import annotations

from laa.dashboard.deadlines_page import DeadlinesPage
from laa.plan.exports.export import RECORDED, Item, PageFiles
from laa.plan.page_files import about
from laa.plan.periods import Quarter


def files_of(page: DeadlinesPage, as_of: Quarter) -> PageFiles:
    known = about(page.access.plan, "Deadlines", as_of, RECORDED)
    return PageFiles("deadlines", known, (Item("quarters", page.table),))
