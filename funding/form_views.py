"""The pages on which a plan's money is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from funding import form_page
from funding.allocating import allocated, change_allocation
from funding.analysis.money import worth
from funding.editing import add_line, edit_line
from funding.forms import AllocationForm, MoneyForm, MoveForm, SpendForm, as_chosen
from funding.line_form import LineForm
from funding.models import FundingLine
from funding.refusals import MoneyRefused
from funding.spending import record_spend
from funding.virements import move_money
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear
from laa.plan.permissions import Permission

takes_a_form = require_http_methods(["GET", "HEAD", "POST"])


@takes_a_form
def add(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = _access_to_edit(request, area, plan)
    form = LineForm(_typed(request), plan=access.plan)
    if form.is_valid():
        try:
            line = add_line(
                plan=access.plan, details=form.details(), by=request.user, at=now()
            )
        except MoneyRefused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"{line.name} is added")
            return redirect(line)
    page = form_page.of_plan(
        access.plan,
        title="Add a funding line",
        explanation="Once it is added, say what each year gives it.",
    )
    return render(request, "funding/form.html", page.with_form(form))


@takes_a_form
def edit(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    line = _line_to_edit_or_404(request, area, plan, number)
    form = LineForm(_typed(request), plan=line.plan, line=line)

    def write() -> object:
        version = form.cleaned_data["version"]
        return edit_line(
            line=line, details=form.details(), by=request.user, version=version
        )

    if _is_done(form, line, write):
        return _back(request, line, "saved")
    return _show(request, line, form, "Edit the line", "")


@takes_a_form
def allocation(
    request: SignedInRequest, area: str, plan: str, number: int, year: int
) -> HttpResponse:
    line = _line_to_edit_or_404(request, area, plan, number)
    chosen = FinancialYear(year)
    if chosen not in line.plan.agreement.years:
        raise Http404
    value = allocated(line, chosen)
    initial = {"version": line.version, **as_chosen(value)}
    form = AllocationForm(_typed(request), initial=initial)

    def write() -> object:
        return change_allocation(
            line=line, year=chosen, by=request.user, at=now(), **form.given()
        )

    if _is_done(form, line, write):
        return _back(request, line, f"the allocation for {chosen} is changed")
    title = f"Change the allocation for {chosen}"
    return _show(request, line, form, title, f"Now: {worth(value)}.")


@takes_a_form
def spend(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    line = _line_to_edit_or_404(request, area, plan, number)
    agreement = line.plan.agreement
    due = agreement.last_due(today())
    initial = {"version": line.version, "quarter": due.slug}
    form = SpendForm(
        _typed(request), initial=initial, agreement=agreement, today=today()
    )

    def write() -> object:
        return record_spend(line=line, by=request.user, at=now(), **form.given())

    if _is_done(form, line, write):
        typed = form.cleaned_data
        done = f"{pounds(typed['amount'])} is recorded for {typed['quarter']}"
        return _back(request, line, done)
    return _show(request, line, form, "Record spend", "")


@takes_a_form
def move(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    line = _line_to_edit_or_404(request, area, plan, number)
    year = line.plan.agreement.last_due(today()).start
    initial = {"version": line.version, "year": year}
    form = MoveForm(_typed(request), initial=initial, giver=line)

    def write() -> object:
        return move_money(giver=line, by=request.user, at=now(), **form.given())

    if _is_done(form, line, write):
        typed = form.cleaned_data
        done = f"{pounds(typed['amount'])} of {typed['year']} moved to {typed['taker']}"
        return _back(request, line, done)
    explanation = (
        f"Money moves within a year, from {line.name} to another line of the plan. "
        "Both need an amount for the year. What is spent cannot be moved."
    )
    return _show(request, line, form, "Move money to another line", explanation)


def _access_to_edit(request: SignedInRequest, area: str, plan: str) -> Access:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.EDIT_MONEY)
    return access


def _line_to_edit_or_404(
    request: SignedInRequest, area: str, plan: str, number: int
) -> FundingLine:
    access = _access_to_edit(request, area, plan)
    line = get_object_or_404(FundingLine, plan=access.plan, position=number)
    line.plan = access.plan
    return line


def _typed(request: SignedInRequest) -> QueryDict | None:
    """A copy: what is refused gets the line's new version."""
    return request.POST.copy() if request.method == "POST" else None


def _is_done(form: Any, line: FundingLine, write: Callable[[], object]) -> bool:
    """Write what is valid; where that is refused the form says why, and keeps it."""
    if not form.is_valid():
        return False
    try:
        write()
    except MoneyRefused as refused:
        refused.add_to(form)
        line.refresh_from_db(fields=["version"])
        form.data["version"] = line.version
        return False
    return True


def _back(request: SignedInRequest, line: FundingLine, done: str) -> HttpResponse:
    messages.success(request, f"{line.name}: {done}")
    return redirect(line)


def _show(
    request: SignedInRequest,
    line: FundingLine,
    form: MoneyForm,
    title: str,
    explanation: str,
) -> HttpResponse:
    page = form_page.of_line(line, today(), title=title, explanation=explanation)
    return render(request, "funding/form.html", page.with_form(form))
