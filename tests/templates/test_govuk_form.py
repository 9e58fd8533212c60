"""A whole form by the pack: layout, buttons, warnings, errors, what people wrote."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, ButtonHolder, Div, Fieldset, Hidden, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template

from laa.plan.dateinput import GovukDateField
from tests.templates.markup import elements, fixture, tree

SCRIPT = "<script>alert('x')</script>"


class ReturnForm(forms.Form):
    count = forms.CharField(
        label="Offences", error_messages={"required": "Enter the offences"}
    )
    status = forms.ChoiceField(
        choices={"provisional": "Provisional", "final": "Final"},
        widget=forms.RadioSelect,
        error_messages={"required": "Choose provisional or final"},
    )
    as_at = GovukDateField(label="As-at date")
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": "The version is missing"}
    )

    @property
    def helper(self):
        return FormHelper()


class Upload(forms.Form):
    file = forms.FileField(widget=forms.FileInput)
    helper = FormHelper()


def test_only_a_form_with_a_file_is_sent_in_parts():
    assert 'enctype="multipart/form-data"' in render_crispy_form(Upload())
    assert "enctype" not in render_crispy_form(ReturnForm())


def of_layout(*layout, form=None, **context):
    helper = FormHelper()
    helper.add_layout(Div(*layout))
    return render_crispy_form(form or forms.Form(), helper, context)


def ids_and_descriptions(html):
    described = [
        element.attributes.get("aria-describedby")
        for tag in ("input", "fieldset")
        for element in elements(html, tag)
    ]
    return [text for text in described if text]


def test_a_form_leaves_the_checking_to_the_server():
    html = render_crispy_form(ReturnForm())

    [form] = elements(html, "form")
    assert form.attributes == {"method": "post", "novalidate": ""}
    assert not [i for i in elements(html, "input") if "required" in i.attributes]


def test_a_posted_form_carries_the_token_and_a_got_one_does_not():
    helper = FormHelper()
    token = {"csrf_token": "a-token"}

    posted = render_crispy_form(ReturnForm(), helper, token)
    helper.form_method = "get"
    got = render_crispy_form(ReturnForm(), helper, token)

    assert 'value="a-token"' in posted
    assert "a-token" not in got


def test_a_form_may_stand_without_its_own_tag():
    html = Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(
        Context({"form": ReturnForm()})
    )

    assert not elements(html, "form")
    assert [i.attributes["name"] for i in elements(html, "input")] == [
        "count",
        "status",
        "status",
        "as_at-day",
        "as_at-month",
        "as_at-year",
        "version",
    ]


def test_two_buttons_stand_in_one_group_with_a_name_each():
    helper = FormHelper()
    helper.add_input(Submit("save", "Save"))
    helper.add_input(
        Submit("send", "Save and submit", css_class="govuk-button--secondary")
    )

    html = render_crispy_form(forms.Form(), helper)

    save, send = elements(html, "button")
    assert save.attributes["class"] == "govuk-button"
    assert save.attributes["name"] == "save"
    assert send.attributes["class"] == "govuk-button govuk-button--secondary"
    assert send.children == ["Save and submit"]
    assert "govuk-button-group" in html


def test_one_button_is_written_as_the_design_system_writes_it():
    helper = FormHelper()
    helper.add_input(Submit("", "Submit"))
    _, expected = fixture("button", "prevent double click")

    html = render_crispy_form(forms.Form(), helper)

    assert tree(html)[0].children == tree(expected)


def test_a_hidden_value_is_no_button():
    html = of_layout(Hidden("version", "3"))

    [hidden] = elements(html, "input")
    assert hidden.attributes == {"type": "hidden", "name": "version", "value": "3"}


def test_a_fieldset_is_written_as_the_design_system_writes_it():
    _, expected = fixture("fieldset", "html fieldset content")
    content = (
        '<div class="my-content"><p>This is some content to put inside the fieldset'
        "</p></div>"
    )

    html = of_layout(Fieldset("What is your address?", HTML(content)))

    [fieldset] = elements(html, "fieldset")
    [meant] = elements(expected, "fieldset")
    assert fieldset.children[1:] == meant.children[1:]
    assert fieldset.attributes == meant.attributes
    assert fieldset.children[0].children == meant.children[0].children


def test_a_layout_groups_buttons_and_divides():
    html = of_layout(
        Div(ButtonHolder(Submit("save", "Save")), css_id="part", css_class="wide")
    )

    _, part, group = elements(html, "div")
    assert part.attributes == {"id": "part", "class": "wide"}
    assert group.attributes == {"class": "govuk-button-group"}


def test_labels_and_legends_take_the_size_that_the_helper_says():
    helper = FormHelper()
    helper.label_size = "s"

    html = render_crispy_form(ReturnForm(), helper)

    assert elements(html, "label")[0].attributes["class"].split() == [
        "govuk-label",
        "govuk-label--s",
    ]
    assert all(
        "govuk-fieldset__legend--s" in legend.attributes["class"]
        for legend in elements(html, "legend")
    )


def test_a_warning_stands_in_its_field_and_is_announced_with_it():
    form = ReturnForm()
    form.warnings = {"count": "250 is far from 119"}

    html = render_crispy_form(form)

    assert ids_and_descriptions(html) == ["id_count-warning"]
    [warning] = [
        e for e in elements(html, "div") if e.attributes.get("id") == "id_count-warning"
    ]
    assert "250 is far from 119" in str(warning)


def test_every_error_of_a_field_is_announced():
    form = ReturnForm({})
    form.add_error("count", "Enter a whole number")

    html = render_crispy_form(form)

    assert ids_and_descriptions(html)[0] == "id_count-error id_count-error-2"


def test_the_summary_leads_to_the_first_thing_to_mend_in_each_field():
    form = ReturnForm({"as_at-day": "30", "as_at-month": "6"})
    form.add_error(None, "Somebody else has saved this return")

    html = Template("{% load crispy_forms_tags %}{{ form|as_crispy_errors }}").render(
        Context({"form": form})
    )

    assert [(a.attributes["href"], *a.children) for a in elements(html, "a")] == [
        ("#id_count", "Enter the offences"),
        ("#id_status", "Choose provisional or final"),
        ("#id_as_at-year", "As-at date must include a year"),
    ]
    plain = [
        li.children for li in elements(html, "li") if isinstance(li.children[0], str)
    ]
    assert plain == [
        ["Somebody else has saved this return"],
        ["The version is missing"],
    ]


def test_what_people_wrote_is_never_markup():
    field = forms.ChoiceField(
        label=SCRIPT,
        help_text=SCRIPT,
        choices={SCRIPT: SCRIPT},
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=SCRIPT, widget=forms.Textarea)
    form = type("Form", (forms.Form,), {"chosen": field, "text": text})(
        {"text": SCRIPT}
    )
    form.add_error("chosen", SCRIPT)
    form.warnings = {"text": SCRIPT}

    html = render_crispy_form(form)
    summary = Template('{% include "govuk/errors.html" %}').render(
        Context({"form": form})
    )

    assert not elements(html + summary, "script")
    assert html.count("&lt;script&gt;") == 8
