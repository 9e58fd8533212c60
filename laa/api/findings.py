"""What in a plan contradicts itself, cannot be right or is missing."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from indicators.history import histories_of
from laa.api.bearer import ApiRequest, reach
from laa.api.choosing import target_sets_of
from laa.api.kinds import OF_A_PLAN, SlugInAddress
from laa.api.paging import Page, Slice, page_of
from laa.dashboard.all_findings import all_findings
from laa.plan.clock import today
from laa.plan.findings import Finding

router = Router(tags=["Findings"])


class FindingOut(BaseModel):
    weight: Literal["contradiction", "cannot be right", "missing"]
    where: str = Field(description="What it is about: NI 15, target 2008/09.")
    subject: str = Field(
        description="An indicator, an action, a risk; empty: the plan."
    )
    part: str
    period: str = Field(description="A year or a quarter, in words; may be empty.")
    among: list[str] = Field(description="The subjects, where it is about several.")
    page: str = Field(description="The subject's page for people; may be empty.")
    words: str = Field(description="What is found, with its arithmetic.")


@router.get(
    f"{OF_A_PLAN}/findings",
    url_name="api-findings",
    operation_id="list_findings",
    summary="A plan's findings",
    response=Page[FindingOut],
)
def findings(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """The heaviest first. They rest on signed-off figures only."""
    access = reach(request, area, plan)
    histories = histories_of(target_sets_of(access))
    found = all_findings(access.plan, histories, today())
    return page_of(found, asked, request, response, _shown)


def _shown(found: Finding) -> FindingOut:
    where = found.where
    return FindingOut(
        weight=found.severity.value,
        where=str(where),
        subject=where.subject,
        part=where.part,
        period=str(where.period or ""),
        among=list(where.among),
        page=where.address,
        words=found.words,
    )
