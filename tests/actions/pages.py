"""Going to the pages of an action as one of its people."""

from __future__ import annotations

from html import unescape

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.actions.plans import Led


def address(led: Led, name: str, *more: int) -> str:
    return reverse(name, args=[*led.action.address, *more])


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(response: HttpResponse) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


def page(user: User, where: str, **query: str) -> str:
    return shown(browser(user).get(where, query))


def send(user: User, where: str, data: dict[str, str]) -> HttpResponse:
    response: HttpResponse = browser(user).post(where, data)
    return response
