from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

import odfdo
import pytest

from laa.plan.sheets.cells import ErrorValue, Percentage
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused
from tests.laa.plan.sheets.books import open_document, open_parts, values, zipped

FLOAT = 'office:value-type="float" office:value="{}"'


def row(*cells: str, repeated: int = 1) -> str:
    times = f' table:number-rows-repeated="{repeated}"'
    return f"<table:table-row{times}>{''.join(cells)}</table:table-row>"


def cell(attributes: str = "", inside: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def one(attributes: str, inside: str = ""):
    return values(open_document(row(cell(attributes, inside)))).get("Sheet Return, A1")


@pytest.mark.parametrize(
    ("attributes", "inside", "value"),
    [
        (FLOAT.format("119"), p("119"), 119),
        (FLOAT.format("0"), p("0"), 0),
        (FLOAT.format("3.2"), p("3.2"), Decimal("3.2")),
        ('office:value-type="currency" office:value="5"', p("£5"), 5),
        (
            'office:value-type="percentage" office:value="0.45"',
            p("45%"),
            Percentage(Decimal("0.45")),
        ),
        (
            'office:value-type="date" office:date-value="2008-06-30"',
            p("30/06/08"),
            date(2008, 6, 30),
        ),
        (
            'office:value-type="date" office:date-value="2008-06-30T12:00:00"',
            "",
            datetime(2008, 6, 30, 12),
        ),
        ('office:value-type="time" office:time-value="PT06H30M00S"', "", time(6, 30)),
        (
            'office:value-type="time" office:time-value="PT30H00M00S"',
            "",
            "PT30H00M00S",
        ),
        ('office:value-type="time" office:time-value="P1D"', "", "P1D"),
        ('office:value-type="boolean" office:boolean-value="true"', "", True),
        ('office:value-type="boolean" office:boolean-value="false"', "", False),
        ('office:value-type="string"', p("12o"), "12o"),
        ('office:value-type="string" office:string-value="kept"', p("shown"), "kept"),
        ('office:value-type="string"', p("one") + p("two"), "one\ntwo"),
        ('office:value-type="string"', p('a<text:s text:c="2"/>b'), "a  b"),
        (
            'office:value-type="string"',
            p("a<text:tab/>b<text:line-break/>c"),
            "a\tb\nc",
        ),
        ('office:value-type="string"', "<text:s/><text:tab/>" + p("a"), "a"),
        (
            'office:value-type="string" office:string-value="" '
            'calcext:value-type="error" table:formula="of:=1/0"',
            p("#DIV/0!"),
            ErrorValue("#DIV/0!"),
        ),
        (
            'office:value-type="string"',
            f"<office:annotation>{p('a <b>note</b>')}</office:annotation>{p('12')}",
            "12",
        ),
        ('office:value-type="string" table:formula="of:=A2"', "", None),
        ("", "", None),
    ],
)
def test_a_cell_holds_what_was_shown_and_a_blank_is_no_zero(attributes, inside, value):
    assert one(attributes, inside) == value
    assert type(one(attributes, inside)) is type(value)


def test_cells_and_rows_that_repeat_are_each_there():
    blanks = cell('table:number-columns-repeated="2"')
    twice = cell(f'table:number-columns-repeated="2" {FLOAT.format(1)}')

    rows = row(repeated=3) + row(blanks, twice, repeated=2)

    assert values(open_document(rows)) == {
        "Sheet Return, C4": 1,
        "Sheet Return, D4": 1,
        "Sheet Return, C5": 1,
        "Sheet Return, D5": 1,
    }


def test_the_blank_end_of_a_sheet_costs_nothing():
    end = row(cell('table:number-columns-repeated="16384"'), repeated=1_048_576)

    assert values(open_document(row(cell(FLOAT.format(1))) + end)) == {
        "Sheet Return, A1": 1
    }


def test_what_is_laid_over_a_sheet_is_not_in_its_cells():
    shape = f"<table:shapes><table:p>{p('drawn')}</table:p></table:shapes>"

    assert values(open_document(shape + row(cell(FLOAT.format(1))))) == {
        "Sheet Return, A1": 1
    }


def test_a_long_sheet_is_read_bit_by_bit():
    rows = "".join(row(cell(FLOAT.format(n))) for n in range(3000))

    assert len(values(open_document(rows))) == 3000


def test_a_workbook_without_a_list_of_its_parts_is_read():
    parts = open_parts(
        f'<table:table table:name="A">{row(cell(FLOAT.format(1)))}</table:table>'
    )
    del parts["META-INF/manifest.xml"]

    assert values(zipped(parts)) == {"Sheet A, A1": 1}


def test_a_formula_that_was_never_worked_out_is_refused_with_its_address():
    with pytest.raises(SheetsRefused, match=r"^Sheet Return, A1 holds a formula"):
        one('table:formula="of:=A2+1"')


@pytest.mark.parametrize(
    "attributes",
    [
        'office:value-type="float"',
        FLOAT.format("twelve"),
        'office:value-type="date" office:date-value="yesterday"',
        'office:value-type="time" office:time-value="PT01H99M00S"',
        'table:number-columns-repeated="0"',
        'table:number-columns-repeated="many"',
    ],
)
def test_a_cell_that_no_program_writes_is_refused_as_damaged(attributes):
    with pytest.raises(SheetsRefused, match="is damaged"):
        one(attributes)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            row(cell(f'table:number-columns-repeated="1000000" {FLOAT.format(1)}')),
            r"^Sheet Return, \w+1 holds something: a sheet is read up to 200 columns",
        ),
        (
            row(cell(FLOAT.format(1)), repeated=1_000_000),
            r"^Sheet Return, A1000000 holds something: .* up to 20,000 rows",
        ),
    ],
)
def test_a_cell_repeated_a_million_times_is_refused(cells, words):
    with pytest.raises(SheetsRefused, match=words):
        values(open_document(cells))


def test_repeated_cells_all_count():
    cells = row(
        cell(f'table:number-columns-repeated="10" {FLOAT.format(1)}'), repeated=10
    )

    with pytest.raises(SheetsRefused, match="more than 99 cells"):
        values(open_document(cells), Limits(cells=99))


def test_a_password_is_noticed():
    manifest = '<manifest xmlns="urn:manifest"><encryption-data/></manifest>'

    with pytest.raises(SheetsRefused, match="protected by a password"):
        values(open_document("", **{"META-INF/manifest.xml": manifest}))


def test_what_another_program_writes_is_read():
    document, table = odfdo.Document("spreadsheet"), odfdo.Table("Return")
    table.set_value("B7", "12o")
    table.set_value("B8", date(2008, 6, 30))
    document.body.clear()
    document.body.append(table)
    written = BytesIO()
    document.save(written)

    assert values(written.getvalue()) == {
        "Sheet Return, B7": "12o",
        "Sheet Return, B8": date(2008, 6, 30),
    }


def test_the_hints_of_cells_are_no_part_of_what_a_cell_holds():
    hint = f"<table:help-message>{p('x' * 40_000)}</table:help-message>"
    rules = (
        f"<table:content-validations><table:content-validation>{hint}"
        "</table:content-validation></table:content-validations>"
    )
    table = f'<table:table table:name="Return">{row(cell("", p("Held")))}</table:table>'

    assert values(zipped(open_parts(rules + table))) == {"Sheet Return, A1": "Held"}
