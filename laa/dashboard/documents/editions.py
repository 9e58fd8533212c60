"""The states of the plan that its document can be had in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.http import Http404

from laa.dashboard.documents import as_of, as_published
from laa.plan.documents.document import Document
from laa.plan.exports.export import BOTH, AsOf
from laa.plan.models import ActionPlan


@dataclass(frozen=True)
class Publication:
    """What the plan was when it was printed, which is no quarter of it."""

    slug: str = "as-published"

    def __str__(self) -> str:
        return "Publication"


@dataclass(frozen=True)
class Edition:
    """`signed_off` says how far its figures are checked."""

    as_of: AsOf
    label: str
    signed_off: str
    build: Callable[[ActionPlan, datetime], Document]

    @property
    def slug(self) -> str:
        """Its part of an address and of a file's name."""
        return self.as_of.slug


_PUBLISHED = Edition(
    Publication(),
    "As published",
    "As it was published, not checked here. An empty cell was empty in the plan.",
    as_published.build,
)


def editions(plan: ActionPlan, today: date) -> list[Edition]:
    """The latest first; one query. A plan begun here has none as published."""
    ended = reversed(plan.agreement.ended(today))
    found = [
        Edition(one, f"As of {one}", BOTH, partial(as_of.build, one)) for one in ended
    ]
    if plan.published_rows.exists():
        found.append(_PUBLISHED)
    return found


def edition_or_404(plan: ActionPlan, slug: str, today: date) -> Edition:
    for edition in editions(plan, today):
        if edition.slug == slug:
            return edition
    raise Http404
