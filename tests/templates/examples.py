"""Each of the design system's examples of a field, said again as a Django form."""

from __future__ import annotations

from typing import Any

from crispy_forms.bootstrap import PrependedAppendedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError

from laa.plan.dateinput import PARTS, GovukDateField

# What an example calls it, and the attribute that it becomes.
ATTRIBUTES = {
    "id": "id",
    "idPrefix": "id",
    "classes": "class",
    "describedBy": "aria-describedby",
    "inputmode": "inputmode",
    "autocomplete": "autocomplete",
    "rows": "rows",
    "spellcheck": "spellcheck",
}
WIDGETS = {
    "input": forms.TextInput,
    "textarea": forms.Textarea,
    "password-input": forms.PasswordInput,
    "file-upload": forms.FileInput,
    "select": forms.Select,
    "radios": forms.RadioSelect,
    "checkboxes": forms.CheckboxSelectMultiple,
}


def rendered(component: str, options: dict[str, Any]) -> str:
    """What our pack makes of the form that an example's options describe."""
    name = options.get("name") or options["id"]
    declared = {name: _field(component, options)}
    form = type("Example", (forms.Form,), declared)(_typed(name, options))
    form.auto_id = "%s"
    form.full_clean()
    if "errorMessage" in options:
        form.add_error(name, _error(options))
    form.helper = _helper(name, options)
    return render_crispy_form(form)


def _field(component: str, options: dict[str, Any]) -> forms.Field:
    legend = options.get("fieldset", options).get("legend") or options.get("label")
    attrs = {
        attribute: str(options[key]).lower() if key == "spellcheck" else options[key]
        for key, attribute in ATTRIBUTES.items()
        if key in options
    }
    common = {"required": False, "help_text": options.get("hint", {}).get("text", "")}
    if component == "date-input":
        return GovukDateField(label=legend["text"], **common)
    items = options.get("items", [])
    if legend is None:
        [only] = items
        widget = forms.CheckboxInput(attrs=attrs | {"value": only["value"]})
        return forms.BooleanField(label=only["text"], widget=widget, **common)
    widget = WIDGETS[component](attrs=attrs)
    if hasattr(widget, "choices"):
        choices = [(item["value"], item["text"]) for item in items]
        many = component == "checkboxes"
        kind = forms.MultipleChoiceField if many else forms.ChoiceField
        return kind(label=legend["text"], widget=widget, choices=choices, **common)
    return forms.CharField(label=legend["text"], widget=widget, **common)


def _typed(name: str, options: dict[str, Any]) -> dict[str, Any]:
    if isinstance(options.get("values"), dict):
        return {f"{name}-{part}": str(n) for part, n in options["values"].items()}
    checked = [item["value"] for item in options.get("items", []) if "checked" in item]
    value = options.get("values", options.get("value", checked[0] if checked else None))
    return {} if value is None else {name: value}


def _error(options: dict[str, Any]) -> ValidationError:
    wrong = [part for part in PARTS if options.get(part, {}).get("error")]
    return ValidationError(
        options["errorMessage"]["text"], params={"parts": wrong or PARTS}
    )


def _helper(name: str, options: dict[str, Any]) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    ends = (options.get(end, {}).get("text") for end in ("prefix", "suffix"))
    helper.layout = Layout(PrependedAppendedText(name, *ends))
    return helper
