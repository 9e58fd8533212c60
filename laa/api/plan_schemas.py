"""What the API says of plans."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field


class AreaOut(BaseModel):
    slug: str
    name: str
    ons_code: str = Field(description="Of the Office for National Statistics.")


class PlanRow(BaseModel):
    """A plan that the token's person is part of."""

    address: str = Field(description="Where all of it is.")
    page: str = Field(description="The plan's page for people.")
    area: AreaOut
    slug: str
    title: str
    theme: str
    first_day: date = Field(description="Of the agreement.")
    last_day: date = Field(description="Of the agreement.")
    asks_for_second_factor: bool = Field(
        description="Open only to tokens made after signing in with a second factor."
    )


class Text(BaseModel):
    """One of the plan's own, as it reads now."""

    section: int
    heading: str
    question: str = Field(description="What the document asks there; may be empty.")
    text: str
    changed_at: datetime | None = Field(
        description="When it was last changed; null: as the plan was published."
    )


class ContactOut(BaseModel):
    """A person whom the plan's document names."""

    capacity: str
    name: str
    post: str
    organisation: str


class DeadlinesOut(BaseModel):
    """Days after a quarter's end by which something is due."""

    days_to_return: int
    days_to_sign_off: int
    days_to_update: int


class Due(BaseModel):
    """Of a quarter of which something is still to fall due."""

    quarter: str
    returns: date
    sign_off: date
    updates: date


class PlanOut(PlanRow):
    priorities: list[str]
    roles: list[str] = Field(description="Those of the token's person in the plan.")
    may: list[str] = Field(description="What these roles allow, in words.")
    deadlines: DeadlinesOut
    due: list[Due] = Field(description="The next quarters, four at most.")
    texts: list[Text]
    contacts: list[ContactOut]
    lead_partners: list[str]
