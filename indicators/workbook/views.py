"""The return workbook: download it, send it in, see what it would do, confirm it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from indicators.workbook.checked import Checked, seal, unseal
from indicators.workbook.forms import ConfirmForm, UploadForm
from indicators.workbook.importing import ImportRefused, save_drafts, try_drafts
from indicators.workbook.judging import judge
from indicators.workbook.page import WorkbookPage
from indicators.workbook.reading import LIMITS, typed_rows
from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission
from laa.plan.refusals import Refusal, Refused
from laa.plan.sheets.filling import FORMATS
from laa.plan.sheets.reading import read

TOO_OLD = (
    "What was checked is more than an hour old, or was checked by somebody else or for "
    "another quarter: choose the file and check it again"
)
NO_CHANGES = "No changes: the service already holds all that is in the file"


@require_safe
def file(
    request: SignedInRequest, area: str, plan: str, quarter: Quarter, suffix: str
) -> HttpResponse:
    page = _page_or_404(request, area, plan, quarter)
    if suffix not in FORMATS:
        raise Http404
    wanted = FORMATS[suffix]
    name = content_disposition_header(True, page.file_name(wanted))
    return HttpResponse(
        page.file(wanted),
        content_type=wanted.content_type,
        headers={"Content-Disposition": name},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def workbook(
    request: SignedInRequest, area: str, plan: str, quarter: Quarter
) -> HttpResponse:
    page = _page_or_404(request, area, plan, quarter)
    if request.method != "POST":
        return _show(request, page, UploadForm())
    if "checked" in request.POST:
        return _confirm(request, page)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        checked = _read(page, form)
    except Refused as refused:
        refused.add_to(form)
        return _show(request, page, form)
    return _preview(request, page, form, checked)


def _page_or_404(
    request: SignedInRequest, area: str, plan: str, quarter: Quarter
) -> WorkbookPage:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.ENTER_RETURN)
    if quarter not in access.plan.agreement.ended(today()):
        raise Http404
    return WorkbookPage(access, quarter, today())


def _read(page: WorkbookPage, form: UploadForm) -> Checked:
    sent = form.cleaned_data["file"]
    sheets = read(sent.read(), LIMITS)
    return Checked(sent.name[:100], typed_rows(sheets, page.plan, page.quarter))


def _preview(
    request: SignedInRequest, page: WorkbookPage, form: UploadForm, checked: Checked
) -> HttpResponse:
    judged = judge(page.rows, checked.rows)
    page = replace(page, judged=judged)
    try:
        number = try_drafts(judged, by=request.user, at=now(), note=_note(checked))
    except ImportRefused as refused:
        return _refuse(request, page, form, refused)
    if not number:
        messages.info(request, NO_CHANGES)
        return _show(request, page, UploadForm())
    sealed = seal(checked, by=request.user, plan=page.plan, quarter=page.quarter)
    confirm = ConfirmForm(initial={"checked": sealed}, number=number)
    return _show(request, page, confirm)


def _confirm(request: SignedInRequest, page: WorkbookPage) -> HttpResponse:
    """All that was checked is checked again: what it was checked against may differ."""
    form, sealed = UploadForm(), request.POST["checked"]
    checked = unseal(sealed, by=request.user, plan=page.plan, quarter=page.quarter)
    if checked is None:
        return _refuse(request, page, form, Refused(Refusal(TOO_OLD, "file")))
    judged = judge(page.rows, checked.rows)
    try:
        number = save_drafts(judged, by=request.user, at=now(), note=_note(checked))
    except ImportRefused as refused:
        return _refuse(request, replace(page, judged=judged), form, refused)
    if number:
        done = f"{number} saved as drafts" if number != 1 else "1 saved as a draft"
        messages.success(request, f"Returns for {page.quarter}: {done}")
    else:
        messages.info(request, NO_CHANGES)
    return redirect(page.address)


def _note(checked: Checked) -> str:
    return f"From the return workbook {checked.name}"


def _refuse(
    request: SignedInRequest, page: WorkbookPage, form: UploadForm, refused: Refused
) -> HttpResponse:
    """Every reason, in the summary and beside the box for the next file."""
    judged = refused.judged if isinstance(refused, ImportRefused) else []
    form = UploadForm({}) if not form.is_bound else form
    form.errors.clear()
    for refusal in refused.refusals:
        form.add_error("file", refusal.words)
    return _show(request, replace(page, judged=judged), form)


def _show(
    request: SignedInRequest, page: WorkbookPage, form: UploadForm | ConfirmForm
) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "confirms": isinstance(form, ConfirmForm),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "indicators/workbook.html", shown)
