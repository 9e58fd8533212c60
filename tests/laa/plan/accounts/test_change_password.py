from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse

from tests.factories.plan import UserFactory
from tests.laa.plan.accounts.people import ADDRESS, NEW, PASSWORD, errors, signed_in


def change(client, old=PASSWORD, new=NEW, again=NEW):
    data = {"oldpassword": old, "password1": new, "password2": again}
    return client.post(reverse("change-password"), data)


@pytest.mark.django_db
def test_a_stranger_has_no_password_to_change(client):
    response = client.get(reverse("change-password"))

    assert response.url == "/sign-in/?next=/password/"


def test_the_page_says_what_a_password_must_be(client, ann):
    client.force_login(ann)

    response = client.get(reverse("change-password"))

    assert "at least 12 characters" in response.text


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


def test_the_person_is_told_by_letter(client, ann):
    client.force_login(ann)

    change(client)

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([ADDRESS], "Your password was changed")
    ]
    assert "Hello Ann" in mail.outbox[0].body
    assert "127.0.0.1" in mail.outbox[0].body


def test_whoever_has_no_password_yet_makes_one_by_letter(client, db):
    client.force_login(UserFactory())

    response = client.get(reverse("change-password"))

    assert response.url == reverse("account_reset_password")


def test_the_present_password_must_be_right(client, ann):
    client.force_login(ann)

    response = change(client, old="wrong")

    assert errors(response) == {
        "oldpassword": [
            "That is not your present password: enter the one with which you sign in"
        ]
    }


def test_a_weak_password_is_refused_beside_its_box(client, ann):
    client.force_login(ann)

    response = change(client, new="12345", again="12345")

    assert errors(response) == {
        "password1": [
            "This password is too short. It must contain at least 12 characters.",
            "This password is too common.",
        ]
    }
    ann.refresh_from_db()
    assert ann.check_password(PASSWORD)


def test_two_new_passwords_must_agree(client, ann):
    client.force_login(ann)

    response = change(client, again="another 3000")

    assert errors(response) == {
        "password2": ["You must type the same password each time."]
    }


def test_no_password_is_ever_sent_back(client, ann):
    client.force_login(ann)

    response = change(client, again="another 3000")

    assert PASSWORD not in response.text
    assert NEW not in response.text
