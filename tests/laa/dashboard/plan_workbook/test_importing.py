from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.models import Action, Milestone, RiskReview
from funding.models import AllocationChange, FundingLine
from laa.dashboard.plan_workbook.importing import try_rows, write_rows
from laa.dashboard.plan_workbook.judging import Outcome
from laa.plan.models import ActionPlan, NarrativeEdit
from laa.plan.nothing import Nothing
from laa.plan.roles import Role
from laa.plan.sheets.cells import ErrorValue
from tests.factories.actions import ActionFactory
from tests.factories.plan import AgreementFactory, AreaFactory, member
from tests.full_plans import a_full_plan
from tests.laa.dashboard.plan_workbook.books import (
    AT,
    APlan,
    all_that_is_kept,
    filled,
    keep,
    rows_with,
    tried,
    workbook_of,
)

FORMATS = ("xlsx", "ods")
# Texts that a spreadsheet program likes to make something else of.
AWKWARD = [
    '=HYPERLINK("http://elsewhere.example")',
    "+1",
    "-2",
    "@SUM(A1)",
    "'quoted",
    " two  spaces\tand a tab ",
    "a\r\nb\n\nc",
    "a\tb\nc\t",
    "bell\x07and\x1bescape",
    "\x85next\u2028line",
    "_x0041_",
    "重点犯罪",
    "1e5",
    "007",
    "30 June 2008",
    "TRUE",
    "#REF!",
    "x" * 40_000,
    "<b>&amp;</b>",
]
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60
)


def changed(mine: APlan, content: bytes) -> list[tuple[str, Outcome]]:
    return [
        (one.name, one.outcome)
        for one in tried(mine, content).judged
        if one.outcome is not Outcome.UNCHANGED
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_unchanged_workbook_changes_nothing(mine, suffix):
    before = all_that_is_kept()

    found = tried(mine, workbook_of(mine.plan, suffix))

    assert (found.written, found.refusals, dict(found.missing)) == ([], [], {})
    assert len(found.judged) == 12
    assert all_that_is_kept() == before


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_plan_of_the_document_comes_back_unchanged(db, suffix):
    call_command("load_plan", "coventry-violent-crime", verbosity=0)
    plan = ActionPlan.objects.with_area().get()
    coventry = APlan(plan, plan.target_sets.first(), member(plan, "coordinator"), None)

    assert changed(coventry, workbook_of(plan, suffix)) == []


def test_a_full_plan_comes_back_unchanged(db):
    agreement = AgreementFactory(area=AreaFactory(slug="here"))
    full = a_full_plan("word", 41, 7_000, agreement)
    mine = APlan(full.plan, full.target_set, full.people[Role.COORDINATOR], None)

    assert changed(mine, workbook_of(full.plan)) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_awkward_texts_come_back_unchanged(mine, suffix):
    for number, text in enumerate(AWKWARD, start=10):
        Action.objects.create(
            plan=mine.plan, position=number, text=text, lead_name=text[:100],
            links=text,
        )  # fmt: skip

    assert changed(mine, workbook_of(mine.plan, suffix)) == []


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(ANY_TEXT, min_size=8, max_size=8), suffix=st.sampled_from(FORMATS)
)
def test_any_text_comes_back_unchanged(mine, texts, suffix):
    mine.plan.actions.filter(position__gt=2).delete()
    for number, text in enumerate(texts, start=3):
        ActionFactory(
            plan=mine.plan, position=number, text=text, lead_post=text, links=text
        )

    assert changed(mine, workbook_of(mine.plan, suffix)) == []


def test_a_text_is_changed_with_its_reason(mine):
    keep(mine, {("Texts", "D2"): "It fell by 4%.", ("Texts", "E2"): "A later figure"})

    edit = NarrativeEdit.objects.get()
    assert (edit.was, edit.became) == ("It fell.", "It fell by 4%.")
    assert (edit.reason, edit.by) == ("A later figure", mine.coordinator)


def test_an_action_is_changed_and_another_added(mine):
    account = "Daniel (lead@a.example)"
    keep(
        mine,
        {
            ("Actions", "C2"): "More patrols",
            ("Actions", "G3"): account,
            ("Actions", "C4"): "Third",
            ("Actions", "H4"): "ni20, NI 15",
            ("Actions", "I4"): "One\n\nTwo",
        },
    )

    first, second, third = mine.plan.actions.order_by("position")
    assert (first.text, first.reference, first.version) == ("More patrols", "A1", 2)
    assert second.led_by == mine.lead
    assert (third.text, third.position, third.links) == ("Third", 3, "One\nTwo")
    assert {one.indicator.code for one in third.serves.all()} == {"NI 15", "NI 20"}
    assert (third.added_by, third.led_by) == (mine.coordinator, None)


def test_a_new_action_is_named_by_its_number_on_every_other_sheet(mine):
    keep(
        mine,
        {
            ("Actions", "C4"): "Third",
            ("Milestones", "A4"): 3,
            ("Milestones", "B4"): 1,
            ("Milestones", "C4"): "Date",
            ("Milestones", "D4"): "Begun",
            ("Milestones", "F4"): date(2009, 3, 31),
            ("Risks", "C3"): "Nobody comes",
            ("Risks", "G3"): "1; 3",
            ("Money", "B3"): "Council",
            ("Money", "D3"): "Recurring",
            ("Money", "E3"): 5000,
            ("Money", "F3"): "n/a",
            ("Money", "I3"): "3",
            ("Money", "K3"): "2",
        },
    )

    action = mine.plan.actions.get(position=3)
    assert action.milestones.get().last_day == date(2009, 3, 31)
    risk = mine.plan.risks.get(position=2)
    assert sorted(one.position for one in risk.actions.all()) == [1, 3]
    assert (risk.text, risk.reviews.count()) == ("Nobody comes", 0)
    line = FundingLine.objects.get(name="Council")
    assert list(line.actions.all()) == [action]
    assert list(line.risks.all()) == [risk]
    given = {one.year: one.value for one in line.allocations.all()}
    assert given == {2008: Decimal(5000), 2009: Nothing.NOT_APPLICABLE}
    assert {one.reason for one in line.changes.all()} == {
        "As entered with the new funding line."
    }


def test_a_milestone_is_changed_but_for_its_date(mine):
    keep(mine, {("Milestones", "D2"): "Finished", ("Milestones", "I3"): 50})

    dated, counted = Milestone.objects.filter(action__position=1).order_by("position")
    assert (dated.text, counted.quantity) == ("Finished", 50)


def test_a_change_of_likelihood_is_a_new_review(mine):
    cells = {
        ("Risks", "I2"): date(2008, 10, 1),
        ("Risks", "J2"): 5,
        ("Risks", "L2"): "Funding is late",
    }

    keep(mine, cells)

    first, second = RiskReview.objects.order_by("number")
    assert (second.number, second.likelihood) == (2, 5)
    assert second.impact == first.impact
    assert second.reviewed_on == date(2008, 10, 1)
    assert mine.plan.risks.get().version == 1


def test_a_risk_and_its_review_change_together(mine):
    keep(mine, {("Risks", "E2"): "Council", ("Risks", "L2"): "Still so"})

    risk = mine.plan.risks.get()
    assert (risk.owner, risk.version, risk.reviews.count()) == ("Council", 2, 2)


def test_a_line_and_its_years_change_with_a_reason(mine):
    keep(
        mine,
        {
            ("Money", "C2"): "Council",
            ("Money", "F2"): "£61,000",
            ("Money", "G2"): 0,
            ("Money", "M2"): "Decided in October",
        },
    )

    line = FundingLine.objects.get()
    given = {one.year: one.value for one in line.allocations.all()}
    assert given == {2008: Decimal("81000.50"), 2009: Decimal(61000), 2010: 0}
    assert line.source == "Council"
    reasons = AllocationChange.objects.values_list("reason", flat=True)
    assert set(reasons) == {"Decided in October"}


CHANGED = {
    ("Texts", "D2"): "It fell by 4%.",
    ("Texts", "E2"): "A later figure",
    ("Actions", "C2"): "More patrols",
    ("Actions", "C4"): "Third",
    ("Milestones", "D2"): "Finished",
    ("Risks", "C3"): "Nobody comes",
    ("Money", "B3"): "Council",
    ("Money", "D3"): "One-off",
    ("Money", "E3"): 5,
}


def test_the_same_file_twice_changes_nothing(mine):
    rows = rows_with(mine, CHANGED)
    first = write_rows(mine.plan, rows, by=mine.coordinator, at=AT)
    kept = all_that_is_kept()

    again = write_rows(mine.plan, rows, by=mine.coordinator, at=AT)

    assert (len(first.written), again.written) == (6, [])
    assert all_that_is_kept() == kept


def test_codes_typed_in_another_order_are_no_change_and_come_back_unchanged(mine):
    added = {("Actions", "C4"): "Third", ("Actions", "H4"): "ni20, NI\u00a015"}

    keep(mine, added)

    assert tried(mine, added).written == []
    assert tried(mine, {("Actions", "H4"): "NI 20; NI 15"}).written == []


def test_one_refused_row_keeps_all_others_out(mine):
    before = all_that_is_kept()

    found = tried(mine, {**CHANGED, ("Actions", "B3"): "A1"})

    assert found.refusals == [
        "Sheet Actions, B3: 'A1' is the reference of another action of this plan: "
        "enter another one, or leave it empty"
    ]
    assert all_that_is_kept() == before


def test_a_row_that_the_file_lacks_is_not_deleted(mine):
    book = openpyxl.load_workbook(BytesIO(workbook_of(mine.plan)))
    book["Actions"].delete_rows(3)
    del book["Risks"]

    found = tried(mine, _saved(book))

    assert dict(found.missing) == {"Actions": ["Action 2"]}
    assert (found.written, found.refusals) == ([], [])


def test_rows_in_another_order_change_nothing(mine):
    book = openpyxl.load_workbook(BytesIO(workbook_of(mine.plan)))
    book["Actions"].move_range("A2:J2", rows=30)

    assert tried(mine, _saved(book)).written == []


REFUSED: list[tuple[Any, str]] = [
    (
        {("Plan", "F2"): "E00000001"},
        "Sheet Plan, F2: ONS code: it is as the plan was agreed, and is not "
        "changed here. Here, put back",
    ),
    (
        {("Indicators", "H2"): 300},
        "Sheet Indicators, H2: Target 2008/09: targets are negotiated anew: record "
        "that on the page of the indicator, under 'Record new targets'",
    ),
    (
        {("Population", "D2"): 300_000},
        "Sheet Population, D2: People: an estimate is never changed: add a further one "
        "on the page Population of the plan. Here, put back '",
    ),
    (
        {("Indicators", "E2"): None},
        "Sheet Indicators, E2: Population: which estimate the rates rest on is chosen",
    ),
    (
        {("Milestones", "F2"): date(2009, 1, 31)},
        "Sheet Milestones, F2: It has its date already, 31 December 2008: re-base "
        "it to move that",
    ),
    (
        {("Milestones", "L2"): "other"},
        "Sheet Milestones, L2: Wording as published: it is as the plan was printed",
    ),
    (
        {("Money", "L2"): "81,000"},
        "Sheet Money, L2: Total as published: it is as the plan was printed, and "
        "stays so. Here, leave this cell blank",
    ),
    (
        {("Money", "E2"): None, ("Money", "M2"): "Gone"},
        "Sheet Money, E2: What a year gives is not taken back to 'not entered'",
    ),
    ({("Money", "E2"): 5}, "Sheet Money, M2: Enter why the allocation changes"),
    (
        {("Money", "E2"): -5, ("Money", "M2"): "x"},
        "Sheet Money, E2: '-5' cannot be: enter an amount from £0",
    ),
    ({("Texts", "D2"): "New"}, "Sheet Texts, E2: Enter why the text is changed"),
    (
        {("Texts", "A3"): 4, ("Texts", "B3"): "H", ("Texts", "D3"): "T"},
        "Sheet Texts, A3: a plan that runs keeps the texts that it has",
    ),
    (
        {("Actions", "A4"): 7, ("Actions", "C4"): "Third"},
        "Sheet Actions, A4: A new action cannot have the number 7: the next is 3",
    ),
    (
        {("Actions", "B4"): "A9"},
        "Sheet Actions, C4: Enter what is to be done",
    ),
    (
        {("Actions", "A4"): None, ("Actions", "C4"): "Third"},
        "Sheet Actions, A4: Enter the number of the action",
    ),
    (
        {("Actions", "A4"): 2, ("Actions", "C4"): "Third"},
        "Sheet Actions, A3: Action 2 stands in 2 rows: leave one of them",
    ),
    (
        {("Actions", "G2"): "Somebody"},
        "Sheet Actions, G2: 'Somebody' is not on the list: choose from Daniel",
    ),
    (
        {("Actions", "H2"): "NI 15; NI 99"},
        "Sheet Actions, H2: 'NI 99' is not an indicator of this plan: there is "
        "NI 15, NI 20",
    ),
    (
        {("Actions", "J2"): None, ("Actions", "C2"): "x"},
        "Sheet Actions, A2: Action A1 is there already, and says something else",
    ),
    ({("Actions", "B2"): "x" * 21}, "Sheet Actions, B2: This has 21 characters"),
    (
        {
            ("Milestones", "A4"): 9,
            ("Milestones", "B4"): 1,
            ("Milestones", "C4"): "event",
            ("Milestones", "D4"): "x",
        },
        "Sheet Milestones, A4: '9' is not an action of this plan: there is 1, 2",
    ),
    (
        {
            ("Milestones", "A4"): 2,
            ("Milestones", "B4"): 4,
            ("Milestones", "C4"): "event",
            ("Milestones", "D4"): "x",
        },
        "Sheet Milestones, B4: A new milestone of Action 2 cannot have the number "
        "4: the next is 1",
    ),
    ({("Risks", "J2"): 6}, "Sheet Risks, J2: 6 cannot be: enter a whole number"),
    ({("Risks", "J2"): "high"}, "Sheet Risks, J2: 'high' is not a number"),
    (
        {("Risks", "C3"): "x", ("Risks", "J3"): 2},
        "Sheet Risks, I3: Enter the day on which the risk was reviewed",
    ),
    ({("Risks", "I2"): "soon"}, "Sheet Risks, I2: 'soon' is not a real date"),
    (
        {("Risks", "B2"): ErrorValue("#REF!")},
        "Sheet Risks, B2: '#REF!' is what a spreadsheet shows for a formula",
    ),
]


def test_what_may_not_be_is_refused_with_its_cell(mine):
    before = all_that_is_kept()
    told = {words: tried(mine, cells).refusals for cells, words in REFUSED}

    missed = {
        words: found
        for words, found in told.items()
        if not any(one.startswith(words) for one in found)
    }
    assert missed == {}
    assert all_that_is_kept() == before


def test_a_row_that_somebody_changed_meanwhile_is_refused_if_it_was_touched(mine):
    content = workbook_of(mine.plan)
    Action.objects.filter(position=1).update(text="Theirs")

    touched = tried(mine, filled(content, {("Actions", "C2"): "Mine"}))
    untouched = tried(mine, filled(content, {("Actions", "C3"): "Mine"}))

    assert touched.refusals == [
        "Sheet Actions, A2: Action A1 was changed after the workbook was downloaded: "
        "download it again, and change the row there if yours is still right"
    ]
    assert [one.name for one in untouched.written] == ["Action 2"]


def test_what_another_has_changed_to_the_same_is_no_change(mine):
    content = filled(workbook_of(mine.plan), {("Actions", "C2"): "The same"})
    Action.objects.filter(position=1).update(text="The same")

    assert changed(mine, content) == []


def test_each_verb_asks_for_its_permission_again(mine):
    mine.coordinator = member(mine.plan, Role.PARTNER)

    found = tried(mine, CHANGED)

    assert len(found.refusals) == 6
    assert all("You may not" in words for words in found.refusals)


def test_the_queries_grow_with_what_changes_and_not_with_what_there_is(mine):
    def queries(cells: dict) -> int:
        rows = rows_with(mine, cells)
        with CaptureQueriesContext(connection) as captured:
            try_rows(mine.plan, rows, by=mine.coordinator, at=AT)
        return len(captured)

    before = queries({})
    for position in range(3, 20):
        Action.objects.create(plan=mine.plan, position=position, text="More")
    plain = queries({})
    one, two = (
        queries({("Actions", f"C{row}"): "Changed" for row in range(4, last)})
        for last in (5, 6)
    )

    assert before == plain
    assert two - one == one - plain
    assert two - one <= 16


def _saved(book: openpyxl.Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()
