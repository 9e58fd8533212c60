"""What an action is to reach, and when: the kinds that plans use."""

from __future__ import annotations

from enum import StrEnum


class MilestoneKind(StrEnum):
    """
    `DATE` is met by a day, `PERIOD` runs from a day to a day, `EVENT` takes place,
    dated or not; `RECURRING` comes round each month or quarter, `QUANTITY` is a number
    to reach in each quarter.
    """

    DATE = "date"
    PERIOD = "period"
    EVENT = "event"
    RECURRING = "recurring"
    QUANTITY = "quantity"

    @property
    def words(self) -> str:
        """As a form offers it, and a refusal names it."""
        return _WORDS[self]

    @property
    def is_counted(self) -> bool:
        """Each quarter has its number, where the others are reached once."""
        return self in {MilestoneKind.RECURRING, MilestoneKind.QUANTITY}


_WORDS = {
    MilestoneKind.DATE: "a date by which it is reached",
    MilestoneKind.PERIOD: "a period in which it is reached",
    MilestoneKind.EVENT: "an event, dated or not",
    MilestoneKind.RECURRING: "a duty that comes round each month or quarter",
    MilestoneKind.QUANTITY: "a number to reach in each quarter",
}


class Every(StrEnum):
    """How often a recurring milestone comes round."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def per_quarter(self) -> int:
        return 3 if self is Every.MONTH else 1
