"""One page for the meeting: the plan's report on a quarter."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laa.dashboard.forms import QuarterForm
from laa.dashboard.meeting.files import files_of
from laa.dashboard.meeting.page import load
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import today
from laa.plan.exports.export import PageFiles
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission
from laa.plan.trail import trail

LATEST = "The last quarter that has ended"


@require_safe
def meeting(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    """Of the last quarter that has ended; a quarter that is chosen has an address."""
    access = plan_or_404(request.user, area, plan)
    ended = access.plan.agreement.ended(today())
    form = _form(access, request, ended)
    if chosen := form.chosen():
        return redirect("meeting-of", area, plan, chosen)
    return _show(request, access, max(ended, default=None), form)


@require_safe
def meeting_of(
    request: SignedInRequest, area: str, plan: str, quarter: Quarter
) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    ended = access.plan.agreement.ended(today())
    if quarter not in ended:
        raise Http404
    return _show(request, access, quarter, _form(access, request, ended))


def latest_files(request: SignedInRequest, access: Access) -> PageFiles:
    """Those of the last quarter that has ended."""
    quarter = max(access.plan.agreement.ended(today()), default=None)
    if quarter is None:
        raise Http404
    return files_of(load(access.plan, quarter, today()))


def files(request: SignedInRequest, access: Access, quarter: Quarter) -> PageFiles:
    if quarter not in access.plan.agreement.ended(today()):
        raise Http404
    return files_of(load(access.plan, quarter, today()))


def _form(
    access: Access, request: SignedInRequest, ended: tuple[Quarter, ...]
) -> QuarterForm:
    place = [access.plan.area.slug, access.plan.slug]
    return QuarterForm(
        request.GET or None,
        quarters=reversed(ended),
        latest=LATEST,
        action=reverse("meeting", args=place),
    )


def _show(
    request: SignedInRequest, access: Access, quarter: Quarter | None, form: QuarterForm
) -> HttpResponse:
    shown = {
        "plan": access.plan,
        "page": load(access.plan, quarter, today()) if quarter else None,
        "first": access.plan.agreement.quarters[0],
        "may_decide": access.may(Permission.RECORD_DECISIONS),
        "form": form,
        "breadcrumbs": trail(access.plan, ("Meeting", "")),
    }
    return render(request, "dashboard/meeting.html", shown)
