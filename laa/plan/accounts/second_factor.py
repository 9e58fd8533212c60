"""Plans that ask everybody in them for a second factor, and the page that says so."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from laa.plan.access import SecondFactorNeeded

Answer = Callable[[HttpRequest], HttpResponse]


class SecondFactorGate:
    """Middleware: whoever a plan asks for a second factor is led to set one up."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, SecondFactorNeeded):
            return None
        if request.method == "GET":
            request.session["wanted"] = request.get_full_path()
        shown = {"plan": exception.plan}
        status = HTTPStatus.FORBIDDEN
        return render(
            request, "account/second_factor_needed.html", shown, status=status
        )
