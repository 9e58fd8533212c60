"""Workbooks for the tests, good and hostile, made part by part."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.reading import read
from laa.plan.sheets.refused import SheetsRefused

LIMITS = Limits()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
Parts = dict[str, str | bytes]

# Styles 1 to 6: a day, one of Excel's own days, a share, one of Excel's own shares, a
# colour with a word in it, and a pattern of its own for numbers.
STYLES = f"""<styleSheet xmlns="{MAIN}">
<numFmts><numFmt numFmtId="164" formatCode="d mmmm yyyy"/>
<numFmt numFmtId="165" formatCode="0.0%"/>
<numFmt numFmtId="166" formatCode="[Red]0&quot; days&quot;"/>
<numFmt numFmtId="167" formatCode="General"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/>
<xf numFmtId="9"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>"""
TEXTS = (
    f'<sst xmlns="{MAIN}"><si><t>Police</t></si><si><r><t>Rich </t></r>'
    "<r><t>text</t></r><rPh><t>said</t></rPh></si><si><t/></si></sst>"
)


def zipped(parts: Parts) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def excel_parts(rows: str, *, book: str = "") -> Parts:
    return {
        "[Content_Types].xml": '<Types xmlns="urn:types"/>',
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>'
            '<sheet name="Return" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="urn:relations"><Relationship Id="rId1" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": TEXTS,
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        ),
    }


def excel(rows: str, *, book: str = "", **more: str | bytes) -> bytes:
    return zipped(excel_parts(rows, book=book) | more)


def open_parts(tables: str) -> Parts:
    return {
        "mimetype": ODS,
        "META-INF/manifest.xml": '<manifest xmlns="urn:manifest"/>',
        "content.xml": (
            f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" '
            f'xmlns:text="{TEXT}" xmlns:calcext="{CALC}"><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>"
        ),
    }


def open_document(rows: str, **more: str | bytes) -> bytes:
    table = f'<table:table table:name="Return">{rows}</table:table>'
    return zipped(open_parts(table) | more)


def values(content: bytes, limits: Limits = LIMITS) -> dict[str, object]:
    """What each cell holds, by its address."""
    return {
        cell.address: cell.value
        for sheet in read(content, limits)
        for row in sheet.rows
        for cell in row.cells()
    }


def refused(content: bytes, limits: Limits = LIMITS) -> str:
    """The sentence; it comes at once, and without much memory."""
    tracemalloc.start()
    began = perf_counter()
    with pytest.raises(SheetsRefused) as caught:
        read(content, limits)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert perf_counter() - began < 5
    assert most < 20_000_000 + 4 * len(content)
    assert caught.value.refusals[0].field == "file"
    return str(caught.value)
