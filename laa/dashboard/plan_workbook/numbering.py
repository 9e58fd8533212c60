"""New rows go by the numbers that they will have, so that others can name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from laa.dashboard.plan_workbook.columns import Key, PlanSheet
from laa.plan.refusals import Refusal, Refused

NUMBER = "number"


def next_number(taken: Collection[str]) -> int:
    """As the verbs count: one after the last, whatever lies between."""
    return max(map(int, taken), default=0) + 1


def next_keys(taken: Collection[str], many: int) -> list[Key]:
    first = next_number(taken)
    return [(number,) for number in range(first, first + many)]


def require_next(sheet: PlanSheet, known: Mapping[str, Any], number: int) -> None:
    """Of a new row, unless rows before it are refused: those have their numbers too."""
    require_number(sheet.book.numbers(known, sheet.noun), number, sheet.noun)


def require_number(taken: Collection[str], number: int, noun: str) -> None:
    wanted = next_number(taken)
    if number != wanted:
        raise Refused(
            Refusal(
                f"A new {noun} cannot have the number {number}: the next is {wanted}, "
                "so enter that, and number further ones on from it",
                NUMBER,
            )
        )
