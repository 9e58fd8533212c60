"""Who asks: the person whose token the request shows. No session counts here."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from laa.api.limiting import Standing, count, count_wrong, refuse_guessing
from laa.api.problems import Kind, Problem, in_address
from laa.plan.access import Access, SecondFactorNeeded, SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.models import ApiToken
from laa.plan.tokens.holding import holder
from laa.plan.tokens.scopes import Scope

READING = ("GET", "HEAD")


class ApiRequest(SignedInRequest):
    """A request with a token that is good."""

    auth: ApiToken
    standing: Standing


class Token(HttpBearer):
    """Lets a request in, counted and as far as the token reaches."""

    openapi_description = "A token of your account, made on its page “API tokens”."

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        refuse_guessing(request, token)
        found = holder(token, now())
        if found is None:
            count_wrong(request, token)
            return None
        # By whom a change is made, the record of all changes asks of the request.
        request.user = found.user
        request.standing = count(found)  # type: ignore[attr-defined]
        if request.method not in READING and found.scope != Scope.ENTER:
            raise Problem(Kind.READ_ONLY)
        _refuse_what_is_not_asked(request)
        return found


def _refuse_what_is_not_asked(request: HttpRequest) -> None:
    """Else a filter that is misspelt would list everything."""
    takes: frozenset[str] = request.takes  # type: ignore[attr-defined]
    allowed = ", ".join(sorted(takes)) or "nothing"
    errors = [
        in_address(name, f"'{name[:60]}' is not asked here: this takes {allowed}")
        for name in request.GET
        if name not in takes
    ]
    if errors:
        raise Problem(Kind.INVALID, errors=errors)


def reach(request: ApiRequest, area: str, plan: str) -> Access:
    """The plan as its pages reach it, by a token that has what the plan asks for."""
    access = plan_or_404(request.user, area, plan)
    needs_factor = access.plan.second_factor_required
    if needs_factor and not request.auth.signed_in_with_second_factor:
        raise SecondFactorNeeded(access.plan)
    return access
