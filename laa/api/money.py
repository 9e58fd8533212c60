"""A plan's money: its lines, what years give them, what moved, what was spent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from funding.ledger import Ledger, LedgerLine, ledger_of
from funding.models import AllocationChange, Spend, Virement
from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, SlugInAddress, person, value
from laa.api.money_schemas import (
    AllocationChangeOut,
    AllocationOut,
    LineOut,
    LineRow,
    MoneyOut,
    SpendOut,
    VirementOut,
    YearTotal,
)
from laa.api.paging import Page, Slice, page_of
from laa.api.standings import line_standing, plan_standing, total
from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.exports.numerals import plain
from laa.plan.periods import FinancialYear

router = Router(tags=["Money"])


@router.get(
    f"{OF_A_PLAN}/money",
    url_name="api-money",
    operation_id="get_money",
    summary="A plan's money",
    response=MoneyOut,
)
def money(request: ApiRequest, area: SlugInAddress, plan: SlugInAddress) -> Any:
    """What each year has over all lines, and how the year in hand stands."""
    ledger = _ledger(reach(request, area, plan))
    return MoneyOut(
        page=reverse("money", args=[area, plan]),
        years=[
            YearTotal(year=str(year), allocated=total(ledger.total(year)))
            for year in ledger.years
        ],
        in_all=total(ledger.total_of_all_years),
        standing=plan_standing(ledger.standing(ledger.year), ledger.year),
    )


@router.get(
    f"{OF_A_PLAN}/money/lines",
    url_name="api-funding-lines",
    operation_id="list_funding_lines",
    summary="A plan's funding lines",
    response=Page[LineRow],
)
def lines(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """In the plan's order."""
    ledger = _ledger(reach(request, area, plan))

    def row(one: LedgerLine) -> LineRow:
        return LineRow(**_known(ledger, one))

    return page_of(ledger.lines, asked, request, response, row)


@router.get(
    f"{OF_A_PLAN}/money/lines/{{int:number}}",
    url_name="api-funding-line",
    operation_id="get_funding_line",
    summary="A funding line",
    response=LineOut,
)
def line(
    request: ApiRequest, area: SlugInAddress, plan: SlugInAddress, number: int
) -> Any:
    """With each change of its allocations, and all that was spent."""
    ledger = _ledger(reach(request, area, plan))
    found = next((one for one in ledger.lines if one.row.position == number), None)
    if found is None:
        raise Http404
    changes = found.row.changes.select_related(
        "by", "virement__giver", "virement__taker"
    )
    spends = list(found.row.spends.select_related("by"))
    last = {spend.quarter: spend for spend in spends}
    return LineOut(
        **_known(ledger, found),
        changes=[_change(one) for one in changes],
        spends=[_spend(one, counts=last[one.quarter] == one) for one in spends],
    )


@router.get(
    f"{OF_A_PLAN}/money/virements",
    url_name="api-virements",
    operation_id="list_virements",
    summary="Money that was moved",
    response=Page[VirementOut],
)
def virements(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """From one line of the plan to another, the oldest first."""
    access = reach(request, area, plan)
    rows = Virement.objects.filter(giver__plan=access.plan).order_by("pk")
    found = rows.select_related("giver", "taker", "by")
    return page_of(found, asked, request, response, _virement)


def _ledger(access: Access) -> Ledger:
    return ledger_of(access.plan, None, today())


def _known(ledger: Ledger, one: LedgerLine) -> dict[str, Any]:
    row = one.row
    return {
        "address": reverse("api-funding-line", args=row.address),
        "page": row.get_absolute_url(),
        "number": row.position,
        "name": row.name,
        "source": row.source,
        "term": row.term,
        "comment": row.comment,
        "printed_total": row.published_total,
        "allocations": [
            AllocationOut(year=str(year), value=value(one.line.allocated(year)))
            for year in ledger.years
        ],
        "in_all": total(one.line.total(ledger.years)),
        "standing": line_standing(one.standing(ledger.year)),
        "actions": [action.position for action in one.actions],
        "indicators": [served.indicator.slug for served in one.indicators],
        "risks": [risk.position for risk in one.risks],
    }


def _change(row: AllocationChange) -> AllocationChangeOut:
    return AllocationChangeOut(
        year=str(FinancialYear(row.year)),
        number=row.number,
        was=value(row.was),
        became=value(row.became),
        reason=row.reason,
        moved_with=_other_line(row),
        by=person(row.by),
        at=row.at,
    )


def _other_line(row: AllocationChange) -> int | None:
    moved = row.virement
    if moved is None:
        return None
    is_giver = moved.giver_id == row.line_id
    return moved.taker.position if is_giver else moved.giver.position


def _spend(row: Spend, *, counts: bool) -> SpendOut:
    return SpendOut(
        quarter=row.quarter.slug,
        number=row.number,
        amount=plain(row.amount),
        note=row.note,
        counts=counts,
        by=person(row.by),
        at=row.at,
    )


def _virement(row: Virement) -> VirementOut:
    return VirementOut(
        year=str(FinancialYear(row.year)),
        giver=row.giver.position,
        taker=row.taker.position,
        amount=plain(row.amount),
        reason=row.reason,
        by=person(row.by),
        at=row.at,
    )
