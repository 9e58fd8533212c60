"""The life of a return: which act leads where, for whom, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.acts import Act
from laa.plan.days import in_words
from laa.plan.periods import Quarter
from laa.plan.rag import Rag
from laa.plan.refusals import Refusal


class Status(StrEnum):
    NOT_ENTERED = "not entered"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED_OFF = "signed off"

    @property
    def words(self) -> str:
        return self.value.capitalize()

    @property
    def awaits_analyst(self) -> bool:
        return self in {Status.NOT_ENTERED, Status.DRAFT, Status.RETURNED}

    @property
    def colour(self) -> str:
        """Of the tag that says the words; the colour adds nothing to them."""
        return _COLOURS[self]


_COLOURS = {
    Status.NOT_ENTERED: "grey",
    Status.DRAFT: "yellow",
    Status.SUBMITTED: "blue",
    Status.RETURNED: "orange",
    Status.SIGNED_OFF: "green",
}


class Needs(StrEnum):
    """The permission that an act needs; laa.plan.permissions says who holds it."""

    ENTER = "ENTER_RETURN"
    SIGN_OFF = "SIGN_OFF_RETURN"


@dataclass(frozen=True)
class Attempt:
    """All that a guard may look at; a guard knows no database and no clock."""

    quarter: Quarter
    today: date
    not_owed: str
    missing: tuple[str, ...]
    as_at: date | None
    commentary: str
    rag: Rag
    entered_by_the_actor: bool
    entered_by_the_owner_acted_for: bool
    note: str


Guard = Callable[[Attempt], Refusal | None]


def return_is_owed(attempt: Attempt) -> Refusal | None:
    """The indicator applies in the quarter, and the agreement covers it."""
    return Refusal(f"{attempt.not_owed}.") if attempt.not_owed else None


def quarter_has_ended(attempt: Attempt) -> Refusal | None:
    """The quarter has ended."""
    if attempt.quarter.has_ended(attempt.today):
        return None
    return Refusal(
        f"{attempt.quarter} has not ended: it runs to "
        f"{in_words(attempt.quarter.last_day)}. "
        "Figures can be entered from the day after."
    )


def figure_is_complete(attempt: Attempt) -> Refusal | None:
    """The figure, its source and its as-at date are given."""
    if not attempt.missing:
        return None
    missing = " and ".join(attempt.missing)
    return Refusal(
        f"The return lacks {missing}. Enter what is missing before submitting."
    )


def source_was_read_after_the_quarter(attempt: Attempt) -> Refusal | None:
    """The as-at date is not before the quarter's last day."""
    last_day = attempt.quarter.last_day
    if attempt.as_at is None or attempt.as_at >= last_day:
        return None
    return Refusal(
        f"{in_words(attempt.as_at)} is before {attempt.quarter} ended, "
        "so the source cannot have held the whole quarter: "
        f"enter a date from {in_words(last_day)}",
        field="as_at",
    )


def commentary_unless_green(attempt: Attempt) -> Refusal | None:
    """Commentary is given where the status is not green."""
    if attempt.rag is Rag.GREEN or attempt.commentary.strip():
        return None
    standing = "is not rated" if attempt.rag is Rag.NONE else f"is {attempt.rag}"
    return Refusal(
        f"The year to date {standing}: "
        "say what lies behind the figure and what is being done",
        field="commentary",
    )


def signatory_did_not_enter(attempt: Attempt) -> Refusal | None:
    """Nobody signs off a figure that they entered or submitted."""
    if not attempt.entered_by_the_actor:
        return None
    return Refusal(
        "You entered or submitted this figure, so you may not sign it off. "
        "Another indicator owner of the plan can."
    )


def owner_acted_for_did_not_enter(attempt: Attempt) -> Refusal | None:
    """A deputy signs off no figure that the owner entered or submitted."""
    if not attempt.entered_by_the_owner_acted_for:
        return None
    return Refusal(
        "The owner for whom you act entered or submitted this figure, so you may not "
        "sign it off in their place. Another indicator owner of the plan can."
    )


def reason_is_given(attempt: Attempt) -> Refusal | None:
    """A reason is given."""
    if attempt.note.strip():
        return None
    return Refusal("Enter the reason: it is kept with the figure", field="note")


@dataclass(frozen=True)
class Transition:
    to: Status
    needs: Needs
    guards: tuple[Guard, ...] = ()


_SAVE = Transition(Status.DRAFT, Needs.ENTER, (return_is_owed, quarter_has_ended))
_CORRECT_RETURNED = Transition(Status.RETURNED, Needs.ENTER, (quarter_has_ended,))
_SUBMIT = Transition(
    Status.SUBMITTED,
    Needs.ENTER,
    (
        quarter_has_ended,
        figure_is_complete,
        source_was_read_after_the_quarter,
        commentary_unless_green,
    ),
)
_SIGN_OFF = Transition(
    Status.SIGNED_OFF,
    Needs.SIGN_OFF,
    (
        quarter_has_ended,
        figure_is_complete,
        source_was_read_after_the_quarter,
        commentary_unless_green,
        signatory_did_not_enter,
        owner_acted_for_did_not_enter,
    ),
)

TRANSITIONS: dict[tuple[Status, Act], Transition] = {
    (Status.NOT_ENTERED, Act.SAVE): _SAVE,
    (Status.DRAFT, Act.SAVE): _SAVE,
    (Status.DRAFT, Act.SUBMIT): _SUBMIT,
    (Status.SUBMITTED, Act.WITHDRAW): Transition(Status.DRAFT, Needs.ENTER),
    (Status.SUBMITTED, Act.SIGN_OFF): _SIGN_OFF,
    (Status.SUBMITTED, Act.RETURN): Transition(
        Status.RETURNED, Needs.SIGN_OFF, (reason_is_given,)
    ),
    (Status.RETURNED, Act.SAVE): _CORRECT_RETURNED,
    (Status.RETURNED, Act.SUBMIT): _SUBMIT,
    # The new revision starts as a draft; the signed-off one stays as it is.
    (Status.SIGNED_OFF, Act.REVISE): Transition(
        Status.DRAFT, Needs.ENTER, (reason_is_given,)
    ),
}


def acts_from(status: Status) -> tuple[Act, ...]:
    """The acts that a status allows, in the order of the table."""
    return tuple(act for (start, act) in TRANSITIONS if start is status)


def needed_for(act: Act) -> Needs:
    """The permission that an act needs, the same from every status."""
    return next(t.needs for (_, known), t in TRANSITIONS.items() if known is act)


def asks_for_reason(act: Act) -> bool:
    return any(
        reason_is_given in transition.guards
        for (_, known), transition in TRANSITIONS.items()
        if known is act
    )


def refusals(transition: Transition, attempt: Attempt) -> list[Refusal]:
    """Why the guards refuse; an empty list lets the act through."""
    return [refusal for guard in transition.guards if (refusal := guard(attempt))]
