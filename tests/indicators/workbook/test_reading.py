from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from indicators.workbook.columns import READ, Column
from indicators.workbook.reading import day_parts, shown, typed_rows
from laa.plan.sheets.cells import Cell, ErrorValue, Percentage, Row, Sheet
from laa.plan.sheets.refused import SheetsRefused
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2

HEADINGS = Row("Return", 1, {n: one.heading for n, one in enumerate(READ, start=1)})
PLACES = {one: n for n, one in enumerate(READ, start=1)}


@pytest.fixture
def plan():
    area = {"agreement__area__slug": "coventry", "agreement__area__name": "Coventry"}
    return ActionPlanFactory.build(slug="violent-crime", **area)


def row(number: int = 2, **given: object) -> Row:
    values = {
        "indicator": "NI 15",
        "plan": "coventry/violent-crime",
        "quarter": "2008/09 Q2",
        "version": 3,
        **given,
    }
    held = {PLACES[Column[name.upper()]]: value for name, value in values.items()}
    return Row("Return", number, {n: v for n, v in held.items() if v is not None})


def read(plan, *rows: Row):
    return typed_rows((Sheet("Return", (HEADINGS, *rows)),), plan, Q2)


def test_a_row_becomes_what_the_form_is_sent(plan):
    (typed,) = read(
        plan,
        row(
            count=101,
            state=" Provisional ",
            source="Police extract",
            as_at=date(2008, 10, 14),
            commentary="Fewer.",
        ),
    )

    assert (typed.code, typed.version, typed.refusals) == ("NI 15", 3, [])
    assert typed.data == {
        "count": "101",
        "denominator": "",
        "score": "",
        "state": "provisional",
        "source": "Police extract",
        "commentary": "Fewer.",
        "as_at-day": "14",
        "as_at-month": "October",
        "as_at-year": "2008",
    }
    assert typed.place == "Sheet Return, A2"
    assert typed.places["count"] == "Sheet Return, B2"
    assert not typed.is_blank


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (True, "TRUE"),
        (Decimal("3.20"), "3.20"),
        (Decimal("1E+3"), "1000"),
        (Percentage(Decimal("0.45")), "45%"),
        (ErrorValue("#REF!"), "#REF!"),
        (date(2008, 6, 30), "30 June 2008"),
        (datetime(2008, 6, 30, 12), "30 June 2008"),
        ("  12o ", "12o"),
    ],
)
def test_a_cell_reads_as_it_would_be_typed_and_a_blank_is_no_zero(value, text):
    assert shown(Cell("Return", 7, 2, value)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("14 October 2008", ("14", "October", "2008")),
        ("14/10/2008", ("14", "10", "2008")),
        ("14.10.2008", ("14", "10", "2008")),
        ("14-10-08", ("14", "10", "08")),
        ("2008-10-14", ("14", "10", "2008")),
        ("2008-10-14T00:00", ("14", "10", "2008")),
        ("39735", None),
        ("October 2008", None),
        ("./" * 20_000, None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, parts):
    assert day_parts(text) == parts


def test_blank_rows_are_passed_over_and_rows_without_figures_are_blank(plan):
    blank = row(3, indicator=None)

    (typed,) = read(plan, row(), blank)

    assert typed.is_blank


def test_the_headings_are_found_wherever_they_are(plan):
    reversed_ = {len(READ) + 1 - n: text for n, text in HEADINGS.values.items()}
    values = {len(READ) + 1 - n: value for n, value in row(count=7).values.items()}
    sheets = (
        Sheet("Notes", (Row("Notes", 1, {1: "Indicator"}),)),
        Sheet("Return", (Row("Return", 4, reversed_), Row("Return", 5, values))),
    )

    (typed,) = typed_rows(sheets, plan, Q2)

    assert typed.data["count"] == "7"
    assert typed.places["count"] == "Sheet Return, J5"


def test_what_is_no_return_workbook_is_told(plan):
    with pytest.raises(SheetsRefused, match="no return workbook: no row of it has"):
        typed_rows((Sheet("Budget", (Row("Budget", 1, {1: "Cost"}),)),), plan, Q2)
    with pytest.raises(SheetsRefused, match="no return workbook"):
        typed_rows((), plan, Q2)


def test_a_heading_that_is_lacking_is_named(plan):
    headings = replace(HEADINGS, values={**HEADINGS.values, PLACES[Column.SCORE]: "x"})

    with pytest.raises(SheetsRefused, match="headings in row 1 lack Score: download"):
        typed_rows((Sheet("Return", (headings,)),), plan, Q2)


def test_figures_in_a_copy_of_the_sheet_are_not_passed_over(plan):
    sheets = (
        Sheet("Return", (HEADINGS, row())),
        Sheet("Return (2)", (HEADINGS, row(count=101))),
    )

    with pytest.raises(SheetsRefused) as refused:
        typed_rows(sheets, plan, Q2)

    assert str(refused.value) == (
        "The sheets 'Return' and 'Return (2)' all have the headings of a return "
        "workbook: delete those that are not meant"
    )


def test_a_sheet_of_ones_own_may_share_some_of_the_headings(plan):
    own = Sheet("Working", (Row("Working", 1, {1: "Indicator", 2: "Count"}),))

    (typed,) = typed_rows((Sheet("Return", (HEADINGS, row(count=7))), own), plan, Q2)

    assert typed.data["count"] == "7"


def test_a_second_column_of_a_heading_is_refused_and_none_of_them_read(plan):
    headings = replace(HEADINGS, values={**HEADINGS.values, 18: "Count"})

    with pytest.raises(SheetsRefused, match="B1 and Sheet Return, R1 have the same"):
        typed_rows((Sheet("Return", (headings, row(count=101))),), plan, Q2)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"plan": "coventry/housing"}, r"I2: the file is for 'coventry/housing', and"),
        ({"quarter": "2008/09 Q1"}, "for '2008/09 Q1', and this page is for '2008/09"),
        ({"quarter": None}, "the file is for '', and"),
    ],
)
def test_a_workbook_of_another_plan_or_quarter_is_refused(plan, given, words):
    with pytest.raises(SheetsRefused, match=words):
        read(plan, row(**given))


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({"indicator": "Total", "count": 101}, "A9: 'Total'"),
        ({"indicator": None, "count": 101}, "B9: '101'"),
    ],
)
def test_a_note_or_a_total_under_the_table_is_named_as_no_indicators_row(
    plan, given, cell
):
    under = row(9, plan=None, quarter=None, **given)

    with pytest.raises(SheetsRefused) as refused:
        read(plan, row(), under)

    assert str(refused.value) == (
        f"Sheet Return, {cell} is in a row without Plan and Quarter, so that it is no "
        "indicator's: delete row 9, or download the workbook again"
    )


def test_white_space_makes_no_other_quarter(plan):
    assert len(read(plan, row(quarter="2008/09\u00a0 Q2 "))) == 1


@pytest.mark.parametrize(
    ("typed", "state"), [("FINAL\u00a0", "final"), ("Prov", "Prov"), (None, "")]
)
def test_a_state_is_known_in_any_case_and_else_kept_as_typed(plan, typed, state):
    (found,) = read(plan, row(state=typed))

    assert found.data["state"] == state


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"version": "latest"},
            "Sheet Return, K2: 'latest' is not the version of a figure: download the "
            "workbook again, and leave this cell as it is",
        ),
        (
            {"count": ErrorValue("#REF!")},
            "Sheet Return, B2: '#REF!' is what a spreadsheet shows for a formula that "
            "failed: put the figure or the text there",
        ),
        (
            {"as_at": "soon"},
            "Sheet Return, G2: 'soon' is not a real date: enter one such as 30 June "
            "2008",
        ),
        (
            {"as_at": ErrorValue("#N/A")},
            "Sheet Return, G2: '#N/A' is what a spreadsheet shows for a formula that "
            "failed: put the figure or the text there",
        ),
    ],
)
def test_what_no_box_could_take_is_told_with_its_address(plan, given, words):
    (typed,) = read(plan, row(**given))

    assert typed.refusals == [words]
    assert not typed.is_blank
