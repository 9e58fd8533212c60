"""What the API says of a plan's actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Amount, Person

ProgressWord = Literal[
    "not started", "on course", "at risk", "off course", "done", "stopped"
]
StateWord = Literal[
    "reached",
    "due",
    "overdue",
    "no date",
    "no longer due",
    "met",
    "short",
    "not entered",
    "not yet due",
]


class LeadOut(BaseModel):
    """Whom the plan names; any of the three may be empty."""

    name: str
    post: str
    organisation: str


class ActionRow(BaseModel):
    """An action, and how it stands by now."""

    address: str = Field(description="Where all of it is.")
    page: str = Field(description="Its page for people.")
    number: int = Field(description="Its place in the plan.")
    reference: str = Field(description="The plan's own; may be empty.")
    text: str
    lead: LeadOut | None = Field(description="Null: nobody leads it.")
    indicators: list[str] = Field(description="Those that it serves, by their slugs.")
    links: list[str] = Field(description="To other plans.")
    status: ProgressWord | None = Field(
        description="As last reported; null: no report yet, which is not 'not started'."
    )
    reported_in: str | None = Field(description="The quarter of that report.")
    updates_owed: list[str] = Field(
        description="Quarters that have ended without an update."
    )
    updates_overdue: list[str] = Field(description="Those of them that are late.")
    milestones_overdue: int


class RebasingOut(BaseModel):
    """A date that was moved, and why."""

    was_first_day: date | None
    was_last_day: date | None = Field(description="Null: it had no date.")
    first_day: date | None
    last_day: date
    reason: str
    by: Person | None
    at: datetime


class CountOut(BaseModel):
    quarter: str
    number: int


class MilestoneOut(BaseModel):
    """What the action is to reach, as read from the plan's wording."""

    number: int = Field(description="Its place in the action.")
    wording: str = Field(description="As published.")
    text: str
    reading: str = Field(description="What of the reading the wording does not say.")
    kind: Literal["date", "period", "event", "recurring", "quantity"]
    first_day: date | None
    last_day: date | None
    original_last_day: date | None = Field(description="Before it was ever moved.")
    through: str = Field(description="By what it is reached; may be empty.")
    expected: int | None = Field(description="In each quarter, of what is counted.")
    units: str
    state: StateWord
    words: str = Field(description="How it stands, as its page says it.")
    reached_on: date | None
    counts: list[CountOut] = Field(
        description="What was reported. A quarter that is not here was not entered; "
        "it is not zero."
    )
    rebasings: list[RebasingOut] = Field(description="The oldest first.")


class ToldOut(BaseModel):
    """What an update says of a milestone."""

    milestone: int
    reached_on: date | None
    number: Amount | None
    withdrawn: bool = Field(description="What earlier updates said no longer holds.")


class UpdateOut(BaseModel):
    number: int
    quarter: str
    status: ProgressWord
    text: str
    evidence: str = Field(description="An address; may be empty.")
    counts: bool = Field(description="Whether the action's status is this one's.")
    milestones: list[ToldOut]
    by: Person | None
    at: datetime


class ActionOut(ActionRow):
    milestones: list[MilestoneOut]
    updates: list[UpdateOut] = Field(description="All of them, the oldest first.")
    risks: list[int] = Field(description="Those that threaten it, by their numbers.")
    funding_lines: list[int] = Field(description="Those that pay for it, likewise.")
