"""Red, amber, green, or none: the colour of an attainment, always with its word."""

from enum import StrEnum


class Rag(StrEnum):
    """A figure against its trajectory."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"

    @property
    def word(self) -> str:
        return "No rating" if self is Rag.NONE else self.value.capitalize()

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Rag.GREEN: "on or better than the trajectory",
    Rag.AMBER: "worse than the trajectory, within the tolerance",
    Rag.RED: "worse than the trajectory by more than the tolerance",
    Rag.NONE: "not rated",
}
