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

    @property
    def is_open(self) -> bool:
        """Something is still to be done."""
        return self in {Outcome.IN_HAND, Outcome.NOT_DONE}

    @property
    def colour(self) -> str:
        """Of its tag."""
        return _COLOURS[self]


_COLOURS = {
    Outcome.DONE: "green",
    Outcome.IN_HAND: "blue",
    Outcome.NOT_DONE: "red",
    Outcome.DROPPED: "grey",
}
