"""What became of a decision."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    DONE = "done"
    IN_HAND = "in hand"
    NOT_DONE = "not done"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        return self.value.capitalize()
