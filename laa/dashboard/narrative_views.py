"""A text of the plan: its history, and changing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laa.dashboard.narrative_form import NarrativeForm
from laa.dashboard.narrative_page import NarrativePage, read
from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.models import User
from laa.plan.narrative import RewriteRefused, rewrite
from laa.plan.permissions import Permission


@require_safe
def narrative(
    request: SignedInRequest, area: str, plan: str, section: int
) -> HttpResponse:
    page = _page_or_404(request, area, plan, section)
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "dashboard/narrative.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_narrative(
    request: SignedInRequest, area: str, plan: str, section: int
) -> HttpResponse:
    page = _page_or_404(request, area, plan, section)
    page.access.require(Permission.EDIT_NARRATIVE)
    form = NarrativeForm(
        request.POST.copy() if request.method == "POST" else None,
        initial={"text": page.section.text, "seen": page.version},
    )
    if form.is_valid():
        try:
            _rewrite(page, form, request.user)
        except RewriteRefused as refused:
            page = _explain(refused, page, form)
        else:
            messages.success(request, f"{page.section.heading}: saved")
            return redirect(reverse("about", args=[area, plan]))
    shown = {"page": page, "form": form, "breadcrumbs": page.breadcrumbs_to("Change")}
    return render(request, "dashboard/edit_narrative.html", shown)


def _page_or_404(
    request: SignedInRequest, area: str, plan: str, section: int
) -> NarrativePage:
    access = plan_or_404(request.user, area, plan)
    return NarrativePage(access, read(access, section))


def _rewrite(page: NarrativePage, form: NarrativeForm, by: User) -> None:
    typed = form.cleaned_data
    rewrite(
        section=page.section,
        text=typed["text"],
        reason=typed["reason"],
        by=by,
        at=now(),
        seen=typed["seen"],
    )


def _explain(
    refused: RewriteRefused, page: NarrativePage, form: NarrativeForm
) -> NarrativePage:
    """Say why beside what was typed, and show the text as it has become."""
    refused.add_to(form)
    fresh = page.read_afresh(form.cleaned_data["seen"])
    # The view has made a copy of what was posted, to be changed.
    form.data["seen"] = str(fresh.version)  # type: ignore[index]
    return fresh
