from __future__ import annotations

from django import forms

from laa.plan.choices import offer


class Form(forms.Form):
    colour = forms.ChoiceField()


def test_what_is_offered_can_be_chosen_and_nothing_else() -> None:
    right, wrong = Form({"colour": "green"}), Form({"colour": "mauve"})

    for form in (right, wrong):
        offer(form, "colour", [("green", "Green"), ("red", "Red")])

    assert right.is_valid()
    assert wrong.errors == {
        "colour": ["'mauve' is not in the list: select one that is"]
    }
