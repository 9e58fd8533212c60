from __future__ import annotations

import codecs
from datetime import date
from decimal import Decimal

import pytest

from indicators.recorded_crime.cell_texts import NotReadable, number_of, year_of
from indicators.recorded_crime.crime_row import CrimeRow
from indicators.recorded_crime.reading import NATIONAL, read
from laa.plan.periods import FinancialYear
from laa.plan.sheets.cells import ErrorValue, Percentage
from laa.plan.sheets.refused import SheetsRefused
from tests.indicators.recorded_crime.tables import (
    CSP,
    PFA,
    counts,
    reading,
    workbook,
    written,
)

# Rows of prc-pfa-201718_new.csv (Home Office open data, 2017/18), as they stand there.
EXCERPT = PFA + (
    "0,2017/18,1,Action Fraud,Fraud offences recorded by Action Fraud,Fraud offences,"
    "Fraud: action fraud,AF,66776,Other crime\n"
    "7898,2017/18,2,Hampshire,Causing death by driving: unlicensed or disqualified or "
    "uninsured drivers,Violence against the person,Violence with injury,4.9,-1,"
    "Violence and Sexual Offences\n"
    '9,2017/18,2,"London, City of",Homicide,Violence against the person,Homicide,'
    "1/4.1/4.10/4.2,0,Violence and Sexual Offences\n"
)


def test_a_table_by_force_is_read_with_its_places(tmp_path):
    rows = list(reading(written(tmp_path, EXCERPT)))

    assert rows[1] == CrimeRow(
        place="row 3",
        force="Hampshire",
        partnership="",
        year=FinancialYear(2017),
        quarter=2,
        code="4.9",
        description="Causing death by driving: unlicensed or disqualified or uninsured "
        "drivers",
        group="Violence against the person",
        subgroup="Violence with injury",
        count=-1,
    )
    assert [row.force for row in rows] == [
        "Action Fraud",
        "Hampshire",
        "London, City of",
    ]


def test_a_table_by_partnership_is_read(tmp_path):
    table = CSP + '2008/09,1,Avon and Somerset,"Bristol, City of",GBH,V,I,8F,"1,234"\n'

    (row,) = reading(written(tmp_path, table))

    assert (row.partnership, row.count) == ("Bristol, City of", 1234)
    assert str(row.area) == "Bristol, City of, Avon and Somerset"
    assert str(row.of_quarter) == "2008/09 Q1"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"]
)
def test_every_encoding_of_a_spreadsheet_is_read(tmp_path, encoding):
    table = CSP + "2008/09,1,Dyfed–Powys,Ynys Môn,,,,8F,3\n".replace("–", "-")

    (row,) = reading(written(tmp_path, table.encode(encoding)))

    assert row.partnership == "Ynys Môn"


def test_titles_and_blank_rows_above_the_headings_are_passed(tmp_path):
    table = (
        f"Recorded crime, England and Wales\r\n\r\n;\r\n{CSP}2008/09,1,K,M,,,,8F,3\r\n"
    )

    (row,) = reading(written(tmp_path, table))

    assert row.place == "row 5"


def test_headings_go_by_either_vocabulary_and_a_footnote_is_no_part(tmp_path):
    head = (
        "financial_year, Financial_Quarter,Force Name2,offence code,NUMBER OF OFFENCES"
    )

    rows = reading(written(tmp_path, f"{head}\n2008-09,Q4,Kent,08F,7\n"))

    assert [(row.force, row.quarter, row.count) for row in rows] == [("Kent", 4, 7)]


@pytest.mark.parametrize(
    ("words", "count", "note"),
    [
        ("12", 12, ""),
        ("-45", -45, ""),
        ("−3", -3, ""),
        ('"10,001"', 10001, ""),
        ("12.0", 12, ""),
        ("", None, ""),
        ("..", None, ".."),
        ("not supplied", None, "not supplied"),
        ("1.5", None, "1.5"),
        ('"1,2"', None, "1,2"),
        ("1" * 13, None, "1" * 13),
    ],
)
def test_what_is_no_number_is_none_with_its_words(tmp_path, words, count, note):
    (row,) = reading(written(tmp_path, f"{CSP}2008/09,1,Kent,Medway,,,,8F,{words}\n"))

    assert (row.count, row.note) == (count, note)


def test_a_count_beyond_what_a_figure_can_be_refuses_the_file(tmp_path):
    table = f"{CSP}2008/09,1,Kent,,,,,8F,1\n2008/09,1,Kent,,,,,8F,1000000000\n"

    with pytest.raises(SheetsRefused) as caught:
        list(reading(written(tmp_path, table)))

    assert str(caught.value) == (
        "Row 3: a count of 1000000000 cannot be: it must be from −999,999,999 to "
        "999,999,999"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # ONS police force area tables, year to March 2018.
        ("WALES8", "WALES"),
        ("North West9", "North West"),
        ("West Midlands ", "West Midlands"),
        ("Herefordshire County of UA3", "Herefordshire County of UA"),
        ("Kent [note 2]", "Kent"),
        ("Essex¹", "Essex"),
        ("Area 7", "Area 7"),
        ("E2", "E2"),
        ("St. Helens", "St. Helens"),
    ],
)
def test_a_footnote_glued_to_a_name_is_taken_off(tmp_path, text, name):
    (row,) = reading(written(tmp_path, f"{CSP}2008/09,1,{text},,,,,8F,1\n"))

    assert row.force == name


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2008/09", 2008),
        ("2008-09", 2008),
        ("2008/2009", 2008),
        ("2008_09", 2008),
        ("2008/9", 2008),
        ("2008", 2008),
        ("1999/00", 1999),
    ],
)
def test_years_are_read_as_they_are_written(tmp_path, text, start):
    (row,) = reading(written(tmp_path, f"{CSP}{text},1,Kent,,,,,8F,1\n"))

    assert row.year == FinancialYear(start)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2008/10,1,Kent,,,,,8F,1", "Row 2: '2008/10' is not a financial year"),
        (",1,Kent,,,,,8F,1", "Row 2: '' is not a financial year"),
        ("2008/09,5,Kent,,,,,8F,1", "Row 2: '5' is not a quarter"),
        ("2008/09", "Row 2: it has neither code nor count: a row that is cut off"),
        ("2008/09,1,Kent,Medway,GB", "Row 2: it has neither code nor count"),
        (f"2008/09,1,Kent,{'x' * 301},,,,8F,1", "Row 2: 'xxx.*' is longer than 300"),
        ("Total,1,Kent,,,,,8F,1", "Row 2: 'Total' is not a financial year"),
        ("2008/09,1,,,,,,8F,1", "Row 2: it names no police force"),
    ],
)
def test_a_row_that_cannot_be_placed_refuses_the_file(tmp_path, row, words):
    with pytest.raises(SheetsRefused, match=words):
        list(reading(written(tmp_path, f"{CSP}{row}\n")))


def test_notes_under_the_table_and_headings_again_are_passed(tmp_path):
    row = "2008/09,1,Kent,,,,,8F,1\n"
    table = (
        f"{CSP}{row}{CSP}{row}\nSource: Home Office,,,,,,,,\n"
        f"2008/09 figures are provisional\n{'long note ' * 100}\nTotal,,,,,,,,2\n"
    )

    assert counts(reading(written(tmp_path, table))) == [("8F", 1), ("8F", 1)]


@pytest.mark.parametrize(
    "again",
    [
        CSP.replace("Offence Count", "Rate per 1000,Offence Count"),
        CSP.replace(
            "Financial Year,Financial Quarter", "Financial Quarter,Financial Year"
        ),
        # Without an optional column, which would be read of its old place.
        CSP.replace("Offence Subgroup", "Victims"),
    ],
)
def test_headings_again_in_other_columns_refuse_the_file(tmp_path, again):
    table = f"{CSP}2008/09,1,Kent,,,,,8F,1\n{again}2008/09,1,Kent,,,,,8F,1,23\n"

    with pytest.raises(SheetsRefused) as caught:
        list(reading(written(tmp_path, table)))

    assert str(caught.value) == (
        "The headings in row 3 stand in other columns than the first ones: give each "
        "such table a sheet or a file of its own"
    )


def test_a_spreadsheet_s_4_1_that_is_corporate_manslaughter_is_4_10(tmp_path):
    table = (
        f"{CSP}2008/09,1,Kent,,Corporate manslaughter,,,4.1,1\n"
        "2008/09,1,Kent,,Manslaughter,,,4.1,2\n"
    )

    assert counts(reading(written(tmp_path, table))) == [("4.10", 1), ("4.1", 2)]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            "name,value\na,1\n",
            "The file holds no table of recorded crime: none of its first rows has "
            "the headings Financial Year, Financial Quarter, Police Force, Offence "
            "Code and Offence Count",
        ),
        (
            "Financial Year,Police Force,Offence Group,Offence Count\n",
            "The headings in row 1 lack Financial Quarter and Offence Code: send the "
            "table as the Home Office publishes it",
        ),
        (
            f"{CSP.strip()},Number of Offences\n",
            "The headings in row 1 have 'Number of Offences' beside another column for "
            "the same: delete the one that is not meant",
        ),
        ("title\n" * 60 + CSP, "The file holds no table of recorded crime"),
    ],
)
def test_a_file_without_such_a_table_is_refused(tmp_path, table, words):
    with pytest.raises(SheetsRefused) as caught:
        list(reading(written(tmp_path, table)))

    assert str(caught.value).startswith(words)


def test_a_byte_order_mark_of_utf_16_the_other_way_is_read(tmp_path):
    table = codecs.BOM_UTF16_BE + f"{CSP}2008/09,1,Kent,,,,,8F,1\n".encode("utf-16-be")

    assert counts(reading(written(tmp_path, table))) == [("8F", 1)]


def test_a_workbook_s_sheets_are_one_table_and_its_notes_are_named(tmp_path):
    head = "".join(f"<c t='str'><v>{one}</v></c>" for one in CSP.strip().split(","))
    line = (
        "<c t='str'><v>{}</v></c><c><v>1</v></c><c t='str'><v>Kent</v></c><c/><c/><c/>"
        "<c/><c><v>4.1</v></c><c><v>{}</v></c>"
    )
    content = workbook(
        {
            "Notes": "<row><c t='str'><v>Crown copyright</v></c></row>",
            "2007-08": f"<row>{head}</row><row>{line.format('2007-08', -2)}</row>",
            "2020_21": f"<row>{head}</row><row>{line.format('2020/21', 3.5)}</row>",
        }
    )

    rows = reading(written(tmp_path, content))

    assert next(rows).place == "Sheet 2007-08, row 2"
    (row,) = rows
    assert (row.year.start, row.code, row.count, row.note) == (2020, "4.1", None, "3.5")
    assert rows.passed_over == ["Notes"]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, (7, "")),
        (999_999_999, (999_999_999, "")),
        (Decimal("7.0"), (7, "")),
        (Decimal("7.5"), (None, "7.5")),
        (True, (None, "True")),
        (ErrorValue("#REF!"), (None, "#REF!")),
        (Percentage(Decimal("0.5")), (None, "50%")),
    ],
)
def test_a_cell_of_a_workbook_is_a_count_only_if_it_is_a_whole_number(value, number):
    assert number_of(value) == number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (10**9, "1000000000"),
        (-(10**9), "-1000000000"),
        (10**300, f"1{'0' * 29}..."),
        (Decimal("1e999999"), "1E+999999"),
        ("1000000000", "1000000000"),
    ],
)
def test_a_count_beyond_what_a_figure_can_be_is_refused(value, shown):
    with pytest.raises(NotReadable) as caught:
        number_of(value)

    assert str(caught.value) == (
        f"a count of {shown} cannot be: it must be from −999,999,999 to 999,999,999"
    )


def test_a_year_that_a_spreadsheet_took_for_a_month_is_read_as_it_was_meant():
    assert year_of(date(2008, 9, 1)) == FinancialYear(2008)
    assert year_of(2008) == FinancialYear(2008)
    with pytest.raises(NotReadable, match="'2008-10-01' is not a financial year"):
        year_of(date(2008, 10, 1))


def test_whoever_is_told_how_far_it_is_may_end_the_reading(tmp_path):
    path = written(tmp_path, CSP + "2008/09,1,Kent,,,,,8F,1\n" * 9000)
    shares: list[float] = []

    assert len(list(read(path, NATIONAL, seen=shares.append))) == 9000
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def cancel(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read(path, NATIONAL, seen=cancel))


def test_a_sheet_with_a_name_without_end_is_named_by_its_start(tmp_path):
    content = workbook({"x" * 9000: "<row><c><v>1</v></c></row>"})

    rows = reading(written(tmp_path, content))

    with pytest.raises(SheetsRefused):
        list(rows)
    assert rows.passed_over == ["x" * 100]
