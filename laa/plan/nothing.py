"""The three ways in which a figure may be missing. Zero is a figure, not a way."""

from enum import StrEnum


class Nothing(StrEnum):
    """A reason why there is no figure, never to be counted as zero."""

    BLANK = "blank"
    NOT_APPLICABLE = "not applicable"
    TO_BE_DETERMINED = "to be determined"

    @property
    def words(self) -> str:
        """As a page shows it."""
        return _WORDS[self]

    @property
    def told(self) -> str:
        """As programs read it."""
        return "not entered" if self is Nothing.BLANK else self.value


_WORDS = {
    Nothing.BLANK: "Not entered",
    Nothing.NOT_APPLICABLE: "N/A",
    Nothing.TO_BE_DETERMINED: "To be determined",
}
