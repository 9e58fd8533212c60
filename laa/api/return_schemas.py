"""What the API says of returns, and what it takes to enter one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt

from laa.api.figure_schemas import Numbers, Part
from laa.api.kinds import Period

StatusWord = Literal["not entered", "draft", "submitted", "returned", "signed off"]
ActWord = Literal["save", "submit", "withdraw", "sign off", "return", "revise"]


class ReturnRow(BaseModel):
    """A quarter's return at its latest revision, as far as it has come."""

    address: str = Field(description="Where all of it is, and where it is entered.")
    page: str = Field(description="Its page for people.")
    indicator: str = Field(description="The indicator's address.")
    code: str
    quarter: Period
    status: StatusWord
    version: int = Field(description="Rises with every act; 0: nothing is entered.")
    revision: int = Field(description="0: nothing is entered.")
    why_not_owed: str = Field(description="Empty if the return is owed.")
    due_on: date = Field(description="Of what is submitted: by when it is signed off.")
    figure: Numbers | None = Field(description="Null: nothing is entered.")


class Entry(BaseModel):
    """An act in the history of a return, with the figure as it left it."""

    version: int
    act: ActWord
    status: StatusWord
    by: str
    at: datetime
    note: str
    figure: Numbers


class ReturnOut(ReturnRow):
    acts: list[str] = Field(
        description="What your roles allow from here; the last part of an act's "
        "address. Signing off and returning are for the page."
    )
    revision_reason: str
    breakdown: list[Part]
    history: list[Entry] = Field(description="The latest first.")


class ReturnIn(BaseModel):
    """A quarter's figure. What is left out, or null, is not entered."""

    model_config = ConfigDict(extra="forbid", strict=True)

    count: StrictInt | None = Field(None, description="Of all kinds but scores.")
    denominator: StrictInt | None = Field(
        None, description="Out of how many; of percentages only."
    )
    score: StrictInt | StrictFloat | None = Field(
        None, description="Of scores only, with as many decimals as they have."
    )
    state: Literal["provisional", "final"]
    source: str = Field("", description="Where the figure comes from.")
    as_at: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = Field(
        None,
        description="The day on which the source was read: 2008-10-14.",
        json_schema_extra={"format": "date"},
    )
    commentary: str = Field(
        "", description="What lies behind the figure; needed unless it is green."
    )


class ActIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    reason: str = Field("", description="Why; of 'revise' only, which needs one.")
