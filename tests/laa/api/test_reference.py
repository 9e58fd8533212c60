from __future__ import annotations

import json
import re
import shlex
from html import unescape
from typing import Any

import pytest
from django.test import Client

from laa.api.examples import EXAMPLES
from laa.api.openapi import document, operations
from laa.api.problems import Kind
from laa.api.reference import everywhere, groups, things


@pytest.fixture
def shown(db: None) -> str:
    return unescape(Client().get("/api/").content.decode())


def test_it_is_open_to_anybody_and_linked_from_every_page(shown: str) -> None:
    assert '<h1 class="govuk-heading-l">The API</h1>' in shown
    assert 'href="/api/">The API</a>' in Client().get("/sign-in/").content.decode()


def test_every_operation_is_shown_with_its_address_and_what_it_takes(
    shown: str,
) -> None:
    for path, method, told in operations(document()):
        section = shown.partition(f'<section id="{told["operationId"]}">')[2]
        section = section.partition("</section>")[0]
        assert f"<code>{path}</code>" in section
        assert f">{method.upper()}</strong>" in section
        for parameter in told["parameters"]:
            assert f"<code>{parameter['name']}</code>" in section
        for status in set(told["responses"]) - everywhere():
            assert f">{status}</dt>" in section


def test_what_any_request_may_be_answered_with_is_told_once(shown: str) -> None:
    assert {"401", "429", "500"} <= everywhere()
    assert "304" not in everywhere()
    assert f"with {', '.join(sorted(everywhere()))}: <a" in shown
    for status in everywhere():
        assert f">{status}</dt>" not in shown


def test_every_operation_is_in_one_group() -> None:
    shown = [one.id for group in groups() for one in group.operations]

    assert sorted(shown) == sorted(EXAMPLES)


def test_every_problem_stands_where_its_type_leads(shown: str) -> None:
    for kind in Kind:
        assert f'id="{kind.address.removeprefix("/api/#")}"' in shown
        assert f"{kind.status} {kind.title}" in shown


def test_every_object_is_shown_with_its_fields(shown: str) -> None:
    for thing in things():
        assert f'<section id="{thing.anchor}">' in shown
        assert thing.fields


def test_every_link_within_the_page_leads_somewhere(shown: str) -> None:
    asked = set(re.findall(r'href="#([^"]+)"', shown))

    assert asked <= set(re.findall(r'id="([^"]+)"', shown))


def curl_of(name: str) -> list[str]:
    found = {one.id: one for group in groups() for one in group.operations}
    return shlex.split(found[name].curl.replace("\\\n", " "))


def test_a_line_for_a_shell_asks_what_the_example_asks(settings: Any) -> None:
    settings.SERVICE_URL = "https://laa.example"

    reading, writing = curl_of("get_plan"), curl_of("enter_return")

    assert reading == [
        "curl",
        "--header",
        "Authorization: Bearer $TOKEN",
        "https://laa.example/api/v1/plans/coventry/violent-crime",
    ]
    assert "PUT" in writing
    assert any(part.startswith('If-Match: "0-') for part in writing)
    sent = writing[writing.index("--data") + 1]
    assert json.loads(sent) == EXAMPLES["enter_return"].body


def test_nothing_of_it_needs_a_script_or_a_style_of_its_own(shown: str) -> None:
    assert " style=" not in shown
    assert "<style" not in shown
    assert shown.count("<script") == 2
