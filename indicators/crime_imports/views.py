"""Recorded crime: send a file, choose, answer, see what would be saved, confirm."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from indicators.crime_import_states import Act, State
from indicators.crime_imports import steps
from indicators.crime_imports.forms import CancelForm, ConfirmForm, UploadForm
from indicators.crime_imports.list_page import ImportsPage
from indicators.crime_imports.moving import require_open_to
from indicators.crime_imports.page import ImportPage, page_or_404
from indicators.crime_imports.receiving import BODY_BYTES, ToFolder, received_by
from indicators.crime_imports.saving import save
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.limits import takes_up_to
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused


def _access(request: SignedInRequest, area: str, plan: str) -> Access:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.ENTER_RETURN)
    return access


@require_safe
def imports(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = ImportsPage(_access(request, area, plan))
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "indicators/crime_imports.html", shown)


# Its token is checked too, but only once it is known who sends the file and may, and
# where it is to go: checking reads all of it.
@csrf_exempt
@takes_up_to(BODY_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = ImportsPage(_access(request, area, plan))
    if request.method != "POST":
        return _show_upload(request, page, UploadForm())
    with received_by(request) as handler:
        return csrf_protect(_receive)(request, page, handler)


def _receive(
    request: SignedInRequest, page: ImportsPage, handler: ToFolder
) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES, is_too_large=handler.is_too_large)
    if not form.is_valid():
        return _show_upload(request, page, form)
    try:
        file = form.cleaned_data["file"]
        one = steps.begin(plan=page.plan, file=file, by=request.user, at=now())
    except Refused as refused:
        refused.add_to(form)
        return _show_upload(request, page, form)
    handler.keep()
    return redirect("crime-import", page.plan.area.slug, page.plan.slug, one.pk)


def _show_upload(
    request: SignedInRequest, page: ImportsPage, form: UploadForm
) -> HttpResponse:
    shown = {"page": page, "form": form, "breadcrumbs": page.breadcrumbs_of_new}
    return render(request, "indicators/import_crime.html", shown)


@require_safe
def progress(
    request: SignedInRequest, area: str, plan: str, crime_import: int
) -> HttpResponse:
    """What the script of the page asks, again and again."""
    page = page_or_404(_access(request, area, plan), crime_import)
    return JsonResponse(
        {
            "per_cent": page.per_cent,
            "words": page.progress,
            "going_on": page.state.is_worked_on,
        }
    )


@require_http_methods(["GET", "HEAD", "POST"])
def one_import(
    request: SignedInRequest, area: str, plan: str, crime_import: int
) -> HttpResponse:
    page = page_or_404(_access(request, area, plan), crime_import)
    sent = next((act for name, act in _ACTS.items() if name in request.POST), None)
    if sent is None:
        return _show(request, page, _asked(request, page))
    try:
        return sent(request, page)
    except Refused as refused:
        for refusal in refused.refusals:
            messages.warning(request, refusal.words)
    # As it is now, with why nothing was done.
    return redirect(page.address)


def _asked(request: SignedInRequest, page: ImportPage) -> Form | None:
    """The form that the import waits for, if it waits for a person."""
    chooses = page.state is State.TO_CHOOSE
    if page.state is State.TO_CONFIRM:
        if "area" in request.GET:
            chooses = True
        elif page.preview.unanswered or ("answers" in request.GET and page.asked):
            return page.answers_form()
        else:
            return page.confirm_form()
    return page.choose_form() if chooses else None


def _choose(request: SignedInRequest, page: ImportPage) -> HttpResponse:
    require_open_to(page.row, Act.CHOOSE)
    form = page.choose_form(request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    steps.choose(page.row, chosen=page.choice(form), by=request.user, at=now())
    return redirect(page.address)


def _answer(request: SignedInRequest, page: ImportPage) -> HttpResponse:
    require_open_to(page.row, Act.ANSWER)
    form = page.answers_form(request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    steps.answer(page.row, answers=form.answers(), by=request.user, at=now())
    return redirect(page.address)


def _save(request: SignedInRequest, page: ImportPage) -> HttpResponse:
    sent = request.POST.get("shown", "")
    save(page.row, shown=sent, by=request.user, at=now())
    return redirect(page.address)


def _cancel(request: SignedInRequest, page: ImportPage) -> HttpResponse:
    steps.cancel(page.row, by=request.user, at=now())
    return redirect(page.address)


_ACTS: dict[str, Callable[[SignedInRequest, ImportPage], HttpResponse]] = {
    "choose": _choose,
    "answer": _answer,
    "save": _save,
    "cancel": _cancel,
}


def _show(
    request: SignedInRequest, page: ImportPage, form: Form | None
) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "asks": form is not None and not isinstance(form, ConfirmForm),
        "confirms": isinstance(form, ConfirmForm),
        "cancel": CancelForm(),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "indicators/crime_import.html", shown)
