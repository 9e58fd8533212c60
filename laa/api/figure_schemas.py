"""What the API says of quarterly figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Amount, Period, Value


class SignedOff(BaseModel):
    on: date
    by: str = Field(description="Whoever signed it off, and for whom, if a deputy.")


class Part(BaseModel):
    """A part of the count."""

    category: str
    count: int


class Bounds(BaseModel):
    """A 95% interval of the rate or the percentage."""

    lower: Amount
    upper: Amount


class Numbers(BaseModel):
    """As entered. What the kind of the indicator does not have is null."""

    count: int | None
    denominator: int | None
    score: Amount | None
    state: Literal["provisional", "final"]
    source: str
    as_at: date | None = Field(description="The day on which the source was read.")
    commentary: str


class SignedFigure(Numbers):
    revision: int = Field(description="1, and one more each time it was replaced.")
    revision_reason: str = Field(description="Why it replaced the one before.")
    signed_off: SignedOff


class FigureOut(BaseModel):
    """A quarter's latest signed-off figure, or why there is none."""

    indicator: str = Field(description="The indicator's address.")
    code: str
    quarter: Period
    value: Value = Field(description="A count, a share in per cent, or a score.")
    rate: Amount | None = Field(description="The quarter's own; null: it has none.")
    interval: Bounds | None
    figure: SignedFigure | None = Field(description="Null: none is signed off.")
    breakdown: list[Part]
    replaced: list[SignedFigure] = Field(
        description="Those signed off before it, the latest first."
    )
