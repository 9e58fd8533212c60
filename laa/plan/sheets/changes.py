"""What a file that is sent in would change, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_IN_A_SENTENCE = 60


@dataclass(frozen=True)
class Change:
    """A cell, by its heading, before and after."""

    heading: str
    was: str
    becomes: str

    @property
    def is_long(self) -> bool:
        """Too long, or of too many lines, to be read in one sentence."""
        return any(
            len(text) > _LONGEST_IN_A_SENTENCE or "\n" in text
            for text in (self.was, self.becomes)
        )
