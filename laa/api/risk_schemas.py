"""What the API says of a plan's risks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Person, Value


class RiskRow(BaseModel):
    """A risk, and how its latest review scores it."""

    address: str = Field(description="Where all of it is.")
    page: str = Field(description="Its page for people.")
    number: int = Field(description="Its place in the plan.")
    reference: str = Field(description="The plan's own; may be empty.")
    text: str
    mitigation: str
    owner: str = Field(description="Empty: nobody is named.")
    likelihood: int | None = Field(description="1 to 5; null: not assessed.")
    impact: int | None = Field(description="1 to 5; null: not assessed.")
    score: int | None = Field(
        description="Likelihood times impact; null: not assessed. It is never zero."
    )
    band: Literal["low", "moderate", "high", "extreme"] | None
    direction: Literal["rising", "falling", "steady", "first review"] | None
    target_score: Value = Field(description="Once it is mitigated.")
    above_target: int | None
    review_overdue: bool
    reviewed_on: date | None = Field(description="Null: never.")
    actions: list[int] = Field(description="Those that it threatens, by their numbers.")
    indicators: list[str] = Field(
        description="Those that it threatens, by their slugs."
    )
    funding_lines: list[int] = Field(description="The money that hangs on it.")


class ReviewOut(BaseModel):
    number: int
    reviewed_on: date
    likelihood: int
    impact: int
    score: int
    comment: str
    by: Person | None
    at: datetime


class RiskOut(RiskRow):
    reviews: list[ReviewOut] = Field(
        description="By the day of the review; the last one counts."
    )
