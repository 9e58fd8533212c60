from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from laa.api.example_files import FILES

pytestmark = pytest.mark.django_db
ROOT = Path(settings.BASE_DIR)


def test_every_example_of_the_docs_is_served() -> None:
    kept = {one.name for one in (ROOT / "docs/examples").iterdir() if one.is_file()}

    assert kept | {"api-in-excel.md"} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_whoever_asks_gets_it_as_a_file(name: str) -> None:
    answer = Client().get(reverse("api-example", args=[name]))

    assert answer.status_code == 200
    assert answer.content == (ROOT / FILES[name].path).read_bytes()
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("name", ["settings.py", "..", "agreement.py.bak"])
def test_nothing_else_of_the_disk_is(name: str) -> None:
    answer = Client().get(f"/api/examples/{name}")

    assert (answer.status_code, answer.json()["type"]) == (404, "/api/#not-found")


def test_the_reference_leads_to_them() -> None:
    shown = Client().get("/api/").content.decode()

    for name, one in FILES.items():
        assert f'href="{reverse("api-example", args=[name])}"' in shown
        assert one.words in shown
