"""What the tests of accounts share: a person, and what is done at the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import reverse

PASSWORD = "plain speaking 1908"
NEW = "quarterly herring 27"
ADDRESS = "ann@council.example"


class Browser(Client):
    """Each request is a transaction of its own, at the end of which letters go out."""

    def request(self, **request: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().request(**request)


def sign_in(
    client: Client, email: str = ADDRESS, password: str = PASSWORD, **more: Any
) -> HttpResponse:
    data = {"login": email, "password": password}
    return client.post(reverse("sign-in"), data, **more)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)
