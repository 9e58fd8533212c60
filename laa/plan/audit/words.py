"""The record of all changes in sentences: who did what, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from laa.plan.days import in_words
from laa.plan.listing import listed

ADDED, CHANGED, REMOVED = "INSERT", "UPDATE", "DELETE"
_VERBS = {ADDED: "added", CHANGED: "changed", REMOVED: "removed"}
_LONG = 120

# What people call a thing, by the name that the code has for it; the others are called
# so there too.
_KINDS = {
    "actual": "figure",
    "annual target": "target of a year",
    "contact": "named person",
    "crime import": "import of recorded crime",
    "decision outcome": "outcome of a decision",
    "membership": "role",
    "milestone progress": "progress of a milestone",
    "narrative edit": "change of a text",
    "narrative section": "text",
    "published row": "row of the document",
    "rebasing": "new date of a milestone",
    "risk review": "review",
    "sign off event": "act on a return",
    "target set": "indicator",
    "user": "account",
    "virement": "movement of money",
}
_FIELDS = {
    "as-at date": "as-at date",
    "quarter number": "quarter",
    "is provisional": "provisional",
    "led by": "account that reports on it",
    "is active": "open",
    "at": "time",
    "by": "person",
}
# All of them are of the same return.
_PAGES = {
    "return": "the return’s page",
    "act": "the return’s page",
    "api-return": "the return’s address in the API",
    "api-act": "the return’s address in the API",
}


@dataclass(frozen=True)
class Value:
    """A field by people's name for it; `was` and `became` are in words."""

    label: str
    was: str
    became: str


@dataclass(frozen=True)
class Change:
    """`who` is empty if nobody had signed in; `at` is local."""

    act: str
    thing: str
    who: str
    origin: str
    place: str
    role: str
    at: datetime
    values: tuple[Value, ...]


def kind_of(name: str) -> str:
    return _KINDS.get(name, name)


def field_name(name: str) -> str:
    return _FIELDS.get(name, name)


def sentence(change: Change) -> str:
    """ "Priya Shah changed the count of ... from 101 to 220, on ..., 20 October"."""
    when = f"{in_words(change.at.date())} at {change.at:%H:%M}"
    return f"{_who(change)} {_did(change)}{_where(change)}, {when}"


def _who(change: Change) -> str:
    if change.who:
        return change.who
    if change.origin == "page":
        return "Somebody who had not signed in"
    if change.origin == "command":
        return f"The command {change.place}"
    return f"Somebody at the database prompt, as {change.role},"


def _did(change: Change) -> str:
    verb = _VERBS[change.act]
    if change.act != CHANGED or not change.values:
        return f"{verb} {change.thing}"
    labels = listed([value.label for value in change.values])
    said = f"{verb} the {labels} of {change.thing}"
    if len(change.values) > 1:
        return said
    (only,) = change.values
    return f"{said} from {only.was} to {only.became}"


def _where(change: Change) -> str:
    if change.origin != "page":
        return ""
    name = change.place.replace("-", " ").replace("_", " ")
    return f", on {_PAGES.get(change.place, f'the page “{name}”')}"


def shortened(text: str) -> str:
    """A long text by its beginning: the whole is in the files."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else f"{flat[:_LONG].rstrip()} …"
