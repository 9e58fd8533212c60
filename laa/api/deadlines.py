"""By when a plan's returns, sign-offs and updates are due, and who said so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Router
from pydantic import BaseModel, Field

from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, Person, SlugInAddress, person
from laa.api.plan_schemas import DeadlinesOut, Due
from laa.dashboard.deadlines_page import DeadlinesPage
from laa.plan.deadlines import Deadlines
from laa.plan.models import DeadlineChange

router = Router(tags=["Deadlines"])


class DeadlineChangeOut(BaseModel):
    number: int
    was: DeadlinesOut
    became: DeadlinesOut
    reason: str
    by: Person | None
    at: datetime


class AllDeadlinesOut(BaseModel):
    days: DeadlinesOut
    quarters: list[Due] = Field(description="All of the agreement's.")
    changes: list[DeadlineChangeOut] = Field(description="The newest first.")


@router.get(
    f"{OF_A_PLAN}/deadlines",
    url_name="api-deadlines",
    operation_id="get_deadlines",
    summary="By when things are due",
    response=AllDeadlinesOut,
)
def deadlines(request: ApiRequest, area: SlugInAddress, plan: SlugInAddress) -> Any:
    """For every quarter of the agreement, with each change of it."""
    page = DeadlinesPage(reach(request, area, plan))
    return AllDeadlinesOut(
        days=_days(page.access.plan.deadlines),
        quarters=[
            Due(
                quarter=one.quarter.slug,
                returns=one.entry,
                sign_off=one.sign_off,
                updates=one.updates,
            )
            for one in page.dates
        ],
        changes=[_change(one) for one in page.changes],
    )


def _days(of: Deadlines) -> DeadlinesOut:
    return DeadlinesOut(
        days_to_return=of.entry,
        days_to_sign_off=of.sign_off,
        days_to_update=of.updates,
    )


def _change(row: DeadlineChange) -> DeadlineChangeOut:
    return DeadlineChangeOut(
        number=row.number,
        was=_days(row.before),
        became=_days(row.after),
        reason=row.reason,
        by=person(row.by),
        at=row.at,
    )
