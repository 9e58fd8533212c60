"""Made-up recorded crime in the Home Office's layout: CSV, Excel and OpenDocument."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

HEADINGS = (
    "Financial Year",
    "Financial Quarter",
    "Police Force",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
)
FORCES, PARTNERSHIPS_EACH, CODES_EACH = 43, 9, 130
# Few enough for the rows of a sheet of Excel, which ends at 1,048,576.
YEARS = range(2005, 2026)
Line = tuple[str | int, ...]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_A = ord("A")


def lines(rows: int) -> Iterator[Line]:
    """The same rows every time: years, quarters, partnerships and codes in turn."""
    chance = Random(15)
    places = list(product(range(1, FORCES + 1), range(1, PARTNERSHIPS_EACH + 1)))
    every = product(YEARS, (1, 2, 3, 4), places, range(1, CODES_EACH + 1))
    for year, quarter, (force, place), code in islice(every, rows):
        yield (
            f"{year}/{(year + 1) % 100:02}",
            quarter,
            f"Force of county {force}",
            f"Partnership {place} of county {force}",
            f"An offence that is described at the length of class {code}",
            "Violence against the person" if code < 40 else "Theft offences",
            "Violence with injury" if code < 20 else "All other theft offences",
            "8F" if code == 1 else f"{code}A",
            chance.randrange(-2, 200),
        )


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(lines(rows))


def write_excel(path: Path, rows: int) -> None:
    """Texts shared, as Excel and its kin write them."""
    texts: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, line in enumerate(_with_headings(rows), start=1):
                sheet.write(_excel_row(number, line, texts).encode())
            sheet.write(b"</sheetData></worksheet>")
        shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{shared}</sst>')
        for name, content in _EXCEL_PARTS.items():
            archive.writestr(name, content)


def _excel_row(number: int, line: Line, texts: dict[str, int]) -> str:
    cells = []
    for column, value in enumerate(line):
        place = f'r="{chr(_A + column)}{number}"'
        if isinstance(value, int):
            cells.append(f"<c {place}><v>{value}</v></c>")
        else:
            shared = texts.setdefault(value, len(texts))
            cells.append(f'<c {place} t="s"><v>{shared}</v></c>')
    return f'<row r="{number}" spans="1:9">{"".join(cells)}</row>'


_EXCEL_PARTS = {
    "[Content_Types].xml": '<Types xmlns="urn:types"/>',
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="2008-09" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="urn:relations"><Relationship Id="rId1" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def write_open_document(path: Path, rows: int) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(
                f'<office:document-content xmlns:office="{_OPEN}office:1.0" '
                f'xmlns:table="{_OPEN}table:1.0" xmlns:text="{_OPEN}text:1.0">'
                "<office:body><office:spreadsheet>"
                '<table:table table:name="2008-09">'.encode()
            )
            for line in _with_headings(rows):
                content.write(_open_document_row(line).encode())
            content.write(
                b"</table:table></office:spreadsheet></office:body>"
                b"</office:document-content>"
            )


def _open_document_row(line: Line) -> str:
    cells = (
        f"<table:table-cell {_open_document_type(value)}>"
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
        for value in line
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _open_document_type(value: str | int) -> str:
    if isinstance(value, int):
        return f'office:value-type="float" office:value="{value}"'
    return 'office:value-type="string"'


def _with_headings(rows: int) -> Iterator[Line]:
    yield HEADINGS
    yield from lines(rows)


WRITERS = {
    "CSV": write_csv,
    "Excel": write_excel,
    "OpenDocument": write_open_document,
}
