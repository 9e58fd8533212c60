from __future__ import annotations

import pytest
from django.urls import reverse

from tests.laa.plan.accounts.people import PASSWORD, errors, sign_in, signed_in

WRONG = (
    "No account has that e-mail address and password: "
    "check both, and the capital letters in the password"
)


@pytest.mark.django_db
def test_a_stranger_can_reach_the_sign_in_page(client):
    response = client.get(reverse("sign-in"))

    assert response.status_code == 200
    assert "<h1" in response.text


def test_signing_in_leads_home_under_a_new_session(client, ann):
    client.session.save()
    before = client.session.session_key

    response = sign_in(client)

    assert response.status_code == 302
    assert response.url == reverse("home")
    assert signed_in(client)
    assert client.session.session_key != before


def test_an_address_may_be_typed_in_any_case(client, ann):
    sign_in(client, email="Ann@Council.Example")

    assert signed_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ann@council.example", "wrong"),
        ("nobody@council.example", PASSWORD),
    ],
)
def test_a_wrong_password_and_an_unknown_account_get_one_answer(
    client, ann, email, password
):
    response = sign_in(client, email=email, password=password)

    assert errors(response) == {"__all__": [WRONG]}
    assert email in response.text
    assert password not in response.text
    assert not signed_in(client)


def test_an_account_that_is_closed_gets_the_same_answer(client, ann):
    ann.is_active = False
    ann.save()

    response = sign_in(client)

    assert errors(response) == {"__all__": [WRONG]}


def test_what_is_missing_is_asked_for(client, db):
    response = sign_in(client, email="", password="")

    assert errors(response) == {
        "login": ["Enter your e-mail address"],
        "password": ["Enter your password"],
    }


def test_an_address_that_is_none_is_named(client, db):
    response = sign_in(client, email="100% ann")

    assert errors(response)["login"] == [
        "'100% ann' is not an e-mail address: enter one such as name@example.org"
    ]


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/password/", "/password/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
    ],
)
def test_signing_in_leads_back_within_this_service_only(client, ann, wanted, reached):
    response = sign_in(client, query_params={"next": wanted})

    assert response.url == reached


def test_whoever_is_signed_in_is_sent_home(client, ann):
    client.force_login(ann)

    response = client.get(reverse("sign-in"))

    assert response.url == reverse("home")


def test_signing_out_ends_the_session(client, ann):
    client.force_login(ann)

    response = client.post(reverse("sign-out"))

    assert response.url == reverse("sign-in")
    assert not signed_in(client)


@pytest.mark.django_db
def test_signing_out_twice_leads_to_the_sign_in_page(client):
    assert client.post(reverse("sign-out")).url == reverse("sign-in")


def test_a_link_cannot_sign_anybody_out(client, ann):
    client.force_login(ann)

    response = client.get(reverse("sign-out"))

    assert response.status_code == 405
    assert signed_in(client)
