"""The files of the pages of a plan's actions: their list, and the timeline."""

from __future__ import annotations

from actions.actions_page import ActionsPage
from actions.delivery import ActionDelivery
from actions.timeline_page import TimelinePage
from laa.plan.exports.export import RECORDED, Item, PageFiles, of_timeline
from laa.plan.page_files import about
from laa.plan.tables import Cell, Column, Field, Table


def files_of_list(page: ActionsPage) -> PageFiles:
    delivery = page.delivery
    known = about(delivery.plan, "Actions", delivery.as_of, RECORDED)
    return PageFiles("actions", known, (Item("list", listed(page)),))


def files_of_timeline(page: TimelinePage) -> PageFiles:
    delivery = page.delivery
    known = about(delivery.plan, "Timeline", delivery.as_of, RECORDED)
    return PageFiles("timeline", known, (of_timeline(page.timeline),))


def listed(page: ActionsPage) -> Table:
    """The actions that the page shows, each as its card tells it."""
    return Table.of(f"Actions: {page.how_many}", page.shown, _FIELDS)


def _serves(one: ActionDelivery) -> str:
    return ", ".join(target_set.indicator.code for target_set in one.serves)


def _overdue(one: ActionDelivery) -> str:
    late = [f"{item.milestone}: {item.words}" for item in one.overdue_milestones]
    return "; ".join([one.owed, *late] if one.standing.overdue else late)


def _next_milestone(one: ActionDelivery) -> str:
    following = one.next_milestone
    return f"{following.milestone}, {following.planned}" if following else ""


def _next_update(one: ActionDelivery) -> str:
    return "" if one.standing.overdue else one.owed


def _reported_in(one: ActionDelivery) -> Cell:
    return str(one.update.quarter) if one.update else None


def _told(one: ActionDelivery) -> Cell:
    return one.update.text if one.update else None


_FIELDS: tuple[Field[ActionDelivery], ...] = (
    (Column("Action", numeric=True), lambda one: one.action.position),
    (Column("Reference"), lambda one: one.action.reference or None),
    (Column("What"), lambda one: one.action.text),
    (Column("Status"), lambda one: one.status),
    (Column("Lead"), lambda one: one.action.lead or None),
    (Column("Serves"), _serves),
    (Column("Overdue"), _overdue),
    (Column("Latest update, of"), _reported_in),
    (Column("Latest update"), _told),
    (Column("Next update"), _next_update),
    (Column("Next milestone"), _next_milestone),
)
