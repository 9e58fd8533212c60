"""The states of the plan that its document can be had in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from laa.dashboard.documents import as_published
from laa.plan.documents.document import Document
from laa.plan.models import ActionPlan

AS_PUBLISHED = "as-published"


@dataclass(frozen=True)
class Edition:
    """`slug` is its part of an address and of a file's name."""

    slug: str
    label: str
    build: Callable[[ActionPlan, datetime], Document]


def editions(plan: ActionPlan) -> list[Edition]:
    """One query. A plan that was begun here has none as published."""
    if not plan.published_rows.exists():
        return []
    return [Edition(AS_PUBLISHED, "As published", as_published.build)]


def edition_or_404(plan: ActionPlan, slug: str) -> Edition:
    for edition in editions(plan):
        if edition.slug == slug:
            return edition
    raise Http404
