from __future__ import annotations

from django import forms

from laa.plan.refusals import Refusal, Refused


class NoteForm(forms.Form):
    note = forms.CharField(required=False)


def test_a_refusal_reads_as_its_sentences() -> None:
    refused = Refused(Refusal("It is closed."), Refusal("Enter a note.", field="note"))

    assert str(refused) == "It is closed. Enter a note."


def test_each_sentence_stands_beside_its_box_or_above_them_all() -> None:
    form = NoteForm({"note": "kept"})
    refused = Refused(
        Refusal("It is closed."),
        Refusal("Enter a note.", field="note"),
        Refusal("Enter a day.", field="day"),
    )

    refused.add_to(form)

    assert form.errors["note"] == ["Enter a note."]
    assert form.non_field_errors() == ["It is closed.", "Enter a day."]
    assert form.data == {"note": "kept"}
