"""Recording what a meeting decides, and what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from actions.decision_page import ADD, DecisionPage, meeting_steps
from actions.decisions import conclude, decide
from actions.forms.decisions import DecisionForm, OutcomeForm
from actions.meeting_decisions import decided_or_none
from actions.views.sending import posted
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def add(
    request: SignedInRequest, area: str, plan: str, quarter: Quarter
) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    if quarter not in access.plan.agreement.ended(today()):
        raise Http404
    access.require(Permission.RECORD_DECISIONS)
    form = DecisionForm(posted(request))
    if form.is_valid():
        try:
            decided = decide(
                plan=access.plan,
                quarter=quarter,
                resolution=form.resolution(),
                by=request.user,
                at=now(),
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"{decided} was recorded")
            return redirect("meeting-of", area, plan, quarter)
    steps = meeting_steps(access.plan, quarter, ADD)
    shown = {"form": form, "act": ADD, "quarter": quarter, "breadcrumbs": steps}
    return render(request, "actions/add_decision.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(
    request: SignedInRequest, area: str, plan: str, number: int
) -> HttpResponse:
    page = _page_or_404(plan_or_404(request.user, area, plan), number)
    page.access.require(Permission.RECORD_DECISIONS)
    form = OutcomeForm(
        posted(request),
        initial={"seen": page.seen},
    )
    if form.is_valid():
        try:
            conclude(
                decision=page.decision, by=request.user, at=now(), **form.concluded()
            )
        except Refused as refused:
            page = _explain(refused, form, page)
        else:
            messages.success(request, f"{page.decision}: what became of it is recorded")
            return redirect("meeting-of", area, plan, page.latest_meeting)
    shown = {"page": page, "form": form, "breadcrumbs": page.breadcrumbs}
    return render(request, "actions/decision_outcome.html", shown)


def _page_or_404(access: Access, number: int) -> DecisionPage:
    decided = decided_or_none(access.plan, number, today())
    if decided is None:
        raise Http404
    return DecisionPage(access, decided)


def _explain(refused: Refused, form: OutcomeForm, page: DecisionPage) -> DecisionPage:
    """Say why beside what was typed, and show the decision as it has become."""
    refused.add_to(form)
    fresh = _page_or_404(page.access, page.decision.number)
    # The view has made a copy of what was posted, to be changed.
    form.data["seen"] = fresh.seen  # type: ignore[index]
    return fresh
