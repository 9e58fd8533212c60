"""Every widget against the design system's own examples of it."""

from __future__ import annotations

import re

import pytest

from laa.plan.dateinput import PARTS
from tests.templates.examples import rendered
from tests.templates.markup import fixture, tree

EXAMPLES = [
    *(
        ("input", name)
        for name in (
            "default",
            "with hint text",
            "with error message",
            "with error and hint",
            "with error, hint and describedBy",
            "with width-5 class",
            "with width-10 class",
            "with prefix",
            "with suffix",
            "with prefix and suffix and error",
            "with prefix and suffix and width modifier",
            "value",
            "zero value",
            "inputmode",
            "with autocomplete attribute",
            "with spellcheck disabled",
        )
    ),
    *(
        ("textarea", name)
        for name in (
            "default",
            "with hint",
            "with error message",
            "with hint and error message",
            "with default value",
            "with custom rows",
        )
    ),
    *(
        ("file-upload", name)
        for name in (
            "default",
            "with hint text",
            "with error message and hint",
        )
    ),
    *(
        ("select", name)
        for name in (
            "with hint text and error message",
            "hint and describedBy",
            "error",
        )
    ),
    *(
        ("radios", name)
        for name in (
            "default",
            "with hint",
            "inline",
            "with fieldset and error message",
            "with hint and error message",
        )
    ),
    *(
        ("checkboxes", name)
        for name in (
            "default",
            "with hint",
            "with error message and hint",
            "with single option set 'aria-describedby' on input, and describedBy",
        )
    ),
    *(
        ("password-input", name)
        for name in (
            "default",
            "with hint text",
            "with error message",
            "with new-password autocomplete",
        )
    ),
    *(
        ("date-input", name)
        for name in (
            "default",
            "with values",
            "with error message and hint",
            "with error on single field",
        )
    ),
]


@pytest.mark.parametrize(("component", "name"), EXAMPLES)
def test_a_widget_is_written_as_the_design_system_writes_it(component, name):
    options, expected = fixture(component, name)
    if component == "password-input":
        options = {"autocomplete": "current-password"} | options
    if component == "date-input":
        expected = with_names_of_the_field(expected, options["id"])

    html = rendered(component, options)

    assert tree(html) == tree(expected)


def with_names_of_the_field(html: str, name: str) -> str:
    """Its examples share the names day, month and year; a form of ours cannot."""
    return re.sub(rf'name="({"|".join(PARTS)})"', rf'name="{name}-\1"', html)
