from __future__ import annotations

from laa.plan.buttons import chosen_by, sent_by


def test_what_is_typed_is_posted_by_a_button_with_its_words() -> None:
    helper = sent_by("Save", name="confirm", look="govuk-button--warning")

    [button] = helper.inputs
    assert (helper.form_method, button.name, button.value) == (
        "post",
        "confirm",
        "Save",
    )
    assert "govuk-button--warning" in button.field_classes


def test_what_is_chosen_stands_in_the_address() -> None:
    helper = chosen_by("Show", action="/elsewhere/")

    [button] = helper.inputs
    assert (helper.form_method, helper.form_action) == ("get", "/elsewhere/")
    assert button.value == "Show"
    assert "govuk-button--secondary" in button.field_classes
