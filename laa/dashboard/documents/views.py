"""The plan's document: which editions there are, each as a page and as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from laa.dashboard.documents.editions import edition_or_404, editions
from laa.dashboard.documents.files import files_of
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.documents.formats import FORMATS
from laa.plan.documents.plain import plain
from laa.plan.exports.export import PageFiles
from laa.plan.permissions import Permission
from laa.plan.svg import draw
from laa.plan.trail import trail


@require_safe
def document(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    shown = {
        "plan": access.plan,
        "breadcrumbs": trail(access.plan, ("Document", "")),
        "editions": editions(access.plan, today()),
        "formats": FORMATS.values(),
        "may_exchange": access.may(Permission.EXCHANGE_PLAN),
    }
    return render(request, "dashboard/document.html", shown)


@require_safe
def edition(
    request: SignedInRequest, area: str, plan: str, edition: str
) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    found = edition_or_404(access.plan, edition, today())
    up = ("Document", reverse("document", args=[area, plan]))
    shown = {
        "plan": access.plan,
        "breadcrumbs": trail(access.plan, up, (found.label, "")),
        "edition": found,
        "formats": FORMATS.values(),
        "document": plain(found.build(access.plan, now()), draw),
    }
    return render(request, "dashboard/document_edition.html", shown)


def edition_files(request: SignedInRequest, access: Access, edition: str) -> PageFiles:
    found = edition_or_404(access.plan, edition, today())
    return files_of(access.plan, found, found.build(access.plan, now()))


@require_safe
def file(
    request: SignedInRequest, area: str, plan: str, edition: str, suffix: str
) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    found = edition_or_404(access.plan, edition, today())
    if suffix not in FORMATS:
        raise Http404
    wanted = FORMATS[suffix]
    name = f"{area}-{plan}-{found.slug}.{suffix}"
    return HttpResponse(
        wanted.render(found.build(access.plan, now())),
        content_type=wanted.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
