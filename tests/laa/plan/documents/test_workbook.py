from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from laa.plan.documents.document import (
    Document,
    Heading,
    Paragraphs,
    Picture,
    Section,
)
from laa.plan.documents.workbook import render, sheet_name
from tests.laa.plan import sample_charts
from tests.laa.plan.documents.examples import (
    MADE,
    document,
    document_of,
    every_block,
    money,
)


def opened(document: Document) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render(document)))


@pytest.mark.parametrize(
    ("number", "heading", "name"),
    [
        (0, "", "Plan"),
        (1, "1: LAA Target", "1 LAA Target"),
        (5, "5. Performance Indicators", "5 Performance Indicators"),
        (2, "2: Equalities and community cohesion", "2 Equalities and community"),
        (7, "[Risks] * what/if?", "7 Risks what if"),
        (8, "W" * 40, "8 " + "W" * 29),
        (9, "9: 'quoted'", "9 'quoted"),
        (10, "10: Bell \x07", "10 Bell \ufffd"),
    ],
)
def test_a_tab_has_the_sections_number_and_as_many_words_as_fit(
    number: int, heading: str, name: str
) -> None:
    assert sheet_name(Section(number, heading, ())) == name


def test_a_sheet_a_section() -> None:
    book = opened(every_block())

    assert book.sheetnames == ["Plan", "1 Targets", "2 Money"]
    assert [sheet["A1"].value for sheet in book.worksheets] == [
        *("Action plan", "1: Targets", "2: Money")
    ]


def test_the_first_headings_stay_in_sight_and_are_printed_again() -> None:
    sheet = opened(document_of(Heading("Money"), money(), money())).worksheets[0]

    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"


def test_a_sheet_of_text_alone_freezes_nothing() -> None:
    sheet = opened(document_of(Paragraphs("Some words."))).worksheets[0]

    assert sheet.freeze_panes is None
    assert sheet.column_dimensions["A"].width > 90


def test_text_runs_over_all_columns_and_is_high_enough() -> None:
    sheet = opened(document_of(Paragraphs("word " * 100), money())).worksheets[0]

    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A2:E2"]
    assert sheet.row_dimensions[2].height > 60


def test_in_a_workbook_a_chart_is_its_figures() -> None:
    chart = sample_charts.years()

    sheet = opened(document_of(Picture(chart))).worksheets[0]

    found = [row[0].value for row in sheet["A3:A6"]]
    assert found == [chart.title, chart.sentence, "Quarter", "Q1"]


def test_a_sheet_prints_on_a4_turned_where_tables_need_it() -> None:
    sheets = opened(every_block()).worksheets

    assert {sheet.page_setup.paperSize for sheet in sheets} == {9}
    assert [sheet.page_setup.orientation for sheet in sheets] == [
        *("portrait", "portrait", "landscape")
    ]


def test_the_file_says_its_name_and_date() -> None:
    properties = opened(every_block()).properties

    assert properties.title == every_block().name
    assert properties.created == MADE.replace(tzinfo=None)


def test_a_document_of_no_section_is_a_workbook_all_the_same() -> None:
    assert len(opened(document()).worksheets) == 1
