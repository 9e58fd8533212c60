"""What several answers are made of: nothing in its kinds, quarters, numbers."""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Annotated, Literal

from pydantic import BaseModel, Field, WithJsonSchema

from laa.plan.exports.numerals import plain
from laa.plan.models import User
from laa.plan.nothing import Nothing
from laa.plan.numbers import Number
from laa.plan.periods import Quarter

# Below the address of all plans; ninja reads what stands in an address from it.
OF_A_PLAN = "/{slug:area}/{slug:plan}"

QuarterInAddress = Annotated[
    Quarter,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-q[1-4]$",
            "description": "A quarter of a financial year, April to March.",
        }
    ),
]
QuarterAsked = Annotated[
    str, Field(description="A quarter that has ended, as 2008-09-q1.")
]
IndicatorAsked = Annotated[
    str, Field(description="An indicator of the plan, by its slug, as ni-15.")
]
SlugInAddress = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$")]


class Missing(BaseModel):
    """There is no value, and why. It is never zero."""

    nothing: Literal["not entered", "not applicable", "to be determined"]


Amount = int | float
Value = Annotated[
    Amount | Missing, Field(description="A number, or why there is none.")
]


class Period(BaseModel):
    """A quarter of a financial year."""

    quarter: str = Field(description="As addresses have it: 2008-09-q1.")
    words: str = Field(description="As people read it: 2008/09 Q1.")
    first_day: date
    last_day: date


class Person(BaseModel):
    name: str


def period(quarter: Quarter) -> Period:
    return Period(
        quarter=quarter.slug,
        words=str(quarter),
        first_day=quarter.first_day,
        last_day=quarter.last_day,
    )


def person(user: User | None) -> Person | None:
    return Person(name=user.name) if user else None


def missing(nothing: Nothing) -> Missing:
    return Missing.model_validate({"nothing": nothing.told})


def value(number: Number | Nothing | None) -> Amount | Missing:
    """None is a value that nobody entered."""
    if number is None:
        return missing(Nothing.BLANK)
    if isinstance(number, Nothing):
        return missing(number)
    return plain(number)


def number(of: Number | None) -> Amount | None:
    """None is a number that does not apply, or that has no bound."""
    return None if of is None or not isfinite(of) else plain(of)
