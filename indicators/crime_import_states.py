"""The life of an import of recorded crime: which act leads where, and by whom."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    UPLOADED = "uploaded"
    READING = "reading"
    TO_CHOOSE = "to choose"
    COUNTING = "counting"
    TO_CONFIRM = "to confirm"
    SAVED = "saved"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def colour(self) -> str:
        """Of the tag that says the words; the colour adds nothing to them."""
        return _COLOURS[self]

    @property
    def is_finished(self) -> bool:
        return self in FINISHED

    @property
    def is_worked_on(self) -> bool:
        """The worker has it, or will take it up."""
        return self in WORKED_ON


_WORDS = {
    State.UPLOADED: "Waiting to be read",
    State.READING: "Being read",
    State.TO_CHOOSE: "Area to be chosen",
    State.COUNTING: "Being counted",
    State.TO_CONFIRM: "To be confirmed",
    State.SAVED: "Saved as drafts",
    State.CANCELLED: "Cancelled",
    State.REFUSED: "Refused",
    State.FAILED: "Failed",
}
_COLOURS = {
    State.UPLOADED: "blue",
    State.READING: "blue",
    State.TO_CHOOSE: "yellow",
    State.COUNTING: "blue",
    State.TO_CONFIRM: "yellow",
    State.SAVED: "green",
    State.CANCELLED: "grey",
    State.REFUSED: "red",
    State.FAILED: "red",
}
FINISHED = (State.SAVED, State.CANCELLED, State.REFUSED, State.FAILED)
WORKED_ON = (State.UPLOADED, State.READING, State.COUNTING)
OPEN = tuple(state for state in State if state not in FINISHED)


class Who(StrEnum):
    PERSON = "whoever may enter returns"
    WORKER = "the worker"
    DAILY = "the daily command"


class Act(StrEnum):
    READ = "read"
    OFFER = "offer"
    CHOOSE = "choose"
    COUNT = "count"
    ANSWER = "answer"
    SAVE = "save"
    CANCEL = "cancel"
    REFUSE = "refuse"
    FAIL = "fail"
    EXPIRE = "expire"

    @property
    def who(self) -> Who:
        if self is Act.EXPIRE:
            return Who.DAILY
        return Who.PERSON if self in _PEOPLES else Who.WORKER


_PEOPLES = (Act.CHOOSE, Act.ANSWER, Act.SAVE, Act.CANCEL)

TRANSITIONS: dict[tuple[State, Act], State] = {
    (State.UPLOADED, Act.READ): State.READING,
    (State.READING, Act.OFFER): State.TO_CHOOSE,
    (State.TO_CHOOSE, Act.CHOOSE): State.COUNTING,
    (State.COUNTING, Act.COUNT): State.TO_CONFIRM,
    (State.TO_CONFIRM, Act.ANSWER): State.TO_CONFIRM,
    # Another area or other years, after all.
    (State.TO_CONFIRM, Act.CHOOSE): State.COUNTING,
    (State.TO_CONFIRM, Act.SAVE): State.SAVED,
    (State.READING, Act.REFUSE): State.REFUSED,
    (State.COUNTING, Act.REFUSE): State.REFUSED,
    (State.READING, Act.FAIL): State.FAILED,
    (State.COUNTING, Act.FAIL): State.FAILED,
    **{(state, Act.CANCEL): State.CANCELLED for state in OPEN},
    **{(state, Act.EXPIRE): State.CANCELLED for state in OPEN},
}
