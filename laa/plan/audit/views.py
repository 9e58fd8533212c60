"""The pages of a plan's changes: all of them, those of one thing, and as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.audit import files, things
from laa.plan.audit.form import ChangesForm
from laa.plan.audit.trail import (
    A_PAGE,
    Wanted,
    entries_of,
    in_batches,
    last_link,
    sealed,
    told,
)
from laa.plan.permissions import Permission
from laa.plan.trail import Step, trail

FILES = {
    "csv": ("text/csv; charset=utf-8", files.as_csv),
    "json": ("application/json", files.as_json),
}


@require_safe
def changes(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = _access(request, area, plan)
    form = ChangesForm(request.GET or None, access=access)
    steps = [("Changes", "")]
    return _page(request, access, form.wanted(), steps, form=form)


@require_safe
def changes_of(
    request: SignedInRequest, area: str, plan: str, kind: str, key: int
) -> HttpResponse:
    access = _access(request, area, plan)
    if kind not in things.kinds_for(access):
        raise Http404
    wanted = Wanted(kind=things.table_of(kind), thing=key)
    thing = things.find(access.plan, kind, key)
    if thing is None and not entries_of(access, wanted).exists():
        raise Http404
    name = str(thing) if thing else "what is gone"
    up = ("Changes", reverse("changes", args=[area, plan]))
    return _page(request, access, wanted, [up, (name, "")], name=name)


@require_safe
def changes_file(
    request: SignedInRequest, area: str, plan: str, suffix: str
) -> HttpResponseBase:
    access = _access(request, area, plan)
    if suffix not in FILES:
        raise Http404
    form = ChangesForm(request.GET or None, access=access)
    content_type, write = FILES[suffix]
    name = content_disposition_header(True, f"{area}-{plan}-changes.{suffix}")
    batches = in_batches(sealed(entries_of(access, form.wanted())))
    return StreamingHttpResponse(
        write(batches),
        content_type=content_type,
        headers={"Content-Disposition": name},
    )


def _access(request: SignedInRequest, area: str, plan: str) -> Access:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.READ_AUDIT)
    return access


def _page(
    request: SignedInRequest,
    access: Access,
    wanted: Wanted,
    steps: list[Step],
    **more: object,
) -> HttpResponse:
    """A page of them; the address of the next names the last entry of this one."""
    found = entries_of(access, wanted)
    before = request.GET.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before[:18]))
    entries = list(found[: A_PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    earlier = query.copy()
    earlier["before"] = str(entries[A_PAGE - 1].pk) if len(entries) > A_PAGE else ""
    shown = {
        "access": access,
        "breadcrumbs": trail(access.plan, *steps),
        "changes": told(entries[:A_PAGE]),
        "earlier": earlier.urlencode() if earlier["before"] else "",
        "is_later_page": bool(before),
        "query": query.urlencode(),
        "last": last_link(),
        **more,
    }
    return render(request, "plan/changes.html", shown)
