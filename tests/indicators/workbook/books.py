"""A return workbook that an analyst downloads, fills in and sends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
from django.http import HttpResponse
from django.urls import reverse

from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.indicators.examples import Q2
from tests.indicators.pages import World

# A figure that is complete, by the columns of the first row.
FIGURE: dict[str, Any] = {
    "D2": 101,
    "G2": "Provisional",
    "H2": "Police extract",
    "I2": date(2008, 10, 14),
    "J2": "More reports after the new counting rule.",
}


def address(world: World, quarter: Quarter = Q2) -> str:
    return reverse("return-workbook", args=[*world.plan_address, quarter])


def download(world: World, suffix: str = "xlsx", quarter: Quarter = Q2) -> bytes:
    name = "return-workbook-file"
    where = reverse(name, args=[*world.plan_address, quarter, suffix])
    content: bytes = world.client(Role.ANALYST).get(where).content
    return content


def filled(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """With these cells typed over, as a spreadsheet program would save it."""
    book = openpyxl.load_workbook(BytesIO(content))
    for cell, value in cells.items():
        book["Return"][cell] = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def send(
    world: World, content: bytes, quarter: Quarter = Q2, name: str = "returns.xlsx"
) -> HttpResponse:
    file = BytesIO(content)
    file.name = name
    response: HttpResponse = world.client(Role.ANALYST).post(
        address(world, quarter), {"file": file}
    )
    return response


def confirm(
    world: World, preview: HttpResponse, role: Role = Role.ANALYST
) -> HttpResponse:
    sealed = preview.context["form"]["checked"].value()
    response: HttpResponse = world.client(role).post(
        address(world), {"checked": sealed}
    )
    return response
