from __future__ import annotations

import pytest
from django import forms

from laa.plan.templatetags import govuk


class Form(forms.Form):
    count = forms.CharField()
    proof = forms.SplitDateTimeField()


def test_a_widget_that_the_pack_does_not_draw_is_refused_by_name():
    with pytest.raises(ValueError, match="'proof' has a SplitDateTimeWidget"):
        govuk.component(Form()["proof"])


def test_options_are_numbered_from_the_second():
    field = Form()["count"]

    assert [govuk.numbered_id(field, n) for n in range(3)] == [
        "id_count",
        "id_count-2",
        "id_count-3",
    ]


def test_a_form_without_warnings_has_none():
    assert govuk.warning(Form()["count"]) == ""


def test_a_button_keeps_only_the_classes_that_it_was_given():
    classes = "btn btn-primary govuk-button--secondary"

    assert govuk.without_bootstrap(classes) == "govuk-button--secondary"
