"""What Word can do and python-docx has no words for, written as its XML."""

from __future__ import annotations

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Length
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

_RULE, _TINT = "858B8F", "E8F0F2"


def number_pages(foot: Paragraph, words: str, width: Length) -> None:
    """A foot of words, and to the right "Page 2 of 7"."""
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{words}\tPage ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, what: str) -> None:
    """A number that Word works out; until then it reads 1."""
    field = _element("w:fldSimple", instr=what)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def describe(shape: InlineShape, alt: str) -> None:
    shape._inline.docPr.set("descr", alt)


def lay_out(table: Table, caption: str) -> None:
    """Fixed widths, a rule under each row, and the name that a screen reader says."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = _element(f"w:{side}", val="single", sz="4", space="0", color=_RULE)
        borders.append(line)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    properties.append(_element("w:tblCaption", val=caption))


def keep_whole(row: _Row, *, is_heading: bool) -> None:
    """No row breaks in two where it fits on a page; the heading comes on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if is_heading:
        properties.append(_element("w:tblHeader"))
        for cell in row.cells:
            shade = _element("w:shd", val="clear", color="auto", fill=_TINT)
            cell._tc.get_or_add_tcPr().append(shade)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
