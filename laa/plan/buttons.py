"""The button under a form, and with it how the form is sent."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit


def sent_by(button: str, *, name: str = "", look: str = "") -> FormHelper:
    """A form that is posted to its own page."""
    helper = FormHelper()
    helper.add_input(Submit(name, button, css_class=look))
    return helper


def chosen_by(button: str, *, action: str = "") -> FormHelper:
    """A form that chooses what a page shows; what is chosen stands in the address."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_action = action
    helper.add_input(Submit("", button, css_class="govuk-button--secondary"))
    return helper
