"""The page of a plan's population, adding an estimate, and choosing one for rates."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.population.choice_forms import ChooseForm, ReasonForm
from indicators.population.choosing import choose_estimate
from indicators.population.files import files_of
from indicators.population.forms import AddForm
from indicators.population.keeping import add_estimates
from indicators.population.page import PopulationPage
from indicators.population.preview import preview_of
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.exports.export import PageFiles
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused


@require_safe
def population(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = PopulationPage(plan_or_404(request.user, area, plan))
    shown = {"page": page, "breadcrumbs": page.breadcrumbs()}
    return render(request, "population/population.html", shown)


def population_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of(PopulationPage(access), today())


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = page_of_keeper(request, area, plan)
    form = AddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            (added,) = add_estimates(
                plan=page.plan, terms=[form.terms()], by=request.user, at=now()
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"Estimate of {added.name}: added")
            return redirect(page.address)
    shown = {
        "page": page,
        "form": form,
        "breadcrumbs": page.breadcrumbs("Add an estimate"),
    }
    return render(request, "population/add.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    """What is chosen stands in the address; only the reason is posted."""
    page = page_of_keeper(request, area, plan)
    form = _choose_form(request, page)
    reason = ReasonForm(
        request.POST.copy() if request.method == "POST" else None,
        initial={"seen": page.seen},
    )
    is_chosen = form.is_valid()
    if is_chosen and reason.is_valid():
        try:
            _choose(request, page, form, reason)
        except Refused as refused:
            refused.add_to(reason)
            page = page_of_keeper(request, area, plan)
            # A copy of what was posted, to be changed.
            reason.data["seen"] = str(page.seen)  # type: ignore[index]
        else:
            messages.success(request, f"The rates rest on {form.chosen.name}")
            return redirect(page.address)
    shown = {
        "page": page,
        # The form whose faults the page names: the one that is to be sent next.
        "form": reason if is_chosen else form,
        "choice": form,
        "preview": preview_of(page.plan, form.chosen, form.target_sets, now())
        if is_chosen
        else None,
        "breadcrumbs": page.breadcrumbs("Choose an estimate"),
    }
    return render(request, "population/choose.html", shown)


def page_of_keeper(request: SignedInRequest, area: str, plan: str) -> PopulationPage:
    page = PopulationPage(plan_or_404(request.user, area, plan))
    page.access.require(Permission.KEEP_POPULATION)
    return page


def _choose_form(request: SignedInRequest, page: PopulationPage) -> ChooseForm:
    is_asked = request.method == "POST" or "estimate" in request.GET
    return ChooseForm(
        request.GET if is_asked or "indicators" in request.GET else None,
        estimates=page.estimates,
        target_sets=page.choosable,
    )


def _choose(
    request: SignedInRequest, page: PopulationPage, form: ChooseForm, reason: ReasonForm
) -> None:
    choose_estimate(
        plan=page.plan,
        estimate=form.chosen,
        target_sets=form.target_sets,
        reason=reason.cleaned_data["reason"],
        by=request.user,
        at=now(),
        seen=reason.cleaned_data["seen"],
    )
