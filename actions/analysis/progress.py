"""How an action stands, in the words that its lead chooses from."""

from __future__ import annotations

from enum import StrEnum


class Progress(StrEnum):
    NOT_STARTED = "not started"
    ON_COURSE = "on course"
    AT_RISK = "at risk"
    OFF_COURSE = "off course"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        return self.value.capitalize()

    @property
    def colour(self) -> str:
        """Of the tag that says the words; the colour adds nothing to them."""
        return _COLOURS[self]

    @property
    def is_closed(self) -> bool:
        """No further update is owed."""
        return self in {Progress.DONE, Progress.STOPPED}


_COLOURS = {
    Progress.NOT_STARTED: "grey",
    Progress.ON_COURSE: "green",
    Progress.AT_RISK: "yellow",
    Progress.OFF_COURSE: "red",
    Progress.DONE: "blue",
    Progress.STOPPED: "grey",
}
