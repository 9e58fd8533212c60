"""Every component against the design system's own example of it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from laa.plan.rag import Rag
from tests.templates.markup import elements, fixture, tree


def component(name, /, **context):
    return render_to_string(f"components/_{name}.html", context)


@pytest.mark.parametrize(
    ("name", "theirs", "example", "context"),
    [
        ("tag", "tag", "default", {}),
        ("tag", "tag", "grey", {"colour": "grey"}),
        ("tag", "tag", "html as text", {}),
        ("inset", "inset-text", "default", {}),
        ("inset", "inset-text", "html as text", {}),
        ("warning_text", "warning-text", "default", {}),
        ("warning_text", "warning-text", "html as text", {}),
        ("notification_banner", "notification-banner", "default", {}),
        ("notification_banner", "notification-banner", "with type as success", {}),
        ("notification_banner", "notification-banner", "html as text", {}),
        ("button", "button", "prevent double click", {}),
        ("button", "button", "explicit link", {}),
    ],
)
def test_a_component_is_written_as_the_design_system_writes_it(
    name, theirs, example, context
):
    options, expected = fixture(theirs, example)

    html = component(name, **options, **context)

    assert tree(html) == tree(expected)


@pytest.mark.parametrize("example", ["default", "html as text"])
def test_details_are_written_as_the_design_system_writes_them(example):
    options, expected = fixture("details", example)

    html = component("details", summary=options["summaryText"], text=options["text"])

    assert tree(html) == tree(expected)


@pytest.mark.parametrize(
    "example", ["default", "with last breadcrumb as current page", "html as text"]
)
def test_breadcrumbs_are_written_as_the_design_system_writes_them(example):
    options, expected = fixture("breadcrumbs", example)
    pairs = [(item["text"], item.get("href")) for item in options["items"]]

    html = component("breadcrumbs", breadcrumbs=pairs)

    assert with_page_marked(tree(html)) == with_page_marked(tree(expected))


def with_page_marked(document):
    """An item without an address is this page, and one of their examples omits it."""
    for item in document[0].children[0].children:
        if isinstance(item.children[0], str):
            item.attributes["aria-current"] = "page"
    return document


def test_a_summary_list_is_written_as_the_design_system_writes_it():
    options, expected = fixture("summary-list", "default")
    rows = [
        (row["key"]["text"], row["value"].get("text") or safe(row["value"]["html"]))
        for row in options["rows"]
    ]

    html = component("summary_list", rows=rows)

    assert tree(html) == tree(expected)


def safe(html):
    return mark_safe(html)


@pytest.mark.parametrize(
    ("path", "example", "text"),
    [
        ("/elsewhere", "default", "Navigation item 1"),
        ("#/2", "with navigation with a current item", "Navigation item 2"),
    ],
)
def test_the_navigation_marks_the_page_that_is_shown(path, example, text):
    request = RequestFactory().get("/")
    request.path = path
    options, expected = fixture("service-navigation", example)
    at = [item["text"] for item in options["navigation"]].index(text)

    html = component(
        "navigation_item",
        request=request,
        text=text,
        href=options["navigation"][at]["href"],
    )

    assert elements(html, "li") == [elements(expected, "li")[at]]


def test_a_second_banner_has_an_id_of_its_own():
    html = component("notification_banner", text="Saved", number=2)

    [title] = elements(html, "h2")
    assert title.attributes["id"] == "govuk-notification-banner-title-2"


def test_a_button_says_which_of_several_it_is():
    html = component(
        "button", text="Return", name="act", value="return", kind="secondary"
    )

    [button] = elements(html, "button")
    assert button.attributes["name"] == "act"
    assert button.attributes["value"] == "return"
    assert button.attributes["class"] == "govuk-button govuk-button--secondary"


@pytest.mark.parametrize("rag", Rag)
def test_a_rating_has_its_word_and_a_shape_that_is_not_read_out(rag):
    html = component("rag", rag=rag)

    [tag] = elements(html, "strong")
    [shape] = elements(html, "svg")
    assert tag.children[-1] == rag.word
    assert shape.attributes["aria-hidden"] == "true"


def test_no_two_ratings_have_the_same_shape():
    shapes = {str(elements(component("rag", rag=rag), "svg")) for rag in Rag}

    assert len(shapes) == len(Rag)
