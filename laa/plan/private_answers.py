"""What a signed-in person is shown, no browser and no proxy keeps for the next."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def private_answers(get_response: Answer) -> Answer:
    """Middleware; static files are answered before it, and may be kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # An answer to no known host comes before anybody is asked who they are; and
        # what nobody keeps anyway may come of a database that cannot be asked.
        user = getattr(request, "user", None)
        # Nor is what says itself that only its reader may keep it, as the API does.
        said = response.get("Cache-Control", "")
        if "no-store" in said or "private" in said:
            return response
        if user and user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware
