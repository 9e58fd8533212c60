"""The page on which targets that were negotiated anew are recorded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.history import measure_of
from indicators.models import TargetRefresh, TargetSet
from indicators.refresh_form import RefreshForm, initial_of
from indicators.refreshing import RefreshRefused, refresh_targets
from indicators.target_terms import latest, number_of, terms_of
from indicators.views import target_set_or_404
from laa.plan.access import SignedInRequest
from laa.plan.clock import now
from laa.plan.permissions import Permission
from laa.plan.trail import trail


@require_http_methods(["GET", "HEAD", "POST"])
def refresh(
    request: SignedInRequest, area: str, plan: str, indicator: str
) -> HttpResponse:
    access, target_set = target_set_or_404(request, area, plan, indicator)
    access.require(Permission.REFRESH_TARGETS)
    typed = request.POST.copy() if request.method == "POST" else None
    form = _form(target_set, latest(target_set), typed)
    if form.is_valid():
        try:
            made = refresh_targets(
                target_set=target_set, by=request.user, at=now(), **form.given()
            )
        except RefreshRefused as refused:
            form = _explain(refused, target_set, form)
        else:
            code = target_set.indicator.code
            done = f"{code}: version {made.number} of the targets is recorded"
            messages.success(request, done)
            return redirect(target_set)
    steps = (target_set.indicator.code, target_set.get_absolute_url())
    shown = {
        "target_set": target_set,
        "form": form,
        "breadcrumbs": trail(target_set.plan, steps, ("New targets", "")),
    }
    return render(request, "indicators/refresh.html", shown)


def _form(
    target_set: TargetSet, before: TargetRefresh | None, typed: QueryDict | None
) -> RefreshForm:
    terms = terms_of(target_set, before)
    return RefreshForm(
        typed,
        initial=initial_of(terms, number_of(before)),
        agreement=target_set.plan.agreement,
        measure=measure_of(target_set),
        now=terms,
        has_breaks=target_set.indicator.series_breaks.exists(),
    )


def _explain(
    refused: RefreshRefused, target_set: TargetSet, form: RefreshForm
) -> RefreshForm:
    """Say why beside what was typed, and beside the targets as they have become."""
    before = latest(target_set)
    # The view has made a copy of what was posted, to be changed.
    form.data["version"] = number_of(before)  # type: ignore[index]
    fresh = _form(target_set, before, form.data)  # type: ignore[arg-type]
    refused.add_to(fresh)
    return fresh
