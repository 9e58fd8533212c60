"""A plan's money as its people see it in the browser, on 20 October 2008."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from funding.models import FundingLine
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.funding.money import a_plan, line_of


@dataclass
class Money:
    """The first line has £1,000 and £500, then nothing decided; the second £300."""

    line: FundingLine
    other: FundingLine
    people: dict[Role, User]

    def address(self, name: str, *more: Any) -> str:
        return reverse(name, args=[*self.line.address, *more])

    @property
    def plan_address(self) -> str:
        return reverse("money", args=self.line.address[:2])

    @property
    def address_to_add(self) -> str:
        return reverse("add-funding-line", args=self.line.address[:2])

    def client(self, role: Role) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client

    def get(self, where: str, role: Role = Role.COORDINATOR) -> str:
        response: HttpResponse = self.client(role).get(where)
        assert response.status_code == 200
        return response.content.decode()

    def post(self, where: str, **typed: Any) -> HttpResponse:
        """Send a form as the coordinator, who looked at the line as it is now."""
        self.line.refresh_from_db()
        data = {"version": self.line.version, **typed}
        response: HttpResponse = self.client(Role.COORDINATOR).post(where, data)
        return response


def some_money() -> Money:
    plan = a_plan()
    line = line_of(plan, 1000, 500, name="Caseworker", position=1)
    other = line_of(plan, 300, 0, 0, name="Patrols", position=2, source="")
    people = {role: member(plan, role, name=role.label) for role in Role}
    return Money(line, other, people)
