"""Section 4 of the document: each action with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from actions.analysis import delivery_words
from actions.delivery import ActionDelivery, Delivery, MilestoneDelivery
from laa.plan.documents.document import Block
from laa.plan.nothing import Nothing
from laa.plan.tables import Cell, Column, Table

COLUMNS = (
    "Ref Nr",
    "Planned Action(s)",
    "Target/ Milestone",
    "Link to Other Plans",
    "Lead Officer",
    "Progress",
)


def delivery_blocks(delivery: Delivery) -> tuple[Block, ...]:
    if not delivery.actions:
        return ()
    rows = tuple(_row(one, delivery) for one in delivery.actions)
    return (Table("Actions", tuple(map(Column, COLUMNS)), rows),)


def _row(one: ActionDelivery, delivery: Delivery) -> tuple[Cell, ...]:
    action, blank = one.action, Nothing.BLANK.words
    return (
        action.reference or blank,
        action.text,
        "\n".join(map(_milestone, one.milestones)) or blank,
        action.links or blank,
        action.lead or blank,
        "\n".join(_progress(one, delivery)),
    )


def _milestone(one: MilestoneDelivery) -> str:
    """The published wording, or what is to be reached, and where that stands."""
    told = (
        delivery_words.milestone(one.standing),
        delivery_words.slippage(one.standing),
    )
    standing = ". ".join(part for part in told if part)
    return f"{one.milestone.wording or one.milestone.text} [{standing}]"


def _progress(one: ActionDelivery, delivery: Delivery) -> Iterator[str]:
    yield delivery_words.status(one.standing)
    if one.update:
        yield one.update.text
        if one.update.evidence:
            yield one.update.evidence
    if owed := delivery_words.update_owed(one.standing, delivery.plan.days_to_update):
        yield owed
