"""Estimates from a file: send it, see what is in it, confirm which years are added."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.population.checked import Checked, seal, unseal
from indicators.population.file_page import FilePage
from indicators.population.forms import ConfirmForm, UploadForm
from indicators.population.keeping import add_estimates
from indicators.population.ons_file import LIMITS, read_area
from indicators.population.page import PopulationPage
from indicators.population.views import page_of_keeper
from laa.plan.access import SignedInRequest
from laa.plan.clock import now, today
from laa.plan.refusals import Refused
from laa.plan.sheets.reading import read_rows

_TOO_OLD = (
    "What was checked is more than an hour old, or was checked by somebody else or for "
    "another plan: choose the file and check it again"
)
_NOTHING_NEW = "Nothing to add: each year of the file is held already, or yet to come"


@require_http_methods(["GET", "HEAD", "POST"])
def import_estimates(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = page_of_keeper(request, area, plan)
    if request.method != "POST":
        return _ask(request, page, UploadForm())
    if "checked" in request.POST:
        return _confirm(request, page)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, page, form)
    try:
        found = FilePage(page, _read(page, form), today())
    except Refused as refused:
        refused.add_to(form)
        return _ask(request, page, form)
    if not found.addable:
        messages.info(request, _NOTHING_NEW)
    return _show(request, found, _confirm_form(request, found, None))


def _read(page: PopulationPage, form: UploadForm) -> Checked:
    sent, area = form.cleaned_data["file"], page.plan.area
    row = read_area(
        read_rows(sent.read(), LIMITS),
        code=area.ons_code,
        name=area.name,
        unit=form.cleaned_data["unit"],
        year=form.cleaned_data["year"],
    )
    typed = {
        name: form.cleaned_data[name] for name in ("vintage", "source", "published_on")
    }
    return Checked(file=sent.name[:100], row=row, **typed)


def _confirm(request: SignedInRequest, page: PopulationPage) -> HttpResponse:
    """What was checked is held against the estimates as they are now."""
    checked = unseal(request.POST["checked"], by=request.user, plan=page.plan)
    if checked is None:
        form = UploadForm({})
        form.errors.clear()
        form.add_error("file", _TOO_OLD)
        return _ask(request, page, form)
    found = FilePage(page, checked, today())
    confirm = _confirm_form(request, found, request.POST)
    if confirm.is_valid():
        years = sorted(confirm.cleaned_data["years"])
        terms = [checked.terms(year) for year in years]
        try:
            added = add_estimates(
                plan=page.plan, terms=terms, by=request.user, at=now()
            )
        except Refused as refused:
            for refusal in refused.refusals:
                confirm.add_error(None, refusal.words)
        else:
            messages.success(request, _done(len(added)))
            return redirect(page.address)
    return _show(request, found, confirm)


def _confirm_form(
    request: SignedInRequest, found: FilePage, typed: QueryDict | None
) -> ConfirmForm:
    sealed = seal(found.checked, by=request.user, plan=found.page.plan)
    return ConfirmForm(
        typed,
        initial={"checked": sealed, "years": found.likely},
        years=[(one.year, one.label) for one in found.addable],
        is_the_area=found.question,
    )


def _done(number: int) -> str:
    return "1 estimate: added" if number == 1 else f"{number} estimates: added"


def _ask(
    request: SignedInRequest, page: PopulationPage, form: UploadForm
) -> HttpResponse:
    return _render(request, page, {"form": form})


def _show(request: SignedInRequest, found: FilePage, form: ConfirmForm) -> HttpResponse:
    return _render(request, found.page, {"form": form, "found": found})


def _render(
    request: SignedInRequest, page: PopulationPage, more: dict[str, Any]
) -> HttpResponse:
    shown = {"page": page, "breadcrumbs": page.breadcrumbs("Add from a file"), **more}
    return render(request, "population/import.html", shown)
