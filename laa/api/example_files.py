"""The worked examples as files, for whoever reads the reference and not the code."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


class ExampleFile(NamedTuple):
    """Where it lies, and what it does, as the reference says it."""

    path: str
    words: str


FILES = {
    "agreement.py": ExampleFile(
        "docs/examples/agreement.py",
        "Python: lists a plan’s indicators with their latest figures, and enters and "
        "submits a return. It needs Python 3.11 and nothing else.",
    ),
    "indicators.pq": ExampleFile(
        "docs/examples/indicators.pq",
        "Excel, a query for Power Query: a plan’s indicators, one a row.",
    ),
    "figures.pq": ExampleFile(
        "docs/examples/figures.pq",
        "The same of its signed-off figures: one quarter of an indicator a row.",
    ),
    "api-in-excel.md": ExampleFile(
        "docs/api-in-excel.md",
        "How the two queries are set up in Excel, step by step, and what to do if "
        "something goes wrong.",
    ),
}


@require_safe
@login_not_required
def example_file(request: HttpRequest, name: str) -> HttpResponse:
    """Open to anybody, as the reference is: nothing of a plan stands in it."""
    if name not in FILES:
        raise Http404
    text = (settings.BASE_DIR / FILES[name].path).read_text("utf-8")
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
