"""The people of a plan and its deputies, as far as its page of people tells."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, Person, SlugInAddress, person
from laa.api.paging import Page, Slice, page_of
from laa.plan.clock import now
from laa.plan.models import Deputyship
from laa.plan.people import people_page
from laa.plan.people.people_page import PeoplePage, Row

router = Router(tags=["People"])


class MemberOut(BaseModel):
    name: str
    roles: list[str]
    email: str | None = Field(description="Null to whoever does not keep the people.")
    standing: str = Field(
        description="Why the roles count for nothing: Suspended, Account closed; "
        "empty while they count. Only those who keep the people read of such."
    )


class DeputyOut(BaseModel):
    """Who signs off in an indicator owner's place, and when."""

    deputy: Person | None
    owner: Person | None
    first_day: date
    last_day: date


@router.get(
    f"{OF_A_PLAN}/people",
    url_name="api-people",
    operation_id="list_people",
    summary="A plan's people",
    response=Page[MemberOut],
)
def people(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """By name, with their roles. Addresses are for those who keep the people."""
    page = _page(request, area, plan)

    def shown(row: Row) -> MemberOut:
        return MemberOut(
            name=row.person.name,
            roles=[role.label for role in row.roles],
            email=row.person.email if page.keeps_people else None,
            standing=row.standing,
        )

    return page_of(page.rows, asked, request, response, shown)


@router.get(
    f"{OF_A_PLAN}/people/deputies",
    url_name="api-deputies",
    operation_id="list_deputies",
    summary="Who signs off for whom",
    response=Page[DeputyOut],
)
def deputies(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """Those that run or are to come, and count."""
    deputyships = _page(request, area, plan).deputyships
    found = [one.deputyship for one in deputyships if one.counts]
    return page_of(found, asked, request, response, _deputy)


def _page(request: ApiRequest, area: str, plan: str) -> PeoplePage:
    return people_page.people(reach(request, area, plan), now())


def _deputy(one: Deputyship) -> DeputyOut:
    return DeputyOut(
        deputy=person(one.deputy),
        owner=person(one.owner),
        first_day=one.first_day,
        last_day=one.last_day,
    )
