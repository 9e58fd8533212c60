"""What the templates of the govuk pack ask of a form and its fields."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from laa.plan import dateinput

register = template.Library()

_TEMPLATES: tuple[tuple[type[forms.Widget], str], ...] = (
    (dateinput.GovukDateWidget, "date_input"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file_upload"),
    (forms.PasswordInput, "password_input"),
    (forms.EmailInput, "input"),
    (forms.NumberInput, "input"),
    (forms.TextInput, "input"),
)

# Django gives every textarea 10 rows of 40 columns unless the form says otherwise.
_DJANGO_ROWS = "10"


@dataclass(frozen=True)
class Message:
    """An error: the element that holds it, or its link leads to, and its sentence."""

    id: str
    text: str


@register.filter
def component(field: BoundField) -> str:
    """The template that draws this field."""
    for widget, name in _TEMPLATES:
        if isinstance(field.field.widget, widget):
            return f"govuk/{name}.html"
    raise ValueError(
        f"The field '{field.name}' has a {type(field.field.widget).__name__}, "
        f"which the govuk pack does not draw: use one of "
        f"{', '.join(widget.__name__ for widget, _ in _TEMPLATES)}"
    )


@register.filter
def element_id(field: BoundField) -> str:
    return field.field.widget.attrs.get("id") or field.auto_id


@register.filter
def numbered_id(field: BoundField, index: int) -> str:
    """The first option has the field's own id, so that an error's link finds it."""
    return _numbered(element_id(field), index)


@register.filter
def error_messages(field: BoundField) -> list[Message]:
    stem = f"{element_id(field)}-error"
    return [
        Message(_numbered(stem, index), str(text))
        for index, text in enumerate(field.errors)
    ]


@register.filter
def warning(field: BoundField) -> str:
    """A sentence that does not block, from the form's `warnings`; empty if none."""
    return getattr(field.form, "warnings", {}).get(field.name, "")


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of what the form names itself, then of hint, errors and warning."""
    stem = element_id(field)
    ids = field.field.widget.attrs.get("aria-describedby", "").split()
    if field.help_text:
        ids.append(f"{stem}-hint")
    ids += [message.id for message in error_messages(field)]
    if warning(field):
        ids.append(f"{stem}-warning")
    return " ".join(ids)


@register.filter
def date_boxes(field: BoundField) -> list[dateinput.Box]:
    return dateinput.boxes(field, element_id(field))


@register.filter
def error_links(form: BaseForm) -> list[Message]:
    """Every error of a form, for its summary; no id where no field can be gone to."""
    general = [Message("", str(text)) for text in form.non_field_errors()]
    return general + [
        Message("" if field.is_hidden else _target(field), str(text))
        for field in form
        for text in field.errors
    ]


@register.simple_tag
def govuk_widget(field: BoundField, css: str) -> SafeString:
    """
    The widget itself, with the design system's class, ids and descriptions.

    Nothing stops the typing or the sending: no `required` and no `maxlength`, as the
    server answers with a sentence.
    """
    widget = field.field.widget
    classes = [css, widget.attrs.get("class", "")]
    if field.errors:
        classes.append(f"{css.split()[0]}--error")
    attrs = {
        "id": element_id(field),
        "class": " ".join(filter(None, classes)),
        "aria-describedby": described_by(field) or False,
        "maxlength": False,
        "minlength": False,
    }
    if isinstance(widget, forms.Textarea):
        attrs["cols"] = False
        if widget.attrs["rows"] == _DJANGO_ROWS:
            attrs["rows"] = "5"
    if isinstance(widget, forms.PasswordInput):
        attrs["spellcheck"] = "false"
        attrs["autocapitalize"] = "none"
    return widget.render(field.html_name, field.value(), attrs, field.form.renderer)


@register.filter
def without_bootstrap(classes: str) -> str:
    """A crispy button's classes, less those which crispy adds for another pack."""
    return " ".join(
        name
        for name in classes.split()
        if name != "btn" and not name.startswith("btn-")
    )


def _numbered(stem: str, index: int) -> str:
    return f"{stem}-{index + 1}" if index else stem


def _target(field: BoundField) -> str:
    if not isinstance(field.field.widget, dateinput.GovukDateWidget):
        return element_id(field)
    return next(box.id for box in date_boxes(field) if box.wrong)
