from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from indicators.crime_import_states import State
from indicators.crime_imports import files, receiving
from indicators.crime_imports.forms import TOO_LARGE
from indicators.models import CrimeImport
from indicators.signoff import current
from laa.plan.models import Membership
from laa.plan.roles import Role
from tests.factories.indicators import CrimeImportFactory
from tests.indicators.crime_imports.sending import (
    COVENTRY,
    FILE,
    addresses,
    answered,
    begun,
    confirm,
    counted,
    file_of,
    get,
    latest,
    offered,
    post,
    send,
    shown,
    table,
    work,
)
from tests.indicators.crime_imports.states import an_import
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import World, text_of
from tests.indicators.recorded_crime.tables import CSP, workbook


def stored() -> list[str]:
    return [file.name for file in files.folder().iterdir()]


def errors(response: HttpResponse) -> list[str]:
    return [str(words) for words in response.context["form"].errors["file"]]


# Sending


def test_a_file_that_is_sent_waits_for_the_worker(crime: World) -> None:
    one = begun(crime)

    assert one.stands is State.UPLOADED
    assert (one.file_name, one.file_size) == ("crime.csv", len(FILE))
    assert stored() == [one.stored_as]
    assert files.path_of(one.stored_as).read_bytes() == FILE


def test_the_page_says_what_is_counted_from_it(crime: World) -> None:
    page = crime.client(Role.ANALYST).get(addresses(crime, "import-crime"))

    assert "It is counted for NI 15" in text_of(page)
    assert "at most 250 MB" in text_of(page)


def test_a_plan_without_such_indicators_says_so(crime: World) -> None:
    indicator = crime.target_set.indicator
    indicator.code = "NI 901"
    indicator.save()

    for name in ("import-crime", "crime-imports"):
        page = text_of(crime.client(Role.ANALYST).get(addresses(crime, name)))
        assert "None of the plan’s indicators is counted from these files" in page
        assert 'type="file"' not in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"whole": "yes"}, "Choose the file to read"),
        ({"file": BytesIO(b""), "whole": "yes"}, "The file is empty"),
        ({"file": BytesIO(FILE)}, "The file was not sent whole: send it again"),
        ({}, "The file was not sent whole: send it again"),
    ],
)
def test_what_is_no_whole_file_is_refused_beside_the_box(
    crime: World, sent: dict[str, Any], words: str
) -> None:
    if "file" in sent:
        sent["file"].seek(0)
        sent["file"].name = "crime.csv"

    page = crime.client(Role.ANALYST).post(addresses(crime, "import-crime"), sent)

    assert errors(page) == [words]
    assert stored() == []
    assert not CrimeImport.objects.exists()


def test_a_file_over_the_limit_is_refused(
    crime: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving.ToFolder.__init__, "__defaults__", (100,))

    page = send(crime)

    assert errors(page) == [TOO_LARGE]
    assert stored() == []


def test_one_too_many_is_refused_and_not_kept(crime: World) -> None:
    for _ in range(5):
        CrimeImportFactory(plan=crime.target_set.plan)

    page = send(crime)

    assert errors(page)[0].startswith("5 imports of this plan are not finished")
    assert stored() == []


def test_a_form_without_its_token_is_refused_and_leaves_nothing(crime: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(crime.people[Role.ANALYST])
    file = BytesIO(FILE)
    file.name = "crime.csv"

    page = client.post(addresses(crime, "import-crime"), {"file": file, "whole": "yes"})

    assert page.status_code == 403
    assert stored() == []
    assert not CrimeImport.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ANALYST])
def test_of_whoever_may_not_send_nothing_is_read(crime: World, role: Role) -> None:
    assert send(crime, role=role).status_code == 403
    assert stored() == []


# On its way


def test_while_it_is_read_the_page_says_how_far_it_is(crime: World) -> None:
    one = an_import(crime.target_set.plan, State.READING, share=0.42)

    page = text_of(get(crime, one))

    assert "Reading: 42% of the file" in page
    assert '<progress class="laa-progress" max="100" value="42"' in page
    assert "Check again" in page
    assert "laa/progress.js" in page
    assert "http-equiv" not in page


@pytest.mark.parametrize(
    ("state", "words", "goes_on"),
    [
        (State.UPLOADED, "Waiting to be read", True),
        (State.COUNTING, "Counting: 0% of the file", True),
        (State.TO_CHOOSE, "Done: continue to the next step", False),
        (State.CANCELLED, "Done: continue to the next step", False),
    ],
)
def test_the_script_is_told_the_same(
    crime: World, state: State, words: str, goes_on: bool
) -> None:
    one = an_import(crime.target_set.plan, state)
    where = addresses(crime, "crime-import-progress", one.pk)

    answer = crime.client(Role.ANALYST).get(where)

    assert answer.json() == {"per_cent": 0, "words": words, "going_on": goes_on}
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_page(crime: World, state: State) -> None:
    one = an_import(crime.target_set.plan, state)

    page = text_of(get(crime, one))

    assert "crime.csv" in page
    assert ("Cancel this import" in page) is not state.is_finished


# Choosing


def test_the_plans_own_area_is_suggested_by_its_name_and_it_says_so(
    crime: World,
) -> None:
    page = get(crime, offered(crime))

    form = page.context["form"]
    assert form["area"].value() == "1"
    assert "This one is suggested because the plan&#x27;s area is Coventry" in text_of(
        page
    )
    assert form["years"].value() == ["2008"]
    assert "13 rows of 2 areas" in text_of(page)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (
            ["Notes"],
            "Passed over, without a table of recorded crime: the sheet &#x27;N",
        ),
        (["Cover", "Notes"], "the sheets &#x27;Cover&#x27; and &#x27;Notes&#x27;."),
    ],
)
def test_sheets_without_a_table_are_named(
    crime: World, names: list[str], words: str
) -> None:
    cell = "<c t='str'><v>{}</v></c>".format
    lines = [CSP.strip(), "2008/09,1,West Midlands,Coventry,V,V,V,1,3"]
    rows = "".join(f"<row>{''.join(map(cell, one.split(',')))}</row>" for one in lines)
    note = f"<row>{cell('Crown copyright')}</row>"

    one = offered(crime, workbook({**dict.fromkeys(names, note), "2008-09": rows}))

    assert words in text_of(get(crime, one))


def test_where_no_area_has_the_name_none_is_suggested(crime: World) -> None:
    content = file_of(table({Q1: {"1": 2}}, ("West Midlands", "")))
    page = get(crime, offered(crime, content))

    assert page.context["form"]["area"].value() == ""
    assert "None bears the name of the plan&#x27;s own area, Coventry" in text_of(page)
    assert "1 rows" not in text_of(page)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"area": "", "years": ["2008"]}, "Select the area to be counted"),
        ({"area": "9", "years": ["2008"]}, "is not in the list"),
        ({"area": "1"}, "Select at least one year"),
        ({"area": "1", "years": ["2012"]}, "is not in the list"),
    ],
)
def test_a_choice_that_is_none_is_refused_beside_its_box(
    crime: World, sent: dict[str, Any], words: str
) -> None:
    one = offered(crime)

    page = post(crime, one, choose="Count it", **sent)

    assert words in text_of(page)
    one.refresh_from_db()
    assert one.stands is State.TO_CHOOSE


def test_another_area_can_be_chosen_after_all(crime: World) -> None:
    one = answered(crime)
    where = addresses(crime, "crime-import", one.pk)
    page = crime.client(Role.ANALYST).get(f"{where}?area")
    assert "Choose the area and the years" in text_of(page)

    post(crime, one, choose="Count it", area="0", years=["2008"])
    work()

    page = text_of(get(crime, one))
    assert "Birmingham, West Midlands: 2008/09" in page
    assert (
        "The plan&#x27;s area is Coventry. "
        "These are the figures of Birmingham, West Midlands."
    ) in page


# Answering


def test_a_code_that_is_in_doubt_is_asked_with_both_readings(crime: World) -> None:
    page = text_of(get(crime, counted(crime)))

    assert "Questions that the file leaves open" in page
    assert "Does the class 5B" in page
    assert "Offences: 3 in 2008/09 Q1 and −1 in 2008/09 Q2." in page
    assert page.count('type="radio"') == 2
    assert "checked" not in page


def test_no_answer_is_refused_beside_its_question(crime: World) -> None:
    one = counted(crime)

    page = post(crime, one, answer="Continue")

    assert "Select yes or no" in text_of(page)
    one.refresh_from_db()
    assert one.answers == {}


def test_answers_can_be_changed(crime: World) -> None:
    one = answered(crime, said="no")
    where = addresses(crime, "crime-import", one.pk)

    page = crime.client(Role.ANALYST).get(f"{where}?answers")

    form = page.context["form"]
    assert [form[box].value() for box in form.fields] == ["no"]
    post(crime, one, answer="Continue", **dict.fromkeys(form.fields, "yes"))
    one.refresh_from_db()
    assert one.answers == {"NI 15": {"5B": True}}


def test_a_question_about_no_number_names_its_quarter(crime: World) -> None:
    content = file_of(table({Q1: {"1": 0, "5A": 0}}))

    page = text_of(get(crime, counted(crime, content)))

    assert "2008/09 Q1." in page
    assert "A 0 may also mean" in page


# Confirming


def test_the_preview_shows_all_that_would_be_saved_and_saves_nothing(
    crime: World,
) -> None:
    page = text_of(get(crime, answered(crime)))

    assert "1 new, 2 not taken, 1 refused. Nothing is saved yet." in page
    assert "122 (now 119)" in page
    assert "Save 1 draft" in page
    # It is what the plan's area is called.
    assert "The plan&#x27;s area is" not in page
    assert current(crime.target_set, Q2) is None


def test_what_is_confirmed_is_saved_and_told(crime: World) -> None:
    page = text_of(confirm(crime, answered(crime)))

    assert "1 return was saved as a draft." in page
    assert f'href="{crime.address("return", Q2)}"' in page
    draft = current(crime.target_set, Q2)
    assert draft is not None
    assert draft.count == 100


def test_several_are_told_with_what_they_were(crime: World, settings: Any) -> None:
    settings.TODAY = date(2009, 1, 20)
    crime.post(Role.ANALYST, count="95")
    more = {**COVENTRY, Q2 + 1: {"1": 1, "5A": 2}}

    page = text_of(confirm(crime, answered(crime, file_of(table(more)))))

    assert "2 returns were saved as drafts." in page
    assert "from 95 to 100" in page


def test_where_there_is_nothing_to_save_there_is_no_button(crime: World) -> None:
    confirm(crime, answered(crime))

    page = text_of(get(crime, answered(crime)))

    assert "There is nothing to save." in page
    assert 'name="save"' not in page


def test_the_draft_shows_what_its_count_is_made_of(crime: World) -> None:
    confirm(crime, answered(crime))

    page = text_of(crime.client(Role.ANALYST).get(crime.address("return", Q2)))

    assert "What the saved count is made of" in page
    assert "Grievous bodily harm without intent" in page


def test_a_preview_that_is_out_of_date_is_not_saved_and_says_so(crime: World) -> None:
    one = answered(crime)
    seen = shown(crime, one)
    crime.post(Role.ANALYST, count="95")

    page = text_of(post(crime, one, save="Save", shown=seen))

    assert "Meanwhile something has changed" in page
    assert "from 95" not in page
    assert "95" in page
    assert "1 changed" in page


def test_a_second_person_is_told_what_the_first_did(crime: World) -> None:
    one = answered(crime)
    post(crime, one, cancel="Cancel")

    page = text_of(post(crime, one, save="Save", shown=""))

    assert "it is cancelled, by Analyst" in page


@pytest.mark.parametrize("sent", ["choose", "answer"])
def test_a_step_that_is_past_is_not_done_again(crime: World, sent: str) -> None:
    one = an_import(crime.target_set.plan, State.CANCELLED)

    page = text_of(post(crime, one, **{sent: "Go"}))

    assert "Meanwhile this import has moved on" in page


def test_a_role_that_was_lost_meanwhile_is_told(crime: World) -> None:
    one = answered(crime)
    membership = Membership.objects.get(user=crime.people[Role.ANALYST])
    membership.role = Role.PARTNER
    membership.save()

    assert post(crime, one, save="Save", shown="").status_code == 403


def test_a_form_that_asks_for_nothing_shows_the_page(crime: World) -> None:
    one = an_import(crime.target_set.plan, State.READING)

    assert "is being read" in text_of(post(crime, one))


# All of them


def test_the_list_says_who_sent_what_and_what_became_of_it(crime: World) -> None:
    confirm(crime, answered(crime, name="first.csv"))
    post(crime, begun(crime, name="second.csv"), cancel="Cancel")
    offered(crime, b"%PDF-1.7", name="third.csv")
    begun(crime, name="fourth.csv")

    page = crime.client(Role.ANALYST).get(addresses(crime, "crime-imports"))

    names = [one.row.file_name for one in page.context["page"].imports]
    assert names == ["fourth.csv", "third.csv", "second.csv", "first.csv"]
    text = text_of(page)
    assert "1 return was saved as a draft. " in text
    assert "PDF" in text
    assert "Nothing yet" in text
    assert text.count("by Analyst") == 6


def test_a_plan_without_any_says_so(crime: World) -> None:
    page = crime.client(Role.ANALYST).get(addresses(crime, "crime-imports"))

    assert "None yet." in text_of(page)


def test_what_is_anothers_plans_is_not_found(crime: World) -> None:
    other = CrimeImportFactory()

    assert get(crime, other).status_code == 404


def test_the_dashboard_leads_an_analyst_there(crime: World) -> None:
    where = addresses(crime, "dashboard")
    link = addresses(crime, "crime-imports")

    assert link in text_of(crime.client(Role.ANALYST).get(where))
    assert link not in text_of(crime.client(Role.PARTNER).get(where))


@pytest.mark.parametrize("many", [1, 4])
def test_the_list_asks_the_database_no_more_for_more(
    crime: World, many: int, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        CrimeImportFactory(plan=crime.target_set.plan)
    client, where = crime.client(Role.ANALYST), addresses(crime, "crime-imports")
    client.get(where)

    with django_assert_num_queries(LIST_ASKS):
        client.get(where)


def test_a_preview_asks_the_database_a_fixed_number_of_times(
    crime: World, django_assert_num_queries: Any
) -> None:
    one = answered(crime)
    client = crime.client(Role.ANALYST)
    where = addresses(crime, "crime-import", latest().pk)
    client.get(where)

    with django_assert_num_queries(PREVIEW_ASKS):
        client.get(where)
    assert one.stands is State.TO_CONFIRM


LIST_ASKS, PREVIEW_ASKS = 6, 8
