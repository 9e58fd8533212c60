"""Files that are meant to do harm are refused, at once and in little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from time import process_time

import pytest

from laa.plan.sheets.refused import SheetsRefused
from tests.indicators.recorded_crime.tables import CSP, reading, workbook, written
from tests.laa.plan.sheets.books import excel, open_document, zipped

ROW = "2008/09,1,Kent,Medway,Murder,V,H,1,3\n"
CELL = "<row r='1'><c r='A1'><v>1</v></c></row>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>'


def refused(folder: Path, content: str | bytes) -> str:
    path = written(folder, content)
    tracemalloc.start()
    began = process_time()
    with pytest.raises(SheetsRefused) as caught:
        for _ in reading(path):
            pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert process_time() - began < 10
    assert most < 60_000_000
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "The file is a PDF"),
        (b"<html></html>", "The file is a web page or XML"),
        (zipped({"word/document.xml": "<w/>"}), "The file is a Word document"),
        (excel(CELL, **{"xl/vbaProject.bin": b"code"}), "The file holds macros"),
        (excel(CELL)[:-50], "The file is damaged or was not sent whole"),
        (b"\0" * 5000, "The file is empty"),
    ],
)
def test_what_is_no_table_is_told_by_its_content(tmp_path, content, words):
    assert refused(tmp_path, content).startswith(words)


def test_a_bomb_is_refused_by_what_its_directory_says(tmp_path):
    bomb = excel(CELL, **{"xl/bomb.xml": b" " * 20_000_000})

    assert "unzips to more than 4,000 MB, or to more than 200" in refused(
        tmp_path, bomb
    )


@pytest.mark.parametrize(
    "content",
    [
        excel(CELL, **{"xl/sharedStrings.xml": OUTSIDE}),
        open_document("", **{"styles.xml": OUTSIDE}),
    ],
)
def test_entities_from_outside_are_refused(tmp_path, content):
    assert "declares a document type or entities" in refused(tmp_path, content)


def test_a_million_columns_are_refused(tmp_path):
    wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'

    assert "is read up to 50 columns" in refused(tmp_path, "x," * 1_000_000)
    assert "is read up to 50 columns" in refused(tmp_path, excel(wide))
    repeated = (
        '<table:table-row><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="1000000"/></table:table-row>'
    )
    assert "is read up to 50 columns" in refused(tmp_path, open_document(repeated))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f'{CSP}2008/09,1,"{"x" * 9_000_000}"\n', "a line of more than 2,500,000"),
        (f'{CSP}2008/09,1,"{"x" * 100_000}",\n', "C2 holds more than 32,767"),
        (f"{CSP}2008/09,1,Kent,{'x' * 9000},,,,1,2\n", "is longer than 300 characters"),
        (CSP + '2008/09,1,"' + "\n" * 3_000_000, "cannot be told from the next"),
    ],
)
def test_a_gigantic_cell_is_refused(tmp_path, content, words):
    assert words in refused(tmp_path, content)


def test_a_heading_of_digits_without_end_is_none(tmp_path):
    cells = f"{'1' * 32_000}x," * 2

    assert "holds no table of recorded crime" in refused(tmp_path, cells)


def test_rows_without_end_are_refused(tmp_path):
    head = "".join(f"<c t='str'><v>{one}</v></c>" for one in CSP.strip().split(","))
    deep = workbook({"A": f"<row>{head}</row><row r='9999999'><c><v>1</v></c></row>"})
    repeated = (
        '<table:table-row table:number-rows-repeated="9999999"><table:table-cell '
        'office:value-type="float" office:value="1"/></table:table-row>'
    )

    assert "is read up to 1,200,000 rows" in refused(tmp_path, deep)
    assert "is read up to 1,200,000 rows" in refused(tmp_path, open_document(repeated))


def test_half_a_table_is_refused_where_it_is_cut(tmp_path):
    whole = CSP + ROW * 1000

    for cut in ("2008/", "200", "2008/09,1", "2008/09,1,Ke"):
        assert "Row 1002: " in refused(tmp_path, whole + cut)
