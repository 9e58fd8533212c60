"""Returns before and after sign-off, for whoever may view them; and entering them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db import transaction
from django.http import Http404, HttpResponse
from ninja import Header, Query, Router
from pydantic import Field

from indicators.models import TargetSet
from indicators.transitions import Act, needed_for
from laa.api.bearer import ApiRequest, reach
from laa.api.choosing import quarters_of, target_set_or_404, target_sets_of
from laa.api.entering import Entering
from laa.api.kinds import (
    OF_A_PLAN,
    IndicatorAsked,
    QuarterAsked,
    QuarterInAddress,
    SlugInAddress,
)
from laa.api.paging import Page, Slice, page_of
from laa.api.return_schemas import ActIn, ReturnIn, ReturnOut, ReturnRow
from laa.api.return_telling import row, rows_of, whole
from laa.api.return_versions import begun, seen
from laa.plan.access import Access
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission

router = Router(tags=["Returns"])
ONE = f"{OF_A_PLAN}/returns/{{quarter:quarter}}/{{slug:indicator}}"
ACTS = {act.slug: act for act in Act if act is not Act.SAVE}
IfMatch = Annotated[
    str | None,
    Header(
        None,
        alias="If-Match",
        description="The ETag of the return as you read it. Needed.",
    ),
]
StatusAsked = Annotated[
    Literal["", "not entered", "draft", "submitted", "returned", "signed off"],
    Field(description="Only those that stand here."),
]
ActInAddress = Annotated[
    str,
    Field(
        description="What to do.",
        json_schema_extra={"enum": [act.slug for act in Act if act is not Act.SAVE]},
    ),
]


@router.get(
    f"{OF_A_PLAN}/returns",
    url_name="api-returns",
    operation_id="list_returns",
    summary="A plan's returns",
    response=Page[ReturnRow],
)
def returns(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
    indicator: IndicatorAsked = "",
    quarter: QuarterAsked = "",
    status: StatusAsked = "",
) -> Any:
    """
    Every quarter that has ended, of each indicator in the plan's order.

    What is not signed off is in it: for whoever may view returns.
    """
    access = _reach(request, area, plan)
    quarters = quarters_of(access, quarter)
    rows = rows_of(target_sets_of(access, indicator), quarters)
    chosen = [one for one in rows if not status or one.status == status]
    return page_of(chosen, asked, request, response, row)


@router.get(
    ONE,
    url_name="api-return",
    operation_id="get_return",
    summary="A return",
    response=ReturnOut,
)
def one_return(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    quarter: QuarterInAddress,
    indicator: SlugInAddress,
) -> Any:
    """As it stands, with its history. Its ETag is what writing asks for."""
    access = _reach(request, area, plan)
    return _tagged(access, _target_set(access, indicator, quarter), quarter, response)


@router.put(
    ONE,
    url_name="api-return",
    operation_id="enter_return",
    summary="Enter a return",
    response=ReturnOut,
)
def enter(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    quarter: QuarterInAddress,
    indicator: SlugInAddress,
    body: ReturnIn,
    if_match: IfMatch,
) -> Any:
    """
    Save a draft, by the rules of the return's page. Nothing is submitted by it.

    The same sent twice changes nothing the second time.
    """
    access = _reach(request, area, plan)
    access.require(Permission.ENTER_RETURN)
    target_set = _target_set(access, indicator, quarter)
    entering = Entering(target_set, quarter, request.auth, seen(if_match))
    with transaction.atomic():
        entering.save(body)
        return _tagged(access, target_set, quarter, response)


@router.post(
    f"{ONE}/{{slug:act}}",
    url_name="api-act",
    operation_id="act_on_return",
    summary="Submit, withdraw or revise a return",
    response=ReturnOut,
)
def act(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    quarter: QuarterInAddress,
    indicator: SlugInAddress,
    act: ActInAddress,
    if_match: IfMatch,
    body: ActIn | None = None,
) -> Any:
    """
    Do one act on a return.

    To sign off, or to return a figure to the analyst, is for a person at the page:
    these two are refused to every token.
    """
    access = _reach(request, area, plan)
    if act not in ACTS:
        raise Http404
    access.require(Permission[needed_for(ACTS[act])])
    target_set = _target_set(access, indicator, quarter)
    entering = Entering(target_set, quarter, request.auth, seen(if_match))
    with transaction.atomic():
        entering.act(ACTS[act], body.reason if body else "")
        return _tagged(access, target_set, quarter, response)


def _reach(request: ApiRequest, area: str, plan: str) -> Access:
    access = reach(request, area, plan)
    access.require(Permission.VIEW_RETURNS)
    return access


def _target_set(access: Access, indicator: str, quarter: Quarter) -> TargetSet:
    if quarter not in access.plan.agreement.quarters:
        raise Http404
    return target_set_or_404(access, indicator)


def _tagged(
    access: Access, target_set: TargetSet, quarter: Quarter, response: HttpResponse
) -> ReturnOut:
    told = whole(access, target_set, quarter)
    response["ETag"] = begun(told.version)
    response["Content-Location"] = told.address
    return told
