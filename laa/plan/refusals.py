"""Why something was not done: sentences for the person who tried, each with its box."""

from __future__ import annotations

from typing import Any, NamedTuple


class Refusal(NamedTuple):
    """Why an act may not be, and the box of the form that would mend it, if any."""

    words: str
    field: str = ""


class Refused(Exception):
    """An act that may not be. Nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(refusal.words for refusal in refusals))
        self.refusals = refusals

    def add_to(self, form: Any) -> None:
        """Say so in a Django form: beside the box if it has it, else above them all."""
        for words, field in self.refusals:
            form.add_error(field if field in form.fields else None, words)
