from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests.factories.plan import UserFactory

PASSWORD = "plain speaking 1908"
NEW = "quarterly herring 27"
WRONG = (
    "No account has that e-mail address and password: "
    "check both, and the capital letters in the password"
)


@pytest.fixture
def ann(db):
    return UserFactory(email="ann@council.example", name="Ann", password=PASSWORD)


def sign_in(client, email="ann@council.example", password=PASSWORD, **more):
    data = {"username": email, "password": password}
    return client.post(reverse("sign-in"), data, **more)


def change(client, old=PASSWORD, new=NEW, again=NEW):
    data = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post(reverse("change-password"), data)


def errors(response):
    return dict(response.context["form"].errors)


def signed_in(client):
    return "_auth_user_id" in client.session


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
        "username": ["Enter your e-mail address"],
        "password": ["Enter your password"],
    }


def test_an_address_that_is_none_is_named(client, db):
    response = sign_in(client, email="100% ann")

    assert errors(response)["username"] == [
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


@pytest.mark.django_db
def test_a_stranger_has_no_password_to_change(client):
    response = client.get(reverse("change-password"))

    assert response.url == "/sign-in/?next=/password/"


def test_the_page_says_what_a_password_must_be(client, ann):
    client.force_login(ann)

    response = client.get(reverse("change-password"))

    assert "at least 8 characters" in response.text


def test_a_changed_password_is_the_one_that_works(client, ann):
    client.force_login(ann)

    response = change(client)

    assert response.url == reverse("home")
    assert [str(m) for m in get_messages(response.wsgi_request)] == [
        "Your password is changed"
    ]
    ann.refresh_from_db()
    assert ann.check_password(NEW)
    assert signed_in(client)


def test_a_changed_password_ends_the_sessions_elsewhere(client, ann):
    elsewhere = type(client)()
    elsewhere.force_login(ann)
    client.force_login(ann)

    change(client)

    response = elsewhere.get(reverse("change-password"))
    assert response.url == "/sign-in/?next=/password/"


def test_the_present_password_must_be_right(client, ann):
    client.force_login(ann)

    response = change(client, old="wrong")

    assert errors(response) == {
        "old_password": [
            "That is not your present password: enter the one with which you sign in"
        ]
    }


def test_a_weak_password_is_refused_beside_its_box(client, ann):
    client.force_login(ann)

    response = change(client, new="12345", again="12345")

    assert errors(response) == {
        "new_password1": [
            "This password is too short. It must contain at least 8 characters.",
            "This password is too common.",
            "This password is entirely numeric.",
        ]
    }
    ann.refresh_from_db()
    assert ann.check_password(PASSWORD)


def test_two_new_passwords_must_agree(client, ann):
    client.force_login(ann)

    response = change(client, again="another 3000")

    assert errors(response) == {
        "new_password2": ["The new passwords differ: enter the same one twice"]
    }


def test_no_password_is_ever_sent_back(client, ann):
    client.force_login(ann)

    response = change(client, again="another 3000")

    assert PASSWORD not in response.text
    assert NEW not in response.text
