from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from time import perf_counter

import openpyxl
import pytest
import xlsxwriter

from laa.plan.sheets.cells import ErrorValue, Percentage
from laa.plan.sheets.refused import SheetsRefused
from tests.laa.plan.sheets.books import MAIN, STYLES, excel, excel_parts, values, zipped


def one(cell: str, **more):
    """What the only cell of a workbook holds."""
    found = values(excel(f'<row r="7">{cell}</row>', **more))
    assert set(found) <= {"Sheet Return, B7"}
    return found.get("Sheet Return, B7")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B7"><v>119</v></c>', 119),
        ('<c r="B7"><v>0</v></c>', 0),
        ('<c r="B7"><v>-3</v></c>', -3),
        ('<c r="B7"><v>0.30000000000000004</v></c>', Decimal("0.3")),
        ('<c r="B7" s="0"><v>1.2E2</v></c>', 120),
        ('<c r="B7" t="s"><v>0</v></c>', "Police"),
        ('<c r="B7" t="s"><v>1</v></c>', "Rich text"),
        ('<c r="B7" t="s"><v>2</v></c>', None),
        ('<c r="B7" t="str"><f>A1</f><v>12o</v></c>', "12o"),
        ('<c r="B7" t="str"><f>A1</f><v></v></c>', None),
        (
            '<c r="B7" t="inlineStr"><is><t>typed</t><rPh><t>x</t></rPh></is></c>',
            "typed",
        ),
        ('<c r="B7" t="b"><v>1</v></c>', True),
        ('<c r="B7" t="b"><v>0</v></c>', False),
        ('<c r="B7" t="e"><v>#REF!</v></c>', ErrorValue("#REF!")),
        ('<c r="B7" s="1"><v>39629</v></c>', date(2008, 6, 30)),
        ('<c r="B7" s="2"><v>39629.5</v></c>', datetime(2008, 6, 30, 12)),
        ('<c r="B7" s="2"><v>0.25</v></c>', time(6)),
        ('<c r="B7" t="d"><v>2008-06-30</v></c>', date(2008, 6, 30)),
        ('<c r="B7" s="3"><v>0.45</v></c>', Percentage(Decimal("0.45"))),
        ('<c r="B7" s="4"><v>1</v></c>', Percentage(Decimal(1))),
        ('<c r="B7" s="5"><v>12</v></c>', 12),
        ('<c r="B7" s="6"><v>12</v></c>', 12),
        ('<c r="B7"><f>SUM(A1:A2)</f><v>101</v></c>', 101),
        ('<c r="B7" s="1"/>', None),
    ],
)
def test_a_cell_holds_what_excel_shows_and_a_blank_is_no_zero(cell, value):
    assert one(cell) == value
    assert type(one(cell)) is type(value)


@pytest.mark.parametrize("unclosed", ["[", "&quot;", "[h", "[h["])
def test_a_pattern_that_never_ends_is_read_at_once_and_once(unclosed):
    styles = STYLES.replace("[Red]0", unclosed * 20_000).replace(
        '<xf numFmtId="166"/>', '<xf numFmtId="166"/>' * 1000
    )
    began = perf_counter()

    assert one('<c r="B7" s="5"><v>12</v></c>', **{"xl/styles.xml": styles}) == 12
    assert perf_counter() - began < 1


def test_days_may_be_counted_from_1904():
    from_1904 = '<workbookPr date1904="1"/>'

    day = one('<c r="B7" s="1"><v>38167</v></c>', book=from_1904)

    assert day == date(2008, 6, 30)


def test_cells_and_rows_without_an_address_follow_each_other():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"

    assert values(excel(rows)) == {
        "Sheet Return, A1": 1,
        "Sheet Return, B1": 2,
        "Sheet Return, A2": 3,
    }


def test_a_workbook_without_texts_and_styles_is_read():
    parts = excel_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    del parts["xl/styles.xml"], parts["xl/sharedStrings.xml"]

    assert values(zipped(parts)) == {"Sheet Return, A1": 1}


@pytest.mark.parametrize(
    "cell",
    ['<c r="B7"><f>A1+1</f></c>', '<c r="B7"><f>A1+1</f><v></v></c>'],
)
def test_a_formula_that_was_never_worked_out_is_refused_with_its_address(cell):
    with pytest.raises(SheetsRefused, match=r"^Sheet Return, B7 holds a formula"):
        one(cell)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B8"><v>1</v></c>',
        '<c r="7B"><v>1</v></c>',
        '<c r="B7"><v>NaN</v></c>',
        '<c r="B7"><v>1e999</v></c>',
        '<c r="B7"><v>twelve</v></c>',
        '<c r="B7" t="s"><v>99</v></c>',
        '<c r="B7" s="99"><v>1</v></c>',
        '<c r="B7" s="1"><v>99999999999</v></c>',
        '<c r="B7" t="d"><v>yesterday</v></c>',
    ],
)
def test_a_cell_that_no_program_writes_is_refused_as_damaged(cell):
    with pytest.raises(SheetsRefused, match="is damaged"):
        one(cell)


def test_a_row_that_says_no_number_is_refused_as_damaged():
    with pytest.raises(SheetsRefused, match="is damaged"):
        values(excel('<row r="0x7"><c><v>1</v></c></row>'))


def test_a_sheet_that_is_not_there_is_refused_as_damaged():
    parts = excel_parts("")
    del parts["xl/worksheets/sheet1.xml"]

    with pytest.raises(SheetsRefused, match="is damaged"):
        values(zipped(parts))


def test_a_prefix_that_is_declared_in_a_row_is_no_part_of_it():
    row = f'<row xmlns:r="{MAIN}" r="3"><c xmlns:t="{MAIN}" r="A3"><v>1</v></c></row>'

    assert values(excel(row)) == {"Sheet Return, A3": 1}


def test_what_the_house_writes_is_read_back():
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Return")
        sheet.write(6, 1, 119)
        sheet.write_datetime(
            7, 1, date(2008, 6, 30), book.add_format({"num_format": "d mmmm yyyy"})
        )

    assert values(written.getvalue()) == {
        "Sheet Return, B7": 119,
        "Sheet Return, B8": date(2008, 6, 30),
    }


def test_what_another_program_writes_is_read():
    book = openpyxl.Workbook()
    book.active.title = "Return"
    book.active["B7"], book.active["B8"] = "12o", date(2008, 6, 30)
    written = BytesIO()
    book.save(written)

    assert values(written.getvalue()) == {
        "Sheet Return, B7": "12o",
        "Sheet Return, B8": date(2008, 6, 30),
    }


def test_a_sheet_may_be_named_by_its_whole_path():
    whole = (
        '<Relationships xmlns="urn:relations"><Relationship Id="rId1" '
        'Target="/xl/worksheets/sheet1.xml"/><Other/></Relationships>'
    )
    rows = f'<row r="1" xmlns="{MAIN}"><c r="A1"><v>1</v></c></row>'

    assert values(excel(rows, **{"xl/_rels/workbook.xml.rels": whole})) == {
        "Sheet Return, A1": 1
    }


def test_the_parts_may_be_called_otherwise_than_most_programs_do():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = excel_parts(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>39629</v></c></row>'
    )
    for name in ("workbook", "styles", "sharedStrings"):
        parts[f"xl/{name}2.xml"] = parts.pop(f"xl/{name}.xml")
    parts["xl/_rels/workbook2.xml.rels"] = parts.pop(
        "xl/_rels/workbook.xml.rels"
    ).replace(
        "</Relationships>",
        f'<Relationship Id="rId2" Type="{kind}/styles" Target="/xl/styles2.xml"/>'
        f'<Relationship Id="rId3" Type="{kind}/sharedStrings" '
        'Target="sharedStrings2.xml"/></Relationships>',
    )
    parts["_rels/.rels"] = (
        '<Relationships xmlns="urn:relations"><Relationship Id="rId1" '
        f'Type="{kind}/officeDocument" Target="xl/workbook2.xml"/></Relationships>'
    )

    assert values(zipped(parts)) == {
        "Sheet Return, A1": "Police",
        "Sheet Return, B1": date(2008, 6, 30),
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("_x005F_x0041_", "_x0041_"),
        ("a_x000D_\nb", "a\nb"),
        ("a_x0000_b", "a\N{REPLACEMENT CHARACTER}b"),
        ("_x41_", "_x41_"),
    ],
)
def test_what_excel_escapes_is_read_as_it_was_typed(written, read):
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row>'

    assert values(excel(row)) == {"Sheet Return, A1": read}
