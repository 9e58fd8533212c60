"""By when a plan's returns, sign-offs and updates are due, and changing that."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from laa.dashboard.deadlines_files import files_of
from laa.dashboard.deadlines_form import DeadlinesForm
from laa.dashboard.deadlines_page import DeadlinesPage
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.exports.export import PageFiles
from laa.plan.keeping_deadlines import set_deadlines
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused


@require_safe
def deadlines(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = DeadlinesPage(plan_or_404(request.user, area, plan))
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "dashboard/deadlines.html", shown)


def deadlines_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of(DeadlinesPage(access), access.plan.agreement.in_hand(today()))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_deadlines(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = DeadlinesPage(plan_or_404(request.user, area, plan))
    page.access.require(Permission.KEEP_CALENDAR)
    form = DeadlinesForm(
        request.POST.copy() if request.method == "POST" else None,
        initial={**asdict(page.access.plan.deadlines), "seen": page.version},
    )
    if form.is_valid():
        try:
            _save(request, page, form)
        except Refused as refused:
            refused.add_to(form)
            page = DeadlinesPage(plan_or_404(request.user, area, plan))
            # A copy of what was posted, to be changed.
            form.data["seen"] = str(page.version)  # type: ignore[index]
        else:
            messages.success(request, "Deadlines: saved")
            return redirect(page.address)
    shown = {"page": page, "form": form, "breadcrumbs": page.breadcrumbs_to_form}
    return render(request, "dashboard/edit_deadlines.html", shown)


def _save(request: SignedInRequest, page: DeadlinesPage, form: DeadlinesForm) -> None:
    set_deadlines(
        plan=page.access.plan,
        deadlines=form.deadlines,
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=now(),
        seen=form.cleaned_data["seen"],
    )
