"""What the frame of a page shows of the plan that the page belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from laa.plan.access import Access
from laa.plan.permissions import Permission

register = template.Library()

# The names of the addresses, and what their links say.
_PAGES = (
    ("dashboard", "Dashboard"),
    ("actions", "Actions"),
    ("risks", "Risks"),
    ("money", "Money"),
    ("meeting", "Meeting"),
    ("document", "Document"),
    ("findings", "Findings"),
    ("people", "People"),
    ("about", "About"),
)


@dataclass(frozen=True)
class Item:
    """`current` is "page" on the page itself, "true" on those below it, else empty."""

    text: str
    address: str
    current: str = ""


@register.filter
def parted(parts: Iterable[str]) -> SafeString:
    """Text between whose parts a line may end, where it must."""
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in parts))


@register.inclusion_tag("components/_plan_navigation.html", takes_context=True)
def plan_navigation(context: Context) -> dict[str, Any]:
    """Links to the plan's pages, where the address shown is one of a plan."""
    request: HttpRequest | None = context.get("request")
    if request is None or request.resolver_match is None:
        return {"items": []}
    where = request.resolver_match.kwargs
    if "plan" not in where:
        return {"items": []}
    plan = (where["area"], where["plan"])
    pages = [(text, reverse(name, args=plan)) for name, text in _PAGES]
    return {"items": _marked(pages, request.path)}


@register.inclusion_tag("components/_changes_link.html")
def changes_link(access: Access, kind: str = "", key: int = 0) -> dict[str, str]:
    """To a plan's changes, or to those of one thing, for whoever may read them."""
    if not access.may(Permission.READ_AUDIT):
        return {}
    plan = (access.plan.area.slug, access.plan.slug)
    if not kind:
        return {"text": "All changes", "address": reverse("changes", args=plan)}
    address = reverse("changes-of", args=[*plan, kind, key])
    return {"text": "All changes, as the database recorded them", "address": address}


def _marked(pages: list[tuple[str, str]], path: str) -> list[Item]:
    """The page whose address goes the furthest along the path is the one we are in."""
    addresses = [address for _, address in pages if path.startswith(address)]
    here = max(addresses, key=len)
    current = "page" if here == path else "true"
    return [
        Item(text, address, current if address == here else "")
        for text, address in pages
    ]
