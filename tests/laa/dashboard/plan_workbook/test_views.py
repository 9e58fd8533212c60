from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core import signing
from django.urls import reverse

from laa.dashboard.plan_workbook import checked, views
from laa.plan.models import AuditEntry
from laa.plan.roles import Role
from tests.laa.dashboard.plan_workbook.books import (
    all_that_is_kept,
    confirm,
    filled,
    send,
    workbook_of,
)
from tests.laa.plan.trail_reading import commit

MORE_PATROLS = {("Actions", "C2"): "More patrols", ("Actions", "C4"): "Third"}


def errors(response) -> list[str]:
    return list(response.context["form"].errors.get("file", []))


def file_of(mine, name: str, suffix: str):
    return mine.client().get(reverse(name, args=[*mine.where, suffix]))


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_offers_the_plan_and_an_empty_workbook(mine):
    page = text_of(mine.client().get(mine.address))

    for suffix in ("xlsx", "ods"):
        assert f'href="{mine.address}plan.{suffix}"' in page
        assert f'href="{mine.address}new-plan.{suffix}"' in page
    assert 'enctype="multipart/form-data"' in page


def test_only_a_coordinator_is_led_there_from_the_document(mine):
    document = reverse("document", args=mine.where)

    seen = {
        role: f'href="{mine.address}"' in text_of(mine.client(role).get(document))
        for role in Role
    }

    assert seen == {role: role is Role.COORDINATOR for role in Role}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_file_says_whose_plan_it_is_and_of_which_quarter(mine, suffix):
    area, plan = mine.where

    whole = file_of(mine, "plan-workbook-file", suffix)
    empty = file_of(mine, "empty-plan-workbook-file", suffix)

    name = f'filename="{area}-{plan}-plan-workbook-2008-09-q3.{suffix}"'
    assert name in whole["Content-Disposition"]
    assert f'filename="new-plan-workbook.{suffix}"' in empty["Content-Disposition"]
    assert whole.content[:2] == empty.content[:2] == b"PK"


def test_there_is_no_such_file_as_csv(mine):
    assert file_of(mine, "plan-workbook-file", "csv").status_code == 404
    assert file_of(mine, "empty-plan-workbook-file", "csv").status_code == 404


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_workbook_sent_back_as_it_was_changes_nothing(mine, suffix):
    before = all_that_is_kept()

    response = send(mine, file_of(mine, "plan-workbook-file", suffix).content)

    assert views.NO_CHANGES in text_of(response)
    assert all_that_is_kept() == before


def test_a_preview_tells_cell_by_cell_and_saves_nothing(mine):
    before = all_that_is_kept()

    response = send(mine, filled(workbook_of(mine.plan), MORE_PATROLS))

    page = text_of(response)
    was = "Patrols in the city centre"
    assert "1 new, 1 changed, 11 unchanged. Nothing is saved yet." in page
    assert f"What is to be done: from {was} to More patrols" in page
    assert "What is to be done: Third" in page
    assert "Save 2 rows" in page
    assert all_that_is_kept() == before


def test_long_texts_are_told_on_lines_of_their_own(mine):
    words = "It fell, and it fell again, and then for the third time it fell."
    cells = {("Texts", "D2"): words, ("Texts", "E2"): "Plainer"}

    page = text_of(send(mine, filled(workbook_of(mine.plan), cells)))

    was, becomes = "<strong>from</strong> It fell.", f"<strong>to</strong> {words}"
    assert f"Text:<br>{was}<br>{becomes}" in page


def test_what_is_confirmed_is_saved_and_the_page_named_in_the_record(mine):
    content = filled(workbook_of(mine.plan), MORE_PATROLS)

    response = confirm(mine, send(mine, content))

    assert "plan.xlsx: 2 rows saved" in text_of(response)
    texts = mine.plan.actions.order_by("position").values_list("text", flat=True)
    assert list(texts) == ["More patrols", "Second", "Third"]
    commit()
    assert AuditEntry.objects.filter(place="plan-workbook").exists()
    assert views.NO_CHANGES in text_of(send(mine, content))


def test_one_row_is_said_as_one(mine):
    content = filled(workbook_of(mine.plan), {("Actions", "C2"): "More"})

    preview = send(mine, content)

    assert "Save 1 row" in text_of(preview)
    assert "plan.xlsx: 1 row saved" in text_of(confirm(mine, preview))


def test_what_was_saved_meanwhile_is_not_saved_twice(mine):
    preview = send(mine, filled(workbook_of(mine.plan), MORE_PATROLS))
    confirm(mine, preview)

    assert views.NO_CHANGES in text_of(confirm(mine, preview))
    assert mine.plan.actions.count() == 3


def test_a_refused_file_is_told_in_the_summary_and_in_its_rows(mine):
    content = filled(workbook_of(mine.plan), {("Risks", "J2"): 9, ("Risks", "K2"): 9})

    response = send(mine, content)

    assert errors(response) == [
        "Sheet Risks, J2: 9 cannot be: enter a whole number from 1 to 5",
        "Sheet Risks, K2: 9 cannot be: enter a whole number from 1 to 5",
    ]
    assert "11 unchanged, 1 refused. Nothing was saved." in text_of(response)


def test_a_row_that_the_file_lacks_is_told_to_stay(mine):
    book = openpyxl.load_workbook(BytesIO(workbook_of(mine.plan)))
    book["Actions"].delete_rows(3)
    book["Actions"]["C2"] = "More patrols"
    written = BytesIO()
    book.save(written)

    page = text_of(send(mine, written.getvalue()))

    assert "Nothing is deleted: they stay as they are." in page
    assert "<li>Actions: Action 2</li>" in page


def test_what_was_checked_is_refused_once_somebody_else_changed_it(mine):
    preview = send(mine, filled(workbook_of(mine.plan), MORE_PATROLS))
    mine.plan.actions.filter(position=1).update(text="Theirs")

    response = confirm(mine, preview)

    (words,) = errors(response)
    assert "Action A1 was changed after the workbook was downloaded" in words
    assert mine.plan.actions.count() == 2


@pytest.mark.parametrize(
    "sealed",
    ["", "not signed", signing.dumps(["x", []])],
    # What is signed says when: a name of its own would differ from run to run.
    ids=["nothing", "not signed", "signed for something else"],
)
def test_what_was_not_checked_cannot_be_confirmed(mine, sealed):
    response = mine.client().post(mine.address, {"checked": sealed})

    assert errors(response) == [views.TOO_OLD]


def test_what_another_person_checked_cannot_be_confirmed(mine):
    preview = send(mine, filled(workbook_of(mine.plan), MORE_PATROLS))
    mine.coordinator = mine.client(Role.ANALYST) and mine.lead
    sealed = preview.context["form"]["checked"].value()

    assert checked.unseal(sealed, by=mine.lead, plan=mine.plan) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "The file is a PDF"),
        (b"PK\x03\x04 half", "The file is damaged or was not sent whole"),
        (b"a,b\n1,2\n", "The file is no plan workbook: it has none of the sheets Plan"),
        (b"x" * 1_000_001, "The file is larger than 1 MB"),
        (b"", "The file is empty"),
    ],
)
def test_what_is_no_plan_workbook_is_refused_in_a_sentence(mine, content, words):
    (told,) = errors(send(mine, content))

    assert told.startswith(words)


def test_no_file_is_refused(mine):
    response = mine.client().post(mine.address, {})

    assert errors(response) == ["Choose the file to check"]


def test_the_workbook_of_another_plan_is_refused(mine):
    content = filled(workbook_of(mine.plan), {("Plan", "B2"): "other"})

    (words,) = errors(send(mine, content))

    assert words.startswith(f"Sheet Plan, A2: the file is of '{mine.where[0]}/other")


def test_more_than_a_page_can_hold_is_refused_before_it_is_confirmed(mine, monkeypatch):
    monkeypatch.setattr(checked, "_LONGEST", 100)

    (words,) = errors(send(mine, filled(workbook_of(mine.plan), MORE_PATROLS)))

    assert words.startswith("The file changes more than can be confirmed at once")
