from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from laa.plan.exports.export import Export
from laa.plan.exports.workbook import render
from tests.laa.plan.exports.samples import export, of_text


def opened(one: Export) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render(one)))


def test_the_headings_are_the_first_row_and_stay_in_sight() -> None:
    sheet = opened(export())["Figures"]

    assert [cell.value for cell in sheet[1]] == [
        "What",
        "Rate",
        "Amount",
        "Share",
        "Day",
    ]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"


def test_numbers_and_days_are_real_and_shown_as_on_the_page() -> None:
    _, rate, amount, share, day = opened(export())["Figures"][2]

    assert (rate.value, rate.number_format.partition(";")[0]) == (
        0.38799804,
        "#,##0.00",
    )
    assert (amount.value, amount.number_format[:11]) == (1234.5, '"£"#,##0.00')
    assert (share.value, share.number_format[:11]) == (76.92307, '#,##0.0"%";')
    assert (day.value, day.number_format) == (datetime(2008, 6, 30), "d mmmm yyyy")


def test_a_number_with_words_around_it_is_one_that_shows_them() -> None:
    amount = opened(export())["Figures"]["C4"]

    assert amount.value == 65500
    assert amount.number_format.startswith('"At least £"#,##0;')


def test_the_other_sheet_says_what_the_figures_are() -> None:
    rows = opened(export())["About these figures"].iter_rows(values_only=True)

    pairs = dict(rows)
    assert pairs["Table"] == "Lines"
    assert pairs["As of"] == "2008/09 Q2"
    assert pairs["Made"] == "20 October 2008, 09:30"
    assert pairs["Source"] == "Police extract"
    assert pairs["At least"] == "The sum leaves something out"
    assert pairs["Unit of “Rate”"] == "per 1,000 people"
    assert pairs["Sign-off"].startswith("Signed-off figures only:")


def test_text_like_a_formula_is_text() -> None:
    cell = opened(of_text("=1+1"))["Figures"]["A2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_export_is_the_same_file() -> None:
    assert render(export()) == render(export())
