from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path, re_path

from laa.api.answering import answering
from laa.api.failing import nothing_here
from laa.api.openapi import openapi
from laa.api.reference import reference
from laa.api.service import service


def _addresses() -> Iterator[URLPattern]:
    """Those of the API but its root, at which there is nothing."""
    for one in service.urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            yield path(f"v1/{one.pattern}", answering(one.callback), name=one.name)


urlpatterns = [
    path("", reference, name="api-reference"),
    path("v1/openapi.json", openapi, name="api-openapi"),
    *_addresses(),
    # Else an area could be called "api", and an address without its slash lead there.
    re_path("", login_not_required(nothing_here), name="api-nowhere"),
]
