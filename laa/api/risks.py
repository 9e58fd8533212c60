"""A plan's risks, and each review of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from actions.models import RiskReview
from actions.register import RiskEntry, entry_of, register_of
from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, SlugInAddress, person, value
from laa.api.paging import Page, Slice, page_of
from laa.api.risk_schemas import ReviewOut, RiskOut, RiskRow
from laa.plan.clock import today

router = Router(tags=["Risks"])


@router.get(
    f"{OF_A_PLAN}/risks",
    url_name="api-risks",
    operation_id="list_risks",
    summary="A plan's risks",
    response=Page[RiskRow],
)
def risks(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """In the plan's order."""
    access = reach(request, area, plan)
    found = register_of(access.plan, None, today()).entries
    return page_of(found, asked, request, response, _row)


@router.get(
    f"{OF_A_PLAN}/risks/{{int:number}}",
    url_name="api-risk",
    operation_id="get_risk",
    summary="A risk",
    response=RiskOut,
)
def risk(
    request: ApiRequest, area: SlugInAddress, plan: SlugInAddress, number: int
) -> Any:
    """With all of its reviews."""
    access = reach(request, area, plan)
    found = entry_of(access.plan, number, today())
    if found is None:
        raise Http404
    reviews = [_review(one) for one in found.reviews]
    return RiskOut(**_known(found), reviews=reviews)


def _row(entry: RiskEntry) -> RiskRow:
    return RiskRow(**_known(entry))


def _known(entry: RiskEntry) -> dict[str, Any]:
    found, latest = entry.risk, entry.latest
    return {
        "address": reverse("api-risk", args=found.address),
        "page": found.get_absolute_url(),
        "number": found.position,
        "reference": found.reference,
        "text": found.text,
        "mitigation": found.mitigation,
        "owner": found.owner,
        "likelihood": latest.likelihood if latest else None,
        "impact": latest.impact if latest else None,
        "score": entry.score,
        "band": entry.band,
        "direction": entry.direction,
        "target_score": value(found.target_score),
        "above_target": entry.above_target,
        "review_overdue": entry.is_overdue,
        "reviewed_on": latest.reviewed_on if latest else None,
        "actions": [one.position for one in found.actions.all()],
        "indicators": [one.indicator.slug for one in found.threatens.all()],
        "funding_lines": [one.position for one in found.funding_lines.all()],
    }


def _review(row: RiskReview) -> ReviewOut:
    return ReviewOut(
        number=row.number,
        reviewed_on=row.reviewed_on,
        likelihood=row.likelihood,
        impact=row.impact,
        score=row.score,
        comment=row.comment,
        by=person(row.by),
        at=row.at,
    )
