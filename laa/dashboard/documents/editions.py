"""The states of the plan that its document can be had in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.http import Http404

from laa.dashboard.documents import as_of, as_published
from laa.plan.documents.document import Document
from laa.plan.models import ActionPlan

AS_PUBLISHED = "as-published"


@dataclass(frozen=True)
class Edition:
    """`slug` is its part of an address and of a file's name."""

    slug: str
    label: str
    build: Callable[[ActionPlan, datetime], Document]


def editions(plan: ActionPlan, today: date) -> list[Edition]:
    """The latest first; one query. A plan begun here has none as published."""
    ended = reversed(plan.agreement.ended(today))
    found = [
        Edition(one.slug, f"As of {one}", partial(as_of.build, one)) for one in ended
    ]
    if plan.published_rows.exists():
        found.append(Edition(AS_PUBLISHED, "As published", as_published.build))
    return found


def edition_or_404(plan: ActionPlan, slug: str, today: date) -> Edition:
    for edition in editions(plan, today):
        if edition.slug == slug:
            return edition
    raise Http404
