"""The frame of every page."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string

from laa.plan.models import User
from tests.templates.markup import elements, fixture, tree

ERROR_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


class NameForm(forms.Form):
    name = forms.CharField(error_messages={"required": "Enter the name"})


def page(**context):
    return render_to_string("base.html", context)


def test_the_header_is_the_one_for_services_outside_gov_uk():
    options, expected = fixture("generic-header", "default")
    expected = expected.replace(options["logoText"], "Local Area Agreement monitor")

    [header] = elements(page(), "header")

    assert header.children == tree(expected)


def test_the_first_link_skips_to_the_content():
    _, expected = fixture("skip-link", "default")

    first = elements(page(), "a")[0]

    assert first.attributes | {"href": "#test-target-element"} == (
        elements(expected, "a")[0].attributes
    )
    assert elements(page(), "main")[0].attributes["id"] == "main-content"


def test_nothing_on_the_page_is_inline():
    html = page(user=User(name="Ann"), form=NameForm({}))

    assert all(script.attributes["src"] for script in elements(html, "script"))
    assert not elements(html, "style")
    assert " style=" not in html


def test_a_stranger_is_offered_nothing_to_navigate():
    assert not elements(page(), "nav")


def test_whoever_is_signed_in_is_named_and_may_sign_out():
    html = page(user=User(name="<Ann>"))

    [form] = elements(html, "form")
    assert form.attributes == {"method": "post", "action": "/sign-out/"}
    assert "&lt;Ann&gt;" in html


@pytest.mark.parametrize(
    ("believed", "shown"),
    [
        (date(2008, 10, 20), True),
        (None, False),
    ],
)
def test_a_date_that_is_not_the_real_one_is_announced(believed, shown):
    html = page(believed_date=believed)

    sentence = "this service believes that today is 20 October 2008."
    assert (sentence in html) == shown


def test_an_error_is_in_the_title_and_first_in_the_content():
    html = page(form=NameForm({}))

    [title] = elements(html, "title")
    assert title.children[0].startswith("Error: ")
    [main] = elements(html, "main")
    assert "Enter the name" in str(main.children[0])


def test_a_page_without_errors_says_nothing_of_them():
    html = page(form=NameForm())

    assert "Error" not in html
    assert "govuk-error-summary" not in html


def test_breadcrumbs_stand_before_the_content():
    html = page(breadcrumbs=[("Home", "/"), ("NI 15", "")])

    [crumbs] = elements(html, "nav")
    assert crumbs.attributes["aria-label"] == "Breadcrumb"
    assert html.index("Breadcrumb") < html.index("<main")


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_request(name):
    html = render_to_string(name)

    [heading] = elements(html, "h1")
    [title] = elements(html, "title")
    assert title.children == [f"{heading.children[0]} – Local Area Agreement monitor"]


def test_a_refusal_gives_its_reason():
    html = render_to_string("403.html", {"exception": "You submitted this <figure>"})

    assert "You submitted this &lt;figure&gt;" in html
