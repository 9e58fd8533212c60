from __future__ import annotations

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import resolve

from tests.templates.markup import Element, elements

PLAN = "/coventry/violent-crime/"


def links(path: str) -> list[Element]:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    page = engines["django"].from_string("{% load plan %}{% plan_navigation %}")
    return elements(page.render({}, request), "a")


def marked(path: str) -> dict[str, str]:
    """The links that are marked: their words, and as what."""
    return {
        str(link.children[0]): link.attributes["aria-current"]
        for link in links(path)
        if "aria-current" in link.attributes
    }


def test_every_page_of_a_plan_is_a_click_away():
    shown = {str(link.children[0]): link.attributes["href"] for link in links(PLAN)}

    assert shown == {
        "Dashboard": PLAN,
        "Actions": f"{PLAN}actions/",
        "Risks": f"{PLAN}risks/",
        "Money": f"{PLAN}money/",
        "Meeting": f"{PLAN}meeting/",
        "Document": f"{PLAN}document/",
        "Findings": f"{PLAN}findings/",
        "People": f"{PLAN}people/",
        "About": f"{PLAN}about/",
    }


@pytest.mark.parametrize(
    ("path", "text"), [(PLAN, "Dashboard"), (f"{PLAN}findings/", "Findings")]
)
def test_the_page_that_is_shown_is_marked_and_no_other(path, text):
    assert marked(path) == {text: "page"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{PLAN}ni-15/", "Dashboard"),
        (f"{PLAN}ni-15/2008-09-q1/", "Dashboard"),
        (f"{PLAN}actions/3/edit/", "Actions"),
        (f"{PLAN}meeting/2008-09-q1/", "Meeting"),
        (f"{PLAN}about/3/", "About"),
        (f"{PLAN}people/roles/", "People"),
    ],
)
def test_a_page_below_marks_the_one_that_it_belongs_to(path, text):
    assert marked(path) == {text: "true"}


@pytest.mark.parametrize("path", ["/", "/password/"])
def test_a_page_of_no_plan_has_none(path):
    assert links(path) == []


def test_a_page_that_no_address_leads_to_has_none():
    page = engines["django"].from_string("{% load plan %}{% plan_navigation %}")

    assert page.render({}).strip() == ""
    assert page.render({}, RequestFactory().get(PLAN)).strip() == ""


def test_a_line_may_end_between_the_parts_of_a_text():
    page = engines["django"].from_string("{% load plan %}{{ parts|parted }}")

    assert page.render({"parts": ("<a", "b")}) == "&lt;a<wbr>b"
    assert page.render({"parts": ("whole",)}) == "whole"
