from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators.acts import Act
from indicators.breakdowns import parts_of
from indicators.models import SignOffEvent
from indicators.signoff import current
from indicators.transitions import Status
from indicators.workbook.views import NO_CHANGES
from laa.plan import clock
from laa.plan.models import AuditEntry
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.factories.indicators import BreakdownFactory
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.pages import ENTRY, World, text_of
from tests.indicators.returns import (
    GREEN,
    RED,
    act,
    all_that_is_kept,
    read_after,
    submit,
)
from tests.indicators.workbook.books import (
    FIGURE,
    address,
    confirm,
    download,
    filled,
    send,
)

TYPED_FIRST = {
    "count": 101,
    "source": "Police extract",
    "as_at": date(2008, 10, 14),
    "commentary": ENTRY["commentary"],
}


def q2(world: World):
    return current(world.target_set, Q2)


def errors(response) -> list[str]:
    return list(response.context["form"].errors.get("file", []))


def test_the_page_offers_each_format_and_the_other_quarters(world):
    page = text_of(world.client(Role.ANALYST).get(address(world)))

    for suffix in ("xlsx", "ods", "csv"):
        assert f'href="{address(world)[:-1]}.{suffix}"' in page
    assert f'href="{address(world, Q1)}"' in page
    assert f'href="{address(world, Q2)}"' not in page
    assert 'enctype="multipart/form-data"' in page


def test_the_dashboard_leads_to_the_quarter_that_is_due(world):
    dashboard = reverse("dashboard", args=world.plan_address)

    seen = {
        role: f'href="{address(world)}"' in text_of(world.client(role).get(dashboard))
        for role in Role
    }

    assert seen == {role: role is Role.ANALYST for role in Role}


def test_a_dashboard_before_the_first_quarter_has_ended_offers_no_workbook(
    world, settings
):
    settings.TODAY = date(2008, 5, 1)

    page = world.client(Role.ANALYST).get(reverse("dashboard", args=world.plan_address))

    assert page.status_code == 200
    assert "Return workbook" not in text_of(page)


@pytest.mark.parametrize("quarter", [Q3, Quarter(2020, 1)])
def test_a_quarter_that_has_not_ended_or_is_not_the_plans_has_no_workbook(
    world, quarter
):
    client = world.client(Role.ANALYST)

    assert client.get(address(world, quarter)).status_code == 404


def test_a_file_says_plan_what_and_quarter(world):
    client = world.client(Role.ANALYST)
    where = [*world.plan_address, Q2]

    files = {
        suffix: client.get(reverse("return-workbook-file", args=[*where, suffix]))
        for suffix in ("xlsx", "ods", "csv")
    }

    area, plan = world.plan_address
    for suffix, response in files.items():
        name = f'filename="{area}-{plan}-returns-2008-09-q2.{suffix}"'
        assert name in response["Content-Disposition"]
    assert files["csv"]["Content-Type"].startswith("text/csv")
    nothing = reverse("return-workbook-file", args=[*where, "pdf"])
    assert client.get(nothing).status_code == 404


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_a_workbook_sent_back_as_it_was_changes_nothing(kinds, suffix):
    submit(kinds.target_set, kinds.people[Role.ANALYST], RED, Q2)
    before = all_that_is_kept()

    response = send(kinds, download(kinds, suffix), name=f"returns.{suffix}")

    assert "No changes: the service already holds" in text_of(response)
    assert errors(response) == []
    assert before == all_that_is_kept()


def test_a_preview_tells_and_saves_nothing(world):
    before = all_that_is_kept()

    response = send(world, filled(download(world), FIGURE))

    page = text_of(response)
    assert "Returns for 2008/09 Q2: 1 new. Nothing is saved yet." in page
    assert "Offences: 101" in page
    assert "Save 1 draft" in page
    assert before == all_that_is_kept()


def test_what_was_previewed_is_saved_as_a_draft_once_it_is_confirmed(world):
    preview = send(world, filled(download(world), FIGURE))

    response = confirm(world, preview)

    assert (response.status_code, response.url) == (302, address(world))
    assert {name: getattr(q2(world), name) for name in TYPED_FIRST} == TYPED_FIRST
    assert q2(world).status == Status.DRAFT
    assert q2(world).entered_by == world.people[Role.ANALYST]
    event = SignOffEvent.objects.get(actual=q2(world))
    assert (event.act, event.note) == (
        Act.SAVE,
        "From the return workbook returns.xlsx",
    )
    page = text_of(world.client(Role.ANALYST).get(world.address("return", Q2)))
    assert "From the return workbook returns.xlsx" in page


def test_confirming_twice_saves_once_and_says_so(world):
    preview = send(world, filled(download(world), FIGURE))
    sealed = {"checked": preview.context["form"]["checked"].value()}
    client = world.client(Role.ANALYST)

    first = text_of(client.post(address(world), sealed, follow=True))
    kept = all_that_is_kept()
    second = text_of(client.post(address(world), sealed, follow=True))

    assert "Returns for 2008/09 Q2: 1 saved as a draft" in first
    assert NO_CHANGES in second
    assert "saved as" not in second
    assert all_that_is_kept() == kept


def test_the_record_of_all_changes_names_the_workbook(world):
    confirm(world, send(world, filled(download(world), FIGURE)))

    entry = AuditEntry.objects.filter(table_name="indicators_actual").latest("pk")
    assert entry.place == "return-workbook"


def test_the_same_file_twice_changes_nothing(world):
    content = filled(download(world), FIGURE)
    confirm(world, send(world, content))
    before = all_that_is_kept()

    again = send(world, content)

    assert "No changes" in text_of(again)
    assert before == all_that_is_kept()


def test_a_change_is_told_from_what_to_what(world):
    confirm(world, send(world, filled(download(world), FIGURE)))

    cells = {"D2": 99, "J2": "Fewer.\nAgain.", "H2": None}
    page = text_of(send(world, filled(download(world), cells)))

    assert "1 changed. Nothing is saved yet." in page
    assert "Offences: from 101 to 99" in page
    assert "Source: from Police extract to Not entered" in page
    was, becomes = ENTRY["commentary"], "Fewer.<br>Again."
    assert f"<strong>from</strong> {was}<br><strong>to</strong> {becomes}" in page
    assert "As at: from" not in page


def test_the_parts_of_a_count_are_told_to_go_with_it(world):
    confirm(world, send(world, filled(download(world), FIGURE)))
    BreakdownFactory(actual=q2(world), category="Aggravated", count=1_000)
    BreakdownFactory(actual=q2(world), category="Other", count=-899)

    same_count = text_of(send(world, filled(download(world), {"J2": "Fewer."})))
    preview = send(world, filled(download(world), {"D2": 99}))
    confirm(world, preview)

    assert "Breakdown" not in same_count
    told = "Breakdown: from Aggravated: 1,000; Other: −899 to Not entered"
    assert told in text_of(preview)
    assert parts_of(q2(world)) == {}


def test_errors_are_told_with_address_in_the_words_of_the_form(kinds):
    cells = {"D2": "12o", "I2": date(2008, 9, 1), "D3": 90, "E3": 80, "G3": "final"}

    response = send(kinds, filled(download(kinds), {**FIGURE, **cells}))

    assert errors(response) == [
        "Sheet Return, D2: '12o' is not a number: enter digits only, such as 119",
        "Sheet Return, I2: 1 September 2008 is before 2008/09 Q2 ended, so the source "
        "cannot have held the whole quarter: enter a date from 30 September 2008 to "
        "today, 20 October 2008",
        "Sheet Return, D3: 90 of 80 is more than 100%: enter a count of at most 80",
    ]
    page = text_of(response)
    assert "1 nothing entered, 1 not applicable, 2 refused. Nothing was saved." in page
    assert "Not applicable: to be introduced 2009/10" in page
    assert q2(kinds) is None


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"G2": None},
            "Sheet Return, G2: Select whether the figure is provisional or final",
        ),
        (
            {"G2": "guess"},
            "Sheet Return, G2: 'guess' is not a state: select provisional or final",
        ),
        (
            {"E2": 0},
            "Sheet Return, E2: {code} takes no denominator: leave this cell blank",
        ),
        ({"A2": "NI 999"}, "Sheet Return, A2: 'NI 999' is not an indicator of this"),
        ({"A3": "NI 902"}, "Sheet Return, A3: NI 902 stands in 2 rows: leave one of"),
        ({"Q2": "x"}, "Sheet Return, Q2: 'x' is not the version of a figure"),
        (
            {"D5": 7, "G5": "Final"},
            "Sheet Return, A5: Not applicable: to be introduced 2009/10.",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_nothing_is_saved(kinds, cells, words):
    response = send(kinds, filled(download(kinds), {**FIGURE, **cells}))

    found = words.format(code=kinds.target_set.indicator.code)
    assert any(error.startswith(found) for error in errors(response)), errors(response)
    assert q2(kinds) is None


@pytest.mark.parametrize("typed", ["ni\u00a0902", " NI902 "])
def test_a_code_is_known_however_it_is_typed(kinds, typed):
    sent = send(kinds, filled(download(kinds), {"A4": typed, "F4": 3, "G4": "Final"}))

    assert errors(sent) == []
    assert "1 new, 2 nothing entered, 1 not applicable." in text_of(sent)


def test_an_error_value_is_told_once(world):
    cells = {**FIGURE, "D2": "#REF!"}
    content = filled(download(world), cells)

    (error,) = errors(send(world, content))

    assert error.startswith("Sheet Return, D2: '#REF!' is what a spreadsheet shows")


def test_a_figure_that_changed_since_the_download_is_refused_in_the_writes_words(world):
    content = filled(download(world), FIGURE)
    figure = read_after(Q2, replace(GREEN, count=55))
    act(Act.SAVE, world.target_set, world.people[Role.ANALYST], Q2, figure=figure)

    (error,) = errors(send(world, content))

    assert error.startswith(
        "Sheet Return, A2: You have already changed this figure (save) after you "
        "opened the page: it is now draft. This 'save' was not done."
    )
    assert q2(world).count == 55


def test_a_figure_that_changed_since_the_preview_is_refused_and_nothing_is_saved(kinds):
    second = {"D3": 30, "E3": 100, "G3": "Final"}
    preview = send(kinds, filled(download(kinds), {**FIGURE, **second}))
    figure = read_after(Q2, replace(GREEN, count=55))
    act(Act.SAVE, kinds.target_set, kinds.people[Role.ANALYST], Q2, figure=figure)
    before = all_that_is_kept()

    response = confirm(kinds, preview)

    (error,) = errors(response)
    assert "changed this figure" in error
    page = text_of(response)
    assert "1 new, 1 nothing entered, 1 not applicable, 1 refused." in page
    assert "Nothing was saved." in page
    assert before == all_that_is_kept()


def test_what_is_submitted_is_not_overwritten(world):
    submit(world.target_set, world.people[Role.ANALYST], RED, Q2)

    (error,) = errors(send(world, filled(download(world), {"D2": 5})))

    assert error == (
        "Sheet Return, A2: This figure is submitted: it cannot be changed by 'save'. "
        "From here it allows: withdraw, sign off, return."
    )


def test_a_row_left_blank_keeps_its_draft(world):
    confirm(world, send(world, filled(download(world), FIGURE)))

    blank = filled(download(world), dict.fromkeys(FIGURE))

    assert "No changes" in text_of(send(world, blank))
    assert q2(world).count == 101


def test_zero_is_a_figure(world):
    confirm(world, send(world, filled(download(world), {**FIGURE, "D2": 0})))

    assert q2(world).count == 0


def test_texts_that_a_cell_cannot_hold_are_kept_as_they_are(world):
    text = f"two\r\nlines\x07 {'x' * 40_000}"
    world.post(Role.ANALYST, commentary=text)
    assert len(q2(world).commentary) > 40_000

    same = send(world, download(world))
    confirm(world, send(world, filled(download(world), {"D2": 7})))

    assert "No changes" in text_of(same)
    assert (q2(world).count, q2(world).commentary) == (7, text)


def test_a_tab_that_a_cell_cannot_hold_is_kept_as_it_is(world):
    text = "two\tlines\nand\ta tab"
    world.post(Role.ANALYST, commentary=text)
    sheet = openpyxl.load_workbook(BytesIO(download(world)))["Return"]

    confirm(world, send(world, filled(download(world), {"D2": 7})))

    assert sheet["J2"].value == "two lines\nand a tab"
    assert "No changes" in text_of(send(world, download(world)))
    assert (q2(world).count, q2(world).commentary) == (7, text)


def test_every_kind_is_saved(kinds):
    cells = {
        **{"D3": 30, "E3": 100, "G3": "Final", "H3": "Register"},
        **{"F4": 3.2, "G4": "provisional", "I4": "14/10/2008"},
    }

    response = confirm(kinds, send(kinds, filled(download(kinds), cells)))

    assert response.status_code == 302
    percentage, score = (
        current(one, Q2)
        for one in kinds.target_set.plan.target_sets.order_by("position")[1:3]
    )
    assert (percentage.count, percentage.denominator) == (30, 100)
    assert (score.score, score.as_at) == (Decimal("3.2"), date(2008, 10, 14))
    assert q2(kinds) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "The file is a PDF, not a spreadsheet that is read here"),
        (b"Cost,Year\n1,2008\n", "The file is no return workbook"),
        (b"x" * 500_001, "The file is larger than 0.5 MB: send one that holds less"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(world, content, words):
    (error,) = errors(send(world, content))

    assert error.startswith(words)


def test_sending_nothing_is_told(world):
    response = world.client(Role.ANALYST).post(address(world), {})

    assert errors(response) == ["Choose the file to check"]


def test_only_who_checked_it_may_confirm_it_and_for_that_quarter_only(world):
    preview = send(world, filled(download(world), FIGURE))
    sealed = preview.context["form"]["checked"].value()
    analyst = world.client(Role.ANALYST)

    altered = analyst.post(address(world), {"checked": f"{sealed}x"})
    elsewhere = analyst.post(address(world, Q1), {"checked": sealed})
    another = confirm(world, preview, Role.OWNER)

    for response in (altered, elsewhere):
        (error,) = errors(response)
        assert error.startswith("What was checked is more than an hour old, or was")
    assert another.status_code == 403
    assert q2(world) is None


def test_whoever_lost_the_role_in_between_saves_nothing(world):
    preview = send(world, filled(download(world), FIGURE))
    world.people[Role.ANALYST].memberships.all().delete()

    assert confirm(world, preview).status_code == 404
    assert q2(world) is None


@pytest.mark.parametrize("fixture", ["world", "kinds"])
def test_queries_are_the_same_however_many_rows(
    request, fixture, django_assert_num_queries: DjangoAssertNumQueries
):
    chosen = request.getfixturevalue(fixture)
    content = download(chosen)
    client = chosen.client(Role.ANALYST)
    where = [*chosen.plan_address, Q2, "xlsx"]

    with django_assert_num_queries(10):
        client.get(reverse("return-workbook-file", args=where))
    with django_assert_num_queries(4):
        client.get(address(chosen))
    with django_assert_num_queries(13):
        client.post(address(chosen), {"file": _named(content)})


def _named(content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = "returns.xlsx"
    return file


def test_the_workbook_is_that_of_the_day(world):
    sheet = openpyxl.load_workbook(BytesIO(download(world)))["Return"]

    rules = {str(r.sqref): r for r in sheet.data_validations.dataValidation}
    assert clock.today() == date(2008, 10, 20)
    assert "to 20 October 2008" in rules["I2"].prompt


def test_the_largest_file_that_is_read_can_be_confirmed(world, settings):
    noise = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(30_000))
    cells = {**FIGURE, "J2": noise, "H2": "x"}
    preview = send(world, filled(download(world), cells))

    sealed = preview.context["form"]["checked"].value()

    assert len(sealed) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 5
    assert confirm(world, preview).status_code == 302
    assert q2(world).commentary == noise
