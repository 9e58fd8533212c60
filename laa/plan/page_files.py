"""The files of a page: one address for each of its tables in each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.exports.export import About, AsOf, Export, PageFiles, Pairs
from laa.plan.exports.formats import FORMATS, Format
from laa.plan.models import ActionPlan

# From the request, the access and what else stands in the page's address. It answers
# 404 where the page does.
Offer = Callable[..., PageFiles]


def with_files(
    route: str, view: Callable[..., HttpResponse], offer: Offer, name: str
) -> list[URLPattern]:
    """A page of a plan, and under its address the files that it offers."""
    files = f"{route}files/<slug:item>.<slug:suffix>"
    return [
        path(route, view, name=name),
        path(files, _answering(offer), name=f"{name}-file"),
    ]


def about(
    plan: ActionPlan,
    page: str,
    as_of: AsOf,
    signed_off: str,
    *,
    sources: Iterable[str] = (),
    definitions: Pairs = (),
) -> About:
    """What is known of a page's figures now."""
    return About(
        plan=str(plan),
        area=str(plan.area),
        page=page,
        as_of=as_of,
        made=now(),
        signed_off=signed_off,
        sources=tuple(sources),
        definitions=definitions,
    )


def _answering(offer: Offer) -> Callable[..., HttpResponse]:
    @require_safe
    def file(
        request: SignedInRequest,
        area: str,
        plan: str,
        item: str,
        suffix: str,
        **where: Any,
    ) -> HttpResponse:
        access = plan_or_404(request.user, area, plan)
        found = offer(request, access, **where)
        export, wanted = found.export(item), FORMATS.get(suffix)
        if export is None or wanted is None or not wanted.fits(export):
            raise Http404
        return _answer(export, wanted, _name(access, found, item, wanted))

    return file


def _name(access: Access, found: PageFiles, item: str, wanted: Format) -> str:
    plan = access.plan
    return f"{plan.area.slug}-{plan.slug}-{found.name(item)}.{wanted.suffix}"


def _answer(export: Export, wanted: Format, name: str) -> HttpResponse:
    return HttpResponse(
        wanted.render(export),
        content_type=wanted.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
