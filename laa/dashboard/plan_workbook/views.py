"""The plan workbook: download it, send it in, see what it would do, confirm it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from laa.dashboard.plan_workbook import layout
from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import Book, load
from laa.dashboard.plan_workbook.checked import seal, unseal
from laa.dashboard.plan_workbook.forms import ConfirmForm, UploadForm
from laa.dashboard.plan_workbook.identity import refuse_another_plans
from laa.dashboard.plan_workbook.importing import (
    ImportRefused,
    Rows,
    try_rows,
    write_rows,
)
from laa.dashboard.plan_workbook.page import PlanWorkbookPage
from laa.dashboard.plan_workbook.reading import LIMITS, typed_rows
from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.documents.formats import Format
from laa.plan.permissions import Permission
from laa.plan.refusals import Refusal, Refused
from laa.plan.sheets.filling import BOOK_FORMATS
from laa.plan.sheets.reading import read

TOO_OLD = (
    "What was checked is more than an hour old, or was checked by somebody else or for "
    "another plan: choose the file and check it again"
)
NO_CHANGES = "No changes: the plan is as the file has it"


@require_safe
def file(request: SignedInRequest, area: str, plan: str, suffix: str) -> HttpResponse:
    page, wanted = _page(request, area, plan), _format_or_404(suffix)
    return _download(wanted, page.file(wanted), page.file_name(wanted))


@require_safe
def empty_file(
    request: SignedInRequest, area: str, plan: str, suffix: str
) -> HttpResponse:
    """For another area that starts, over the years of this plan's agreement."""
    page, wanted = _page(request, area, plan), _format_or_404(suffix)
    book = layout.fill_in(Book(page.plan.agreement.years, starts=True))
    return _download(wanted, wanted.render(book), f"new-plan-workbook.{suffix}")


@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = _page(request, area, plan)
    if request.method != "POST":
        return _show(request, page, UploadForm())
    if "checked" in request.POST:
        return _confirm(request, page)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        return _preview(request, page, form, _read(page, form))
    except Refused as refused:
        return _refuse(request, page, form, refused)


def _page(request: SignedInRequest, area: str, plan: str) -> PlanWorkbookPage:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.EXCHANGE_PLAN)
    return PlanWorkbookPage(access)


def _format_or_404(suffix: str) -> Format:
    if suffix not in BOOK_FORMATS:
        raise Http404
    return BOOK_FORMATS[suffix]


def _download(wanted: Format, content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=wanted.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def _read(page: PlanWorkbookPage, form: UploadForm) -> Rows:
    sheets = read(form.cleaned_data["file"].read(), LIMITS)
    rows = typed_rows(sheets, sheets_of(load(page.plan)))
    refuse_another_plans(rows, page.plan)
    return rows


def _preview(
    request: SignedInRequest, page: PlanWorkbookPage, form: UploadForm, rows: Rows
) -> HttpResponse:
    found = try_rows(page.plan, rows, by=request.user, at=now())
    page = replace(page, found=found)
    if not found.written:
        messages.info(request, NO_CHANGES)
        return _show(request, page, UploadForm())
    name = form.cleaned_data["file"].name[:100]
    sealed = seal(name, found.written, by=request.user, plan=page.plan)
    confirm = ConfirmForm(initial={"checked": sealed}, number=len(found.written))
    return _show(request, page, confirm)


def _confirm(request: SignedInRequest, page: PlanWorkbookPage) -> HttpResponse:
    """All that was checked is checked again: what it was checked against may differ."""
    sealed = request.POST["checked"]
    checked = unseal(sealed, by=request.user, plan=page.plan)
    if checked is None:
        return _refuse(request, page, UploadForm({}), Refused(Refusal(TOO_OLD)))
    try:
        found = write_rows(page.plan, checked.rows, by=request.user, at=now())
    except ImportRefused as refused:
        return _refuse(request, page, UploadForm({}), refused)
    many = len(found.written)
    done = f"{many} rows saved" if many != 1 else "1 row saved"
    messages.success(request, f"{checked.name}: {done if many else NO_CHANGES}")
    return redirect(page.address)


def _refuse(
    request: SignedInRequest, page: PlanWorkbookPage, form: UploadForm, refused: Refused
) -> HttpResponse:
    """Every reason, in the summary and beside the box for the next file."""
    form.errors.clear()
    for refusal in refused.refusals:
        form.add_error("file", refusal.words)
    if isinstance(refused, ImportRefused):
        page = replace(page, found=refused.found)
    return _show(request, page, form)


def _show(
    request: SignedInRequest, page: PlanWorkbookPage, form: UploadForm | ConfirmForm
) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "confirms": isinstance(form, ConfirmForm),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "dashboard/plan_workbook.html", shown)
