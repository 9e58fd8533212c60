import re
from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path, re_path

from laa.api.answering import answering
from laa.api.example_files import example_file
from laa.api.failing import nothing_here
from laa.api.openapi import document, openapi, operations
from laa.api.reference import reference
from laa.api.service import service

_CONVERTED = re.compile(r"<\w+:(\w+)>")


def _addresses() -> Iterator[URLPattern]:
    """Those of the API but its root, at which there is nothing."""
    takes = _questions()
    for one in service.urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            told = _CONVERTED.sub(r"{\1}", f"/api/v1/{one.pattern}")
            view = answering(one.callback, frozenset(takes[told]))
            yield path(f"v1/{one.pattern}", view, name=one.name)


def _questions() -> defaultdict[str, set[str]]:
    """What may be asked after the ?, by the address as the document has it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for address, _, told in operations(document()):
        for one in told["parameters"]:
            if one["in"] == "query":
                found[address].add(one["name"])
    return found


urlpatterns = [
    path("", reference, name="api-reference"),
    path("v1/openapi.json", openapi, name="api-openapi"),
    path("examples/<str:name>", example_file, name="api-example"),
    *_addresses(),
    # Else an area could be called "api", and an address without its slash lead there.
    re_path("", login_not_required(nothing_here), name="api-nowhere"),
]
