"""Sheets to fill in as .ods: locked but for boxes, each with words of its own."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from laa.plan.sheets.cells import letters
from laa.plan.sheets.filling import (
    NOTES,
    OPEN_DOCUMENT,
    Box,
    Check,
    FillIn,
    FillInBook,
    Kind,
    writable,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{short}="{_OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("config", "config"),
        ("fo", "xsl-fo-compatible"),
    )
)
_CENTIMETRES_A_CHARACTER = 0.2
_NOTES_WIDTH = 90
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{OPEN_DOCUMENT}" manifest:version="1.2"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" '
        'manifest:media-type="text/xml"/>'
        for part in ("content.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)
# Some programs do without it, and some do not.
_META = (
    f'{_HEAD}<office:document-meta {_SPACES} office:version="1.2">'
    "<office:meta/></office:document-meta>"
)
_PATTERNS = (
    '<number:date-style style:name="day-pattern"><number:day/>'
    '<number:text> </number:text><number:month number:style="long" '
    'number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<number:text-style style:name="text-pattern"><number:text-content/>'
    "</number:text-style>"
)
# Name, pattern, whether it is locked, colour, weight.
_STYLES = (
    ("heading", "", True, "#e8f0f2", "bold"),
    ("locked", "", True, "#f3f2f1", "normal"),
    ("open", "", False, "#ffffff", "normal"),
    ("open-day", "day-pattern", False, "#ffffff", "normal"),
    ("open-text", "text-pattern", False, "#ffffff", "normal"),
)
_OPEN = {Kind.DAY: "open-day", Kind.TEXT: "open-text"}


def render(filled: FillIn | FillInBook) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        # The standard wants it first and not packed.
        archive.writestr("mimetype", OPEN_DOCUMENT, ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _content(filled))
        archive.writestr("meta.xml", _META)
        archive.writestr("settings.xml", _settings(filled.sheets))
    return written.getvalue()


def _content(filled: FillIn | FillInBook) -> str:
    headings = (heading for sheet in filled.sheets for heading in sheet.headings)
    widths = sorted({width for _, width in headings} | {_NOTES_WIDTH})
    styles = "".join(map(_column_style, widths)) + "".join(
        _cell_style(*style) for style in _STYLES
    )
    tables = "".join(map(_table, filled.sheets)) + _notes(filled.notes)
    return (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.2" '
        f'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">'
        f"<office:automatic-styles>{_PATTERNS}{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{_rules(filled.sheets)}{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _column_style(width: int) -> str:
    size = f"{width * _CENTIMETRES_A_CHARACTER:.1f}cm"
    return (
        f'<style:style style:name="width-{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{size}"/></style:style>'
    )


def _cell_style(
    name: str, pattern: str, is_locked: bool, colour: str, weight: str
) -> str:
    data = f' style:data-style-name="{pattern}"' if pattern else ""
    protected = "protected" if is_locked else "none"
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{data}>'
        f'<style:table-cell-properties style:cell-protect="{protected}" '
        f'fo:background-color="{colour}" fo:border="0.05pt solid #858b8f" '
        'fo:wrap-option="wrap" style:vertical-align="top"/>'
        f'<style:text-properties fo:font-weight="{weight}"/></style:style>'
    )


def _rules(sheets: tuple[FillIn, ...]) -> str:
    checks = [
        _rule(box.check, _rule_name(sheet, row, column), _address(sheet, row, column))
        for sheet in sheets
        for row, boxes in enumerate(sheet.rows, start=2)
        for column, box in enumerate(boxes, start=1)
        if box.check
    ]
    return (
        f"<table:content-validations>{''.join(checks)}</table:content-validations>"
        if checks
        else ""
    )


def _rule_name(sheet: FillIn, row: int, column: int) -> str:
    return f"check-{sheet.name}-{letters(column)}{row}"


def _address(sheet: FillIn, row: int, column: int) -> str:
    name = f"'{sheet.name}'" if " " in sheet.name else sheet.name
    return f"{name}.{letters(column)}{row}"


def _rule(check: Check, name: str, base: str) -> str:
    condition = _condition(check)
    allowed = f"table:condition={quoteattr(condition)} " if condition else ""
    shows_list = 'table:display-list="unsorted" ' if check.choices else ""
    words = f"<text:p>{escape(check.hint)}</text:p>"
    return (
        f"<table:content-validation table:name={quoteattr(name)} {allowed}{shows_list}"
        f'table:allow-empty-cell="true" table:base-cell-address={quoteattr(base)}>'
        f'<table:help-message table:display="true">{words}</table:help-message>'
        '<table:error-message table:display="true" table:message-type="stop">'
        f"{words}</table:error-message></table:content-validation>"
    )


def _condition(check: Check) -> str:
    if check.choices:
        listed = ";".join(f'"{choice}"' for choice in check.choices)
        return f"of:cell-content-is-in-list({listed})"
    if check.smallest is None or check.largest is None:
        return ""
    kind = {
        Kind.WHOLE_NUMBER: "cell-content-is-whole-number()",
        Kind.DAY: "cell-content-is-date()",
    }.get(check.kind, "cell-content-is-decimal-number()")
    bounds = f"{_bound(check.smallest)},{_bound(check.largest)}"
    return f"of:{kind} and cell-content-is-between({bounds})"


def _bound(bound: int | date) -> str:
    if isinstance(bound, date):
        return f"DATE({bound.year};{bound.month};{bound.day})"
    return str(bound)


def _table(sheet: FillIn) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="width-{width}"/>'
        for _, width in sheet.headings
    )
    headings = "".join(_cell(Box(text), "heading") for text, _ in sheet.headings)
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for number, row in enumerate(sheet.rows, start=2)
        for cells in [
            [
                _cell(box, _style(box), _rule_name(sheet, number, column))
                for column, box in enumerate(row, start=1)
            ]
        ]
    )
    return (
        f'<table:table table:name={quoteattr(sheet.name)} table:protected="true">'
        f"{columns}<table:table-row>{headings}</table:table-row>{rows}</table:table>"
    )


def _style(box: Box) -> str:
    return _OPEN.get(box.check.kind, "open") if box.check else "locked"


def _cell(box: Box, style: str, rule: str = "") -> str:
    named = f" table:content-validation-name={quoteattr(rule)}" if box.check else ""
    kind, text = _held(box)
    inside = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return (
        f'<table:table-cell table:style-name="{style}"{named}{kind}>'
        f"{inside if kind else ''}</table:table-cell>"
    )


def _held(box: Box) -> tuple[str, str]:
    """The attributes that say what a cell holds, and how it reads."""
    match box.content:
        case None:
            return "", ""
        case str(text):
            return ' office:value-type="string"', writable(text)
        case date() as day:
            return f' office:value-type="date" office:date-value="{day}"', str(day)
        case number:
            kind = f' office:value-type="float" office:value="{number}"'
            return kind, str(number)


def _notes(notes: tuple[str, ...]) -> str:
    rows = "".join(
        f"<table:table-row>{_cell(Box(note), 'locked')}</table:table-row>"
        for note in notes
    )
    return (
        f'<table:table table:name={quoteattr(NOTES)} table:protected="true">'
        f'<table:table-column table:style-name="width-{_NOTES_WIDTH}"/>{rows}'
        "</table:table>"
    )


def _settings(sheets: tuple[FillIn, ...]) -> str:
    """The headings stay in sight."""
    entries = "".join(map(_setting, sheets))
    return (
        f'{_HEAD}<office:document-settings {_SPACES} office:version="1.2">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views">'
        "<config:config-item-map-entry>"
        f'<config:config-item-map-named config:name="Tables">{entries}'
        "</config:config-item-map-named>"
        "</config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )


def _setting(sheet: FillIn) -> str:
    items = "".join(
        f'<config:config-item config:name="{item}" config:type="{kind}">{value}'
        "</config:config-item>"
        for item, kind, value in (
            ("HorizontalSplitMode", "short", 2),
            ("HorizontalSplitPosition", "int", sheet.stays),
            ("PositionRight", "int", sheet.stays),
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("PositionBottom", "int", 1),
        )
    )
    return (
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>{items}"
        "</config:config-item-map-entry>"
    )
