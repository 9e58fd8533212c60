"""The pages of the risk register."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from actions.forms.risks import ReviewForm, RiskForm, initial_of
from actions.plan_findings import risk_findings
from actions.register import RiskEntry, entry_of, register_of
from actions.risk_editing import add_risk, edit_risk
from actions.risk_files import files_of_register, files_of_risk
from actions.risk_pages import RegisterPage, RiskPage, register_step
from actions.risk_reviews import review
from actions.views.sending import posted
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.exports.export import PageFiles
from laa.plan.findings import about
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused
from laa.plan.trail import trail

ADD, EDIT, REVIEW = "Add a risk", "Change the risk", "Review the risk"


@require_safe
def risks(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    register = register_of(access.plan, None, today())
    page = RegisterPage(access, register)
    shown = {
        "page": page,
        "findings": risk_findings(access.plan, register),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "actions/risks.html", shown)


@require_safe
def risk(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    register = register_of(access.plan, None, today())
    page = RiskPage(access, _found(register.numbered(number)))
    found = risk_findings(access.plan, register)
    shown = {
        "page": page,
        "findings": about(found, page.risk.name),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "actions/risk.html", shown)


def register_files(request: SignedInRequest, access: Access) -> PageFiles:
    register = register_of(access.plan, None, today())
    as_of = access.plan.agreement.in_hand(today())
    return files_of_register(RegisterPage(access, register), as_of)


def risk_files(request: SignedInRequest, access: Access, number: int) -> PageFiles:
    entry = _found(entry_of(access.plan, number, today()))
    as_of = access.plan.agreement.in_hand(today())
    return files_of_risk(RiskPage(access, entry), as_of)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.EDIT_RISKS)
    form = RiskForm(posted(request), initial=initial_of(None), plan=access.plan)
    if form.is_valid():
        try:
            added = add_risk(
                plan=access.plan, details=form.details(), by=request.user, at=now()
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"{added.name} was added")
            return redirect(added)
    steps = trail(access.plan, register_step(access), (ADD, ""))
    shown = {"form": form, "act": ADD, "about": access.plan, "breadcrumbs": steps}
    return render(request, "actions/risk_form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    page = _risk_page_or_404(request, area, plan, number)
    page.access.require(Permission.EDIT_RISKS)
    form = RiskForm(
        posted(request), initial=initial_of(page.risk), plan=page.access.plan
    )
    if form.is_valid():
        try:
            edit_risk(
                risk=page.risk,
                details=form.details(),
                by=request.user,
                version=form.cleaned_data["version"],
            )
        except Refused as refused:
            page = _explain(refused, form, page)
        else:
            messages.success(request, f"{page.risk.name} was changed")
            return redirect(page.risk)
    return _show(request, page, form, EDIT)


@require_http_methods(["GET", "HEAD", "POST"])
def add_review(
    request: SignedInRequest, area: str, plan: str, number: int
) -> HttpResponse:
    page = _risk_page_or_404(request, area, plan, number)
    page.access.require(Permission.EDIT_RISKS)
    form = ReviewForm(posted(request), initial=page.review_at_first)
    if form.is_valid():
        try:
            review(
                risk=page.risk,
                judgement=form.judgement(),
                by=request.user,
                at=now(),
                seen=form.cleaned_data["seen"],
            )
        except Refused as refused:
            page = _explain(refused, form, page)
        else:
            messages.success(request, f"{page.risk.name}: the review was recorded")
            return redirect(page.risk)
    return _show(request, page, form, REVIEW)


def _risk_page_or_404(
    request: SignedInRequest, area: str, plan: str, number: int
) -> RiskPage:
    return _load(plan_or_404(request.user, area, plan), number)


def _load(access: Access, number: int) -> RiskPage:
    return RiskPage(access, _found(entry_of(access.plan, number, today())))


def _found(entry: RiskEntry | None) -> RiskEntry:
    if entry is None:
        raise Http404
    return entry


def _explain(refused: Refused, form: RiskForm | ReviewForm, page: RiskPage) -> RiskPage:
    """Say why beside what was typed, and show the risk as it has become."""
    refused.add_to(form)
    fresh = _load(page.access, page.risk.position)
    seen = {"version": fresh.risk.version, "seen": fresh.reviews_so_far}
    for name in seen.keys() & form.fields.keys():
        form.data[name] = seen[name]  # type: ignore[index]
    return fresh


def _show(
    request: SignedInRequest, page: RiskPage, form: RiskForm | ReviewForm, act: str
) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "act": act,
        "reviewing": act is REVIEW,
        "about": page.risk.name,
        "breadcrumbs": page.steps_to(act),
    }
    return render(request, "actions/risk_form.html", shown)
