"""The pages of a plan's money."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from funding.ledger import ledger_of
from funding.line_page import LinePage
from funding.money_files import files_of, files_of_line
from funding.money_page import MoneyPage
from funding.plan_findings import money_findings
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import today
from laa.plan.exports.export import PageFiles
from laa.plan.findings import about


@require_safe
def money(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    page = MoneyPage(access, ledger_of(access.plan, None, today()))
    shown = {
        "page": page,
        "findings": money_findings(page.ledger),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "funding/money.html", shown)


def money_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of(MoneyPage(access, ledger_of(access.plan, None, today())))


@require_safe
def funding_line(
    request: SignedInRequest, area: str, plan: str, number: int
) -> HttpResponse:
    page = _line_page(plan_or_404(request.user, area, plan), number)
    shown = {
        "page": page,
        "findings": about(money_findings(page.ledger), page.row.name),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "funding/line.html", shown)


def line_files(request: SignedInRequest, access: Access, number: int) -> PageFiles:
    return files_of_line(_line_page(access, number))


def _line_page(access: Access, number: int) -> LinePage:
    ledger = ledger_of(access.plan, None, today())
    line = next((one for one in ledger.lines if one.row.position == number), None)
    if line is None:
        raise Http404
    changes = line.row.changes.select_related(
        "by", "virement__giver", "virement__taker"
    )
    spends = line.row.spends.select_related("by")
    return LinePage(access, ledger, line, list(changes), list(spends))
