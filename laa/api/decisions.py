"""What a plan's quarterly meetings decided, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from actions.analysis.outcomes import Outcome
from actions.meeting_decisions import Decided, all_decisions
from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, Person, SlugInAddress, person
from laa.api.paging import Page, Slice, page_of
from laa.plan.clock import today

router = Router(tags=["Decisions"])
OutcomeWord = Literal["done", "in hand", "not done", "dropped"]


class BecameOut(BaseModel):
    outcome: OutcomeWord
    comment: str
    by: Person | None
    at: datetime


class DecisionOut(BaseModel):
    """A decision of the meeting that looked at a quarter."""

    number: int
    quarter: str
    text: str
    owner: str
    due_on: date
    outcome: OutcomeWord | None = Field(description="The latest; null: no report yet.")
    is_open: bool = Field(description="Whether something is still to be done.")
    is_overdue: bool
    became: list[BecameOut] = Field(description="All that was reported of it.")
    by: Person | None
    at: datetime


@router.get(
    f"{OF_A_PLAN}/decisions",
    url_name="api-decisions",
    operation_id="list_decisions",
    summary="What meetings decided",
    response=Page[DecisionOut],
)
def decisions(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """In the order in which they were recorded, each as it stands today."""
    access = reach(request, area, plan)
    found = all_decisions(access.plan, today())
    return page_of(found, asked, request, response, _shown)


def _shown(one: Decided) -> DecisionOut:
    row = one.decision
    return DecisionOut(
        number=row.number,
        quarter=row.quarter.slug,
        text=row.text,
        owner=row.owner,
        due_on=row.due_on,
        outcome=one.outcome.value if one.outcome else None,
        is_open=one.is_open,
        is_overdue=one.is_overdue,
        became=[
            BecameOut(
                outcome=Outcome(told.outcome).value,
                comment=told.comment,
                by=person(told.by),
                at=told.at,
            )
            for told in one.outcomes
        ],
        by=person(row.by),
        at=row.at,
    )
