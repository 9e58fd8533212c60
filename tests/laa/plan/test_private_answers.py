from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from laa.plan.private_answers import private_answers
from tests.factories.plan import UserFactory

PRIVATE = "private, no-store"


@pytest.fixture
def somebody(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(password="plain speaking 1908"))
    return client


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/password/", 200), ("/password", 301), ("/no/such-plan/", 404)],
)
def test_no_answer_to_a_signed_in_person_is_kept(
    somebody: Client, address: str, status: int
) -> None:
    response = somebody.get(address)

    assert (response.status_code, response["Cache-Control"]) == (status, PRIVATE)


@pytest.mark.django_db
def test_a_stranger_is_answered_as_before() -> None:
    assert Client().get("/")["Location"] == "/sign-in/?next=/"
    assert PRIVATE not in Client().get("/").headers.get("Cache-Control", "")


def test_an_answer_before_anybody_is_known_is_left_alone() -> None:
    answer = private_answers(lambda request: HttpResponse())

    response = answer(RequestFactory().get("/static/laa/laa.css"))

    assert "Cache-Control" not in response


def test_an_unknown_host_is_refused_as_before(somebody: Client) -> None:
    response = somebody.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
