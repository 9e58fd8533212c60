"""What the API says of a plan's indicators and of their targets."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Amount, Value


class IndicatorRow(BaseModel):
    """An indicator in a plan."""

    address: str = Field(description="Where all of it is.")
    page: str = Field(description="Its page for people.")
    code: str = Field(description="The national indicator's code: NI 15.")
    slug: str
    title: str
    wording: str = Field(description="As the plan puts it.")
    group: str = Field(description="Whether the plan sets targets or only tracks it.")
    kind: Literal["rate", "count", "percentage", "score"]
    units: str = Field(description="What is counted, in the plural.")
    better: Literal["lower", "higher"]


class PopulationOut(BaseModel):
    """The estimate that rates rest on."""

    persons: int
    year: int = Field(description="In the middle of this year.")
    vintage: str
    source: str


class RateOut(BaseModel):
    """How a count becomes a rate. A quarter's rate is the quarter's own."""

    per: int
    base: str
    decimals: int = Field(description="To which pages round it; the API does not.")
    population: PopulationOut | None


class YearTarget(BaseModel):
    year: str = Field(description="A financial year: 2008/09.")
    value: Value
    rate: Amount | None = Field(description="The value as a rate, if it has one.")


class TargetsOut(BaseModel):
    """A version of the targets; 1 is the plan's own."""

    version: int
    counts: str = Field(description="For which quarters it counts, in words.")
    counts_from: str | None = Field(description="A quarter; null: from the start.")
    agreed_on: date | None = Field(description="Null: with the plan.")
    agreed_by: str
    reason: str
    baseline: Value
    baseline_year: str | None
    baseline_recounted: bool = Field(
        description="Whether it is counted as figures were when it was agreed."
    )
    years: list[YearTarget]
    success_criterion: str
    success_change: Amount | None = Field(
        description="From the baseline to the last year, as stated: -0.11 is 11% less."
    )
    tolerance: Amount = Field(
        description="By which share of the trajectory amber may miss it."
    )


class BreakOut(BaseModel):
    """From this day on figures are not compared with earlier ones."""

    day: date
    title: str
    reason: str


class IndicatorOut(IndicatorRow):
    definition: str
    offence_categories: str
    rate: RateOut | None = Field(description="Null where it has none.")
    decimals: int = Field(description="To which pages round values.")
    introduced: str | None = Field(
        description="The year from which it applies; null: from the start."
    )
    targets: list[TargetsOut]
    breaks: list[BreakOut]
    assessment: str = Field(description="The address of how it stands.")
