"""What goes wrong is a page like the others, and says what to do."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from laa import urls
from tests.factories.plan import UserFactory

KINDS: dict[str, type[Exception]] = {
    "away": OperationalError,
    "closed": InterfaceError,
    "wrong": ProgrammingError,
    "broken": ValueError,
    "bad": BadRequest,
    "forbidden": PermissionDenied,
    "missing": Http404,
}


def fails(request: HttpRequest, kind: str) -> HttpResponse:
    raise KINDS[kind]


urlpatterns = [
    path("fails/<str:kind>/", fails),
    path("only-post/", require_POST(lambda request: HttpResponse())),
    path("only-get/", require_safe(lambda request: HttpResponse())),
    *urls.urlpatterns,
]
handler400, handler500 = urls.handler400, urls.handler500


@pytest.fixture(autouse=True)
def _pages_that_fail(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def somebody(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    return client


def heading(answer: Any) -> str:
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", answer.content.decode())
    return found


@pytest.mark.parametrize(
    ("kind", "status", "says"),
    [
        ("away", 503, "The service is not available for the moment"),
        ("closed", 503, "The service is not available for the moment"),
        ("wrong", 500, "Sorry, there is a problem with the service"),
        ("broken", 500, "Sorry, there is a problem with the service"),
        ("bad", 400, "The request could not be understood"),
        ("forbidden", 403, "You may not do this"),
        ("missing", 404, "Page not found"),
    ],
)
def test_what_goes_wrong_is_a_page_of_the_service(
    somebody: Client, kind: str, status: int, says: str
) -> None:
    answer = somebody.get(f"/fails/{kind}/")

    assert (answer.status_code, heading(answer)) == (status, says)
    assert "govuk-generic-header" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["away", "broken"])
def test_such_a_page_gives_a_word_by_which_it_is_found(
    somebody: Client, kind: str
) -> None:
    answer = somebody.get(f"/fails/{kind}/")

    assert answer["X-Request-Id"] in answer.content.decode()


def test_whoever_asks_too_early_is_told_when_to_ask_again(somebody: Client) -> None:
    assert somebody.get("/fails/away/")["Retry-After"] == "30"
    assert "Retry-After" not in somebody.get("/fails/broken/")


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/only-post/"), ("post", "/only-get/")]
)
def test_a_method_that_a_page_does_not_take_is_explained(
    somebody: Client, method: str, address: str
) -> None:
    answer = getattr(somebody, method)(address)

    assert (answer.status_code, heading(answer)) == (
        405,
        "This page does not take that",
    )
    assert answer["Allow"]


def test_a_form_without_its_token_is_explained(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {})

    assert (answer.status_code, heading(answer)) == (
        403,
        "The page had been open too long",
    )
    assert "back button" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize(
    "address", ["/", "/password/", "/coventry/plan/document/2008-09-q1/plan.xlsx"]
)
def test_without_its_database_the_service_says_so(
    somebody: Client, monkeypatch: pytest.MonkeyPatch, address: str, method: str
) -> None:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "no_such_database")
        answer = getattr(somebody, method)(address)
    connection.close()

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert answer["Content-Type"].startswith("text/html")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    if method == "head":
        assert answer.content == b""
    else:
        assert heading(answer) == "The service is not available for the moment"


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 429, 500, 503])
def test_each_has_its_page(code: int) -> None:
    """Also the one that only the library for signing in asks for."""
    assert re.search(r"<h1[^>]*>[A-Z]", render_to_string(f"{code}.html"))
