"""A plan's actions: how they stand, their milestones and their updates."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from actions.analysis.progress import Progress
from actions.delivery import ActionDelivery, MilestoneDelivery, delivery_of
from actions.models import Action, ProgressUpdate, Rebasing
from laa.api.action_schemas import (
    ActionOut,
    ActionRow,
    CountOut,
    LeadOut,
    MilestoneOut,
    RebasingOut,
    ToldOut,
    UpdateOut,
)
from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, SlugInAddress, person
from laa.api.paging import Page, Slice, page_of
from laa.plan.clock import today

router = Router(tags=["Actions"])


@router.get(
    f"{OF_A_PLAN}/actions",
    url_name="api-actions",
    operation_id="list_actions",
    summary="A plan's actions",
    response=Page[ActionRow],
)
def actions(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """In the plan's order, each as it stands by now."""
    access = reach(request, area, plan)
    found = delivery_of(access.plan, None, today()).actions
    return page_of(found, asked, request, response, _row)


@router.get(
    f"{OF_A_PLAN}/actions/{{int:number}}",
    url_name="api-action",
    operation_id="get_action",
    summary="An action",
    response=ActionOut,
)
def action(
    request: ApiRequest, area: SlugInAddress, plan: SlugInAddress, number: int
) -> Any:
    """Its milestones with every date they had, and all of its updates."""
    access = reach(request, area, plan)
    found = delivery_of(access.plan, None, today()).at(number)
    if found is None:
        raise Http404
    return _whole(found)


def _row(one: ActionDelivery) -> ActionRow:
    return ActionRow(**_known(one))


def _known(one: ActionDelivery) -> dict[str, Any]:
    action, standing = one.action, one.standing
    return {
        "address": reverse("api-action", args=action.address),
        "page": action.get_absolute_url(),
        "number": action.position,
        "reference": action.reference,
        "text": action.text,
        "lead": _lead(action),
        "indicators": [served.indicator.slug for served in one.serves],
        "links": action.links.splitlines(),
        "status": standing.status,
        "reported_in": standing.report.quarter.slug if standing.report else None,
        "updates_owed": [quarter.slug for quarter in standing.owed],
        "updates_overdue": [quarter.slug for quarter in standing.overdue],
        "milestones_overdue": len(one.overdue_milestones),
    }


def _lead(action: Action) -> LeadOut | None:
    if not action.lead:
        return None
    return LeadOut(
        name=action.lead_name,
        post=action.lead_post,
        organisation=action.lead_organisation,
    )


def _whole(one: ActionDelivery) -> ActionOut:
    action = one.action
    places = {found.milestone.pk: found.milestone.position for found in one.milestones}
    return ActionOut(
        **_known(one),
        milestones=[_milestone(found) for found in one.milestones],
        updates=[_update(told, one, places) for told in one.updates],
        risks=[risk.position for risk in action.risks.all()],
        funding_lines=[line.position for line in action.funding_lines.all()],
    )


def _milestone(one: MilestoneDelivery) -> MilestoneOut:
    row, standing = one.milestone, one.standing
    planned = standing.planned
    return MilestoneOut(
        number=row.position,
        wording=row.wording,
        text=row.text,
        reading=row.reading,
        kind=planned.kind.value,
        first_day=planned.first_day,
        last_day=planned.last_day,
        original_last_day=planned.original_last_day,
        through=row.through,
        expected=planned.expected,
        units=planned.units,
        state=standing.state.value,
        words=one.words,
        reached_on=standing.reported.reached_on,
        counts=[
            CountOut(quarter=quarter.slug, number=number)
            for quarter, number in sorted(standing.reported.numbers.items())
        ],
        rebasings=[_rebasing(moved) for moved in one.rebasings],
    )


def _rebasing(row: Rebasing) -> RebasingOut:
    return RebasingOut(
        was_first_day=row.was_first_day,
        was_last_day=row.was_last_day,
        first_day=row.first_day,
        last_day=row.last_day,
        reason=row.reason,
        by=person(row.by),
        at=row.at,
    )


def _update(
    row: ProgressUpdate, of: ActionDelivery, places: dict[int, int]
) -> UpdateOut:
    return UpdateOut(
        number=row.number,
        quarter=row.quarter.slug,
        status=Progress(row.status).value,
        text=row.text,
        evidence=row.evidence,
        counts=row == of.update,
        milestones=[
            ToldOut(
                milestone=places[told.milestone_id],
                reached_on=told.reached_on,
                number=told.number,
                withdrawn=told.withdrawn,
            )
            for told in row.milestones.all()
        ],
        by=person(row.by),
        at=row.at,
    )
