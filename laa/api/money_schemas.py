"""What the API says of a plan's money: pounds, with the pence after the point."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Amount, Person, Value


class TotalOut(BaseModel):
    """A sum of what is known; what is not is named, and never taken as zero."""

    amount: Value
    at_least: bool = Field(description="Whether the true total may be more.")
    undecided: list[str] = Field(description="What is to be determined.")
    not_entered: list[str]


class StandingOut(BaseModel):
    """How money stands by the end of the last quarter of which spend is due."""

    spent: Value = Field(description="In the quarters that are entered.")
    variance: Amount | None = Field(
        description="Spent, less what even spending would have used by then."
    )
    share_spent: Amount | None = Field(description="Of the year's money: 0.5 is half.")
    outturn: Amount | None = Field(
        description="What the year comes to at the pace so far; null: not known."
    )
    outturn_is_forecast: bool = Field(
        description="Whether quarters are still to come, so that pages say about."
    )
    left: Amount | None = Field(
        description="Below zero: overspent. Null: not known, as quarters are missing."
    )


class LineStandingOut(StandingOut):
    year: str
    allocated: Value
    missing: list[str] = Field(
        description="Quarters that are due and not entered; they are not zero."
    )


class PlanStandingOut(StandingOut):
    year: str
    allocated: TotalOut
    missing: list[str] = Field(description="Lines of which a due quarter is missing.")


class YearTotal(BaseModel):
    year: str
    allocated: TotalOut


class MoneyOut(BaseModel):
    """A plan's money over all its lines."""

    page: str = Field(description="Its page for people.")
    years: list[YearTotal]
    in_all: TotalOut
    standing: PlanStandingOut


class AllocationOut(BaseModel):
    year: str
    value: Value


class LineRow(BaseModel):
    """A source of money, what each year gives it, and how the year stands."""

    address: str = Field(description="Where all of it is.")
    page: str = Field(description="Its page for people.")
    number: int = Field(description="Its place in the plan.")
    name: str
    source: str = Field(description="Empty: not entered.")
    term: Literal["one-off", "recurring"]
    comment: str = Field(description="What it pays for, and why.")
    printed_total: str = Field(description="As the plan prints it, right or wrong.")
    allocations: list[AllocationOut]
    in_all: TotalOut
    standing: LineStandingOut
    actions: list[int] = Field(description="Those that it pays for, by their numbers.")
    indicators: list[str] = Field(description="Those that it serves, by their slugs.")
    risks: list[int] = Field(description="Those that threaten it, by their numbers.")


class VirementOut(BaseModel):
    """Money of a year, moved from one line to another."""

    year: str
    giver: int = Field(description="The line that it came from, by its number.")
    taker: int
    amount: Amount
    reason: str
    by: Person | None
    at: datetime


class AllocationChangeOut(BaseModel):
    year: str
    number: int
    was: Value
    became: Value
    reason: str
    moved_with: int | None = Field(
        description="The line that the money came from or went to; null: none."
    )
    by: Person | None
    at: datetime


class SpendOut(BaseModel):
    quarter: str
    number: int = Field(description="1, then each correction.")
    amount: Amount = Field(description="Below zero: more came back than went out.")
    note: str
    counts: bool = Field(description="Whether no later row corrects it.")
    by: Person | None
    at: datetime


class LineOut(LineRow):
    changes: list[AllocationChangeOut] = Field(description="The oldest first.")
    spends: list[SpendOut] = Field(description="By quarter, the oldest first.")
