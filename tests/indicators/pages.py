"""A plan as its people see it on 20 October 2008: Q1 is signed off, Q2 is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indicators.acts import Act
from indicators.models import TargetSet
from indicators.signoff import current, version_of
from laa.plan.models import User
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.indicators.examples import Q2
from tests.indicators.returns import RED, act, submit, target_set_of_368

TODAY = date(2008, 10, 20)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
ENTRY = {
    "count": "101",
    "state": "provisional",
    "source": "Police extract",
    "as_at-day": "14",
    "as_at-month": "10",
    "as_at-year": "2008",
    "commentary": "More reports after the new counting rule.",
}


@dataclass
class World:
    target_set: TargetSet
    people: dict[Role, User]

    def address(self, name: str, *more: Any) -> str:
        return reverse(name, args=[*self.target_set.address, *more])

    @property
    def plan_address(self) -> list[str]:
        return list(self.target_set.address[:2])

    def client(self, role: Role) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client

    def post(self, role: Role, *, quarter: Quarter = Q2, **given: Any) -> HttpResponse:
        """Send the return's form; a value of None leaves its box out."""
        version = version_of(current(self.target_set, quarter))
        data = {**ENTRY, "version": version, "act": Act.SAVE.label, **given}
        data = {name: value for name, value in data.items() if value is not None}
        response: HttpResponse = self.client(role).post(
            self.address("return", quarter), data
        )
        return response

    def post_act(
        self, role: Role, name: Act, *, quarter: Quarter = Q2, **given: Any
    ) -> HttpResponse:
        version = version_of(current(self.target_set, quarter))
        response: HttpResponse = self.client(role).post(
            self.address("act", quarter, name), {"version": version, **given}
        )
        return response


def a_world() -> World:
    target_set = target_set_of_368()
    person = {"password": "plain speaking 1908"}
    people = {
        role: member(target_set.plan, role, name=role.label, **person) for role in Role
    }
    submit(target_set, people[Role.ANALYST], RED)
    act(Act.SIGN_OFF, target_set, people[Role.OWNER])
    return World(target_set, people)


def text_of(response: HttpResponse) -> str:
    """Without the token of a form, in which any digits may stand by chance."""
    return TOKEN.sub("", response.content.decode())
