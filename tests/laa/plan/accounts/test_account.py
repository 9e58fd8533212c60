from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from laa.plan.clock import now
from laa.plan.models import User
from tests.factories.plan import ApiTokenFactory, UserFactory
from tests.laa.plan.accounts.factors import give_app
from tests.templates.markup import Element, elements

ACCOUNT = "/account/"


@pytest.fixture
def ann(db: None) -> User:
    person: User = UserFactory(
        email="ann@council.example", name="Ann", password="plain speaking 1908"
    )
    return person


@pytest.fixture
def client_of_ann(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def page_of(client: Client, address: str = ACCOUNT) -> str:
    return client.get(address).content.decode()


def rows_of(page: str) -> dict[str, str]:
    keys, values = elements(page, "dt"), elements(page, "dd")[::2]
    return {
        str(key.children[0]): str(value.children[0])
        for key, value in zip(keys, values, strict=True)
    }


def leads_to(link: Element) -> str:
    return link.attributes["href"]


def test_it_tells_how_one_signs_in_and_what_one_has(client_of_ann: Client) -> None:
    assert rows_of(page_of(client_of_ann)) == {
        "Name": "Ann",
        "E-mail address": "ann@council.example",
        "Password": "Not shown",
        "Second factor": "Not switched on",
        "Reminders by e-mail": "Yes",
        "Tokens for programs": "None",
    }


def test_it_tells_what_one_has_changed(client_of_ann: Client, ann: User) -> None:
    ann.set_unusable_password()
    ann.wants_reminders = False
    ann.save()
    give_app(ann)
    client_of_ann.force_login(ann)
    at = now()
    for days in (-1, 1, 2):
        ApiTokenFactory(
            user=ann,
            made_at=at - timedelta(days=5),
            expires_at=at + timedelta(days=days),
        )
    ApiTokenFactory(made_at=at, expires_at=at + timedelta(days=1))

    rows = rows_of(page_of(client_of_ann))

    assert rows["Password"] == "You have none"
    assert rows["Second factor"] == "Switched on"
    assert rows["Reminders by e-mail"] == "No"
    assert rows["Tokens for programs"] == "2 in use"


def test_each_of_its_parts_leads_back_to_it(client_of_ann: Client) -> None:
    names = ("change-password", "mfa_index", "reminders", "tokens")
    parts = [reverse(name) for name in names]

    links = [leads_to(link) for link in elements(page_of(client_of_ann), "a")]
    assert [link for link in links if link in parts] == parts
    for part in parts:
        trail = elements(page_of(client_of_ann, part), "ol")[0]
        assert reverse("account") in str(trail)


def test_its_queries_are_counted(
    client_of_ann: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client_of_ann.get(ACCOUNT)

    # The session, the person, their second factors and their tokens.
    with django_assert_num_queries(4):
        client_of_ann.get(ACCOUNT)
