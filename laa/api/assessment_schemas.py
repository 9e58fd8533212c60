"""What the API says of how an indicator stands at a quarter."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from laa.api.kinds import Amount, Period, Value


class Distance(BaseModel):
    """From the trajectory: below zero is below it, whichever way is better."""

    amount: Amount
    share: Amount | None = Field(description="Of what is expected: 0.29 is 29%.")


class ComparisonOut(BaseModel):
    """A rate as a multiple of another; a null bound is none."""

    ratio: Amount | None
    lower: Amount | None
    upper: Amount | None
    p_value: Amount | None = Field(
        description="How often chance alone would part two equal rates so far."
    )


class ChangeSinceOut(BaseModel):
    """Against an earlier quarter."""

    quarter: str
    value: Value
    difference: Amount | None
    refusal: str = Field(description="Why there is no comparison; empty if there is.")
    comparison: ComparisonOut | None


class ForecastOut(BaseModel):
    """The year's figure, if its rate stays as it is; a 95% interval."""

    expected: Amount
    lower: Amount
    upper: Amount
    chance: Amount | None = Field(description="Of meeting the year's target: 0 to 1.")


class ControlOut(BaseModel):
    """The control chart at the quarter."""

    centre: Amount | None
    lower: Amount | None
    upper: Amount | None
    signals: list[str]
    variation: str
    assurance: str


class Told(BaseModel):
    about: str
    words: str


class WordsOut(BaseModel):
    """The same in the sentences of the indicator's page."""

    against_trajectory: str
    colour: str = Field(description="The arithmetic of the colour.")
    judged_by: str = Field(description="By which targets; empty: the plan's own only.")
    bearing: list[Told] = Field(description="What the figures can bear.")


class AssessmentOut(BaseModel):
    """An indicator at a quarter, on signed-off figures only."""

    indicator: str
    code: str
    quarter: Period
    rating: Literal["green", "amber", "red", "none"]
    reason: str = Field(description="Why it is not rated; empty if it is.")
    value: Value = Field(description="The quarter's own figure.")
    rate: Amount | None = Field(description="The quarter's own rate.")
    target: Value = Field(description="The year's.")
    to_date: Value = Field(description="The year so far.")
    expected: Amount | None = Field(description="By the end of the quarter.")
    distance: Distance | None
    targets_version: int
    course: Amount | None = Field(description="The year's total at the pace so far.")
    quarters_left: int
    required: Amount | None = Field(
        description="What each quarter left may hold on average to meet the target."
    )
    forecast: ForecastOut | None
    since_baseline: ComparisonOut | None
    baseline_break: str | None = Field(
        description="What parts the figure from its baseline, if anything does."
    )
    since_quarter_before: ChangeSinceOut
    since_year_before: ChangeSinceOut
    control: ControlOut
    words: WordsOut
