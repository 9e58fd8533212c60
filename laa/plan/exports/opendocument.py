"""A table as an OpenDocument spreadsheet: written by hand, for it is a small file."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from laa.plan.documents.document import Pairs, Section
from laa.plan.documents.workbook_sizes import column_widths
from laa.plan.exports.described import ABOUT, FIGURES, described
from laa.plan.exports.export import Export
from laa.plan.exports.open_cells import cell, heading, text
from laa.plan.exports.open_names import element
from laa.plan.exports.open_styles import Styles
from laa.plan.tables import Table

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_VERSION = "1.3"

_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 manifest:version="{_VERSION}">
<manifest:file-entry manifest:full-path="/" manifest:version="{_VERSION}"
 manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""

# The first row and the first column of the figures stay in sight: 2 is "fixed".
_FROZEN = {
    "HorizontalSplitMode": ("short", "2"),
    "VerticalSplitMode": ("short", "2"),
    "HorizontalSplitPosition": ("int", "1"),
    "VerticalSplitPosition": ("int", "1"),
    "ActiveSplitRange": ("short", "3"),
    "PositionRight": ("int", "1"),
    "PositionBottom": ("int", "1"),
}


def render(export: Export) -> bytes:
    """The same bytes for the same export; no text is ever run as a formula."""
    made = export.about.made.timetuple()[:6]
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for path, content, packing in (
            # First and unpacked, for those who look at a file's first bytes.
            ("mimetype", _TYPE.encode(), ZIP_STORED),
            ("META-INF/manifest.xml", _MANIFEST.encode(), ZIP_DEFLATED),
            ("content.xml", _content(export), ZIP_DEFLATED),
            ("meta.xml", _meta(export), ZIP_DEFLATED),
            ("settings.xml", _settings(), ZIP_DEFLATED),
        ):
            entry = ZipInfo(path, made)
            entry.compress_type = packing
            archive.writestr(entry, content)
    return written.getvalue()


def _content(export: Export) -> bytes:
    styles = Styles()
    sheets = (_figures(export.table, styles), _about(export, styles))
    body = element("office:body", element("office:spreadsheet", *sheets))
    root = element(
        "office:document-content",
        element("office:automatic-styles", *styles.elements),
        body,
        office__version=_VERSION,
    )
    return _written(root)


def _figures(table: Table, styles: Styles) -> ElementTree.Element:
    """The headings are the first row, and are printed again on every page."""
    headings = element(
        "table:table-header-rows",
        element("table:table-row", *(heading(one, styles) for one in table.columns)),
    )
    rows = (
        element(
            "table:table-row",
            *(
                cell(value, column, styles)
                for value, column in zip(row, table.columns, strict=True)
            ),
        )
        for row in table.rows
    )
    widths = column_widths(Section(0, "", (table,)))[: len(table.columns)]
    return _sheet(FIGURES, widths, styles, headings, *rows)


def _about(export: Export, styles: Styles) -> ElementTree.Element:
    pairs = described(export)
    rows = (
        element("table:table-row", text(known, styles.bold), text(what, styles.plain))
        for known, what in pairs
    )
    widths = column_widths(Section(0, "", (Pairs(pairs),)))
    return _sheet(ABOUT, widths, styles, *rows)


def _sheet(
    called: str, widths: list[float], styles: Styles, *rows: ElementTree.Element
) -> ElementTree.Element:
    columns = (
        element(
            "table:table-column",
            table__style_name=styles.column(width),
        )
        for width in widths
    )
    return element("table:table", *columns, *rows, table__name=called)


def _meta(export: Export) -> bytes:
    """Some programs do without it, and some do not."""
    made = element("meta:creation-date")
    made.text = export.about.made.isoformat(timespec="seconds")
    root = element(
        "office:document-meta", element("office:meta", made), office__version=_VERSION
    )
    return _written(root)


def _settings() -> bytes:
    items = [_item(setting, kind, value) for setting, (kind, value) in _FROZEN.items()]
    entry = element("config:config-item-map-entry", *items, config__name=FIGURES)
    tables = element("config:config-item-map-named", entry, config__name="Tables")
    view = element(
        "config:config-item-map-entry", _item("ViewId", "string", "view1"), tables
    )
    views = element("config:config-item-map-indexed", view, config__name="Views")
    group = element("config:config-item-set", views, config__name="ooo:view-settings")
    root = element(
        "office:document-settings",
        element("office:settings", group),
        office__version=_VERSION,
    )
    # A name in an attribute's value, which the writer of XML does not look at.
    root.set("xmlns:ooo", "http://openoffice.org/2004/office")
    return _written(root)


def _item(called: str, kind: str, value: str) -> ElementTree.Element:
    made = element("config:config-item", config__name=called, config__type=kind)
    made.text = value
    return made


def _written(root: ElementTree.Element) -> bytes:
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written
