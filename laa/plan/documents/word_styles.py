"""The look of the Word file: styles that whoever edits it finds by name."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from laa.plan.documents.document import LANGUAGE

SMALL, TABLE, NAMES = "Small", "Table text", "Name and what it is"

_FONT = "Arial"
_INK, _MUTED = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F)
_NAME_WIDTH = Cm(5.6)


def dress(file: WordFile) -> None:
    """Change the styles that come with an empty file, and add our own three."""
    _speak(file)
    _style(file, "Normal", 10.5, after=6)
    _style(file, "Title", 20, after=2, bold=True)
    _style(file, "Subtitle", 13, after=2)
    _style(file, "Heading 1", 14, before=16, after=6, bold=True)
    _style(file, "Heading 2", 11.5, before=10, after=4, bold=True)
    for name in (SMALL, TABLE, NAMES):
        added = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = file.styles["Normal"]
    _style(file, SMALL, 9, after=8).font.color.rgb = _MUTED
    _style(file, TABLE, 9, before=2, after=2)
    hanging = _style(file, NAMES, 10.5, after=4).paragraph_format
    hanging.left_indent, hanging.first_line_indent = _NAME_WIDTH, -_NAME_WIDTH
    hanging.tab_stops.add_tab_stop(_NAME_WIDTH)


def _style(
    file: WordFile,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float,
    bold: bool = False,
) -> ParagraphStyle:
    style: ParagraphStyle = file.styles[name]
    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = _INK
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    _set_in_one_font(style)
    _unruled(style)
    return style


def _set_in_one_font(style: ParagraphStyle) -> None:
    """A heading's font is the theme's until that is said otherwise for each script."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _unruled(style: ParagraphStyle) -> None:
    """The empty file's title has a line under it."""
    for ruled in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        ruled.getparent().remove(ruled)


def _speak(file: WordFile) -> None:
    """What a screen reader and the spelling check take the words for."""
    (language,) = file.styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), LANGUAGE)
