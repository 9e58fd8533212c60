"""Whether money comes once or again."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    ONE_OFF = "one-off"
    RECURRING = "recurring"

    @property
    def words(self) -> str:
        return self.value.capitalize()
