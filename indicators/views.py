"""The pages of an indicator and of its quarterly returns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from indicators import return_page
from indicators.figure import Figure
from indicators.finalising import REASON, start_final
from indicators.forms import ActForm, ReturnForm
from indicators.history import histories_of
from indicators.indicator_files import files_of
from indicators.indicator_page import IndicatorPage
from indicators.models import Actual, TargetSet
from indicators.open_data import latest_quarter, package_of
from indicators.plan_findings import history_with_findings
from indicators.return_page import ReturnPage
from indicators.signoff import SignOffRefused, perform, version_of
from indicators.transitions import Act, needed_for
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.exports.data_package import render as render_package
from laa.plan.exports.export import PageFiles
from laa.plan.models import User
from laa.plan.people.deputies import owner_acted_for
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission


@require_safe
def indicator(
    request: SignedInRequest, area: str, plan: str, indicator: str
) -> HttpResponse:
    access, target_set = target_set_or_404(request, area, plan, indicator)
    page = _indicator_page(target_set)
    form = page.what_if_form(request.GET)
    shown = {
        "access": access,
        "page": page,
        "form": form,
        "supposed": page.what_if(form),
        "target_set": target_set,
        "shows_returns": access.may(Permission.VIEW_RETURNS),
        "may_refresh": access.may(Permission.REFRESH_TARGETS),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "indicators/indicator.html", shown)


def indicator_files(
    request: SignedInRequest, access: Access, indicator: str
) -> PageFiles:
    return files_of(_indicator_page(_target_set_of(access, indicator)))


@require_safe
def data_package(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    histories = histories_of(TargetSet.objects.with_plan().filter(plan=access.plan))
    signed_off = [one for each in histories for one in each.signed_off.values()]
    prefetch_related_objects(signed_off, "breakdown")
    latest = latest_quarter(access.plan, histories)
    name = f"{area}-{plan}-data-package-{latest.slug}-{today():%Y-%m-%d}.zip"
    return HttpResponse(
        render_package(package_of(access.plan, histories, now())),
        content_type="application/zip",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def quarterly_return(
    request: SignedInRequest, area: str, plan: str, indicator: str, quarter: Quarter
) -> HttpResponse:
    page = _return_page_or_404(request, area, plan, indicator, quarter)
    if request.method != "POST":
        return _show_return(request, page, page.form() if page.is_for_entry else None)
    page.access.require(Permission.ENTER_RETURN)
    submitting = request.POST.get("act") == Act.SUBMIT.label
    form = page.form(request.POST.copy(), submitting=submitting)
    if form.is_valid():
        try:
            _enter(request.user, page, form, submitting=submitting)
        except SignOffRefused as refused:
            page = _explain(refused, page, form)
        else:
            done = (Act.SUBMIT if submitting else Act.SAVE).done
            messages.success(request, f"{page.name}: {done}")
            return redirect(page.address)
    return _show_return(request, page, form)


@require_http_methods(["GET", "HEAD", "POST"])
def act_on_return(
    request: SignedInRequest,
    area: str,
    plan: str,
    indicator: str,
    quarter: Quarter,
    act: Act,
) -> HttpResponse:
    page = _return_page_or_404(request, area, plan, indicator, quarter)
    needed = Permission[needed_for(act)]
    page.access.require(needed)
    to_final = act is Act.REVISE and "final" in request.GET
    form = _act_form(request, page, act, note=REASON if to_final else "")
    if form.is_valid():
        try:
            _perform(act, request.user, page, form, to_final=to_final)
        except SignOffRefused as refused:
            page = _explain(refused, page, form)
        else:
            messages.success(request, f"{page.name}: {act.done}")
            return redirect(page.address)
    shown = {
        "page": page,
        "form": form,
        "act": act,
        "to_final": to_final,
        "acts_for": owner_acted_for(request.user, needed, page.access.plan),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "indicators/act.html", shown)


def target_set_or_404(
    request: SignedInRequest, area: str, plan: str, indicator: str
) -> tuple[Access, TargetSet]:
    access = plan_or_404(request.user, area, plan)
    return access, _target_set_of(access, indicator)


def _target_set_of(access: Access, indicator: str) -> TargetSet:
    return get_object_or_404(
        TargetSet.objects.with_plan(), plan=access.plan, indicator__slug=indicator
    )


def _indicator_page(target_set: TargetSet) -> IndicatorPage:
    history, found = history_with_findings(target_set, today())
    prefetch_related_objects(list(history.signed_off.values()), "breakdown")
    revisions = (
        Actual.objects.filter(target_set=target_set)
        .signed_off_revisions()
        .with_reports()
    )
    return IndicatorPage(
        history=history,
        revisions=list(revisions.select_related("signed_off_by", "signed_off_for")),
        published=list(target_set.published_figures.all()),
        findings=found,
        today=today(),
    )


def _return_page_or_404(
    request: SignedInRequest, area: str, plan: str, indicator: str, quarter: Quarter
) -> ReturnPage:
    access, target_set = target_set_or_404(request, area, plan, indicator)
    access.require(Permission.VIEW_RETURNS)
    if quarter not in access.plan.agreement.quarters:
        raise Http404
    return return_page.load(access, target_set, quarter, today())


def _show_return(
    request: SignedInRequest, page: ReturnPage, form: ReturnForm | None
) -> HttpResponse:
    if form:
        page = page.as_typed(form)
        form.warn(page.caution)
    shown = {"page": page, "form": form, "breadcrumbs": page.breadcrumbs}
    return render(request, "indicators/return.html", shown)


def _enter(user: User, page: ReturnPage, form: ReturnForm, *, submitting: bool) -> None:
    """Save, and then submit if asked: what was typed is kept even if that fails."""
    saved = _perform(Act.SAVE, user, page, form, figure=form.figure())
    if submitting:
        form.cleaned_data["version"] = saved.version
        _perform(Act.SUBMIT, user, page, form)


def _act_form(
    request: SignedInRequest, page: ReturnPage, act: Act, *, note: str
) -> ActForm:
    return ActForm(
        request.POST.copy() if request.method == "POST" else None,
        initial={"version": version_of(page.actual), "note": note},
        act=act,
    )


def _perform(
    act: Act,
    user: User,
    page: ReturnPage,
    form: ActForm | ReturnForm,
    *,
    figure: Figure | None = None,
    to_final: bool = False,
) -> Actual:
    given: dict[str, Any] = {
        "target_set": page.target_set,
        "quarter": page.quarter,
        "by": user,
        "at": now(),
        "version": form.cleaned_data["version"],
        "note": form.cleaned_data.get("note", ""),
    }
    if to_final:
        return start_final(**given)
    return perform(act, figure=figure, **given)


def _explain(
    refused: SignOffRefused, page: ReturnPage, form: ActForm | ReturnForm
) -> ReturnPage:
    """Say why beside what was typed, and look at the figure as it has become."""
    refused.add_to(form)
    fresh = return_page.load(page.access, page.target_set, page.quarter, page.today)
    # The view has made a copy of what was posted, to be changed.
    form.data["version"] = version_of(fresh.actual)  # type: ignore[index]
    return fresh
