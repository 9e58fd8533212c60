"""Plans: those that the token's person is part of, and one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router

from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, SlugInAddress
from laa.api.paging import Page, Slice, page_of
from laa.api.plan_schemas import (
    AreaOut,
    ContactOut,
    DeadlinesOut,
    Due,
    PlanOut,
    PlanRow,
    Text,
)
from laa.dashboard.deadlines_page import Dates, coming
from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import roles_of
from laa.plan.roles import Role

router = Router(tags=["Plans"])


@router.get(
    "",
    url_name="api-plans",
    operation_id="list_plans",
    summary="Your plans",
    response=Page[PlanRow],
)
def plans(request: ApiRequest, response: HttpResponse, asked: Query[Slice]) -> Any:
    """All plans in which you have a role that counts, by area and address."""
    return page_of(plans_of(request.user), asked, request, response, _row)


@router.get(
    OF_A_PLAN,
    url_name="api-plan",
    operation_id="get_plan",
    summary="A plan",
    response=PlanOut,
)
def plan(request: ApiRequest, area: SlugInAddress, plan: SlugInAddress) -> Any:
    """Its texts, the people and partners whom it names, and by when things are due."""
    access = reach(request, area, plan)
    return _whole(access, roles_of(request.user, access.plan))


def plans_of(user: User) -> QuerySet[ActionPlan]:
    """Of two of an area at one address the later agreement's, which answers there."""
    address = ("agreement__area__slug", "slug")
    found: QuerySet[ActionPlan] = (
        ActionPlan.objects.with_area()
        .filter(memberships__in=user.memberships.acting())
        .order_by(*address, "-agreement__first_year")
        .distinct(*address)
    )
    return found


def address_of(plan: ActionPlan) -> tuple[str, str]:
    return plan.area.slug, plan.slug


def _row(plan: ActionPlan) -> PlanRow:
    return PlanRow(**_known(plan))


def _known(plan: ActionPlan) -> dict[str, Any]:
    years = plan.agreement.years
    return {
        "address": reverse("api-plan", args=address_of(plan)),
        "page": plan.get_absolute_url(),
        "area": AreaOut(
            slug=plan.area.slug, name=plan.area.name, ons_code=plan.area.ons_code
        ),
        "slug": plan.slug,
        "title": plan.title,
        "theme": plan.theme,
        "first_day": years[0].first_day,
        "last_day": years[-1].last_day,
        "asks_for_second_factor": plan.second_factor_required,
    }


def _whole(access: Access, roles: frozenset[Role]) -> PlanOut:
    found = access.plan
    return PlanOut(
        **_known(found),
        priorities=found.priorities.splitlines(),
        roles=[role.label for role in Role if role in roles],
        may=sorted(access.permissions),
        deadlines=DeadlinesOut(
            days_to_return=found.days_to_return,
            days_to_sign_off=found.days_to_sign_off,
            days_to_update=found.days_to_update,
        ),
        due=[_due(dates) for dates in coming(found, today())],
        texts=_texts(found),
        contacts=[
            ContactOut(
                capacity=one.get_capacity_display(),
                name=one.name,
                post=one.post,
                organisation=one.organisation,
            )
            for one in found.contacts.all()
        ],
        lead_partners=[partner.name for partner in found.lead_partners.all()],
    )


def _due(dates: Dates) -> Due:
    return Due(
        quarter=dates.quarter.slug,
        returns=dates.entry,
        sign_off=dates.sign_off,
        updates=dates.updates,
    )


def _texts(plan: ActionPlan) -> list[Text]:
    sections = plan.narrative.annotate(changed_at=Max("edits__at"))
    return [
        Text(
            section=one.section,
            heading=one.heading,
            question=one.question,
            text=one.text,
            changed_at=one.changed_at,
        )
        for one in sections
    ]
