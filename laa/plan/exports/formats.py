"""The shapes that an export can be had in."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from laa.plan.exports.export import Export


@dataclass(frozen=True)
class Format:
    """
    `label` is what people call it; `suffix` ends the file's name.

    A format that `draws` shows the drawing of a table, so only a table that has one.
    """

    label: str
    suffix: str
    content_type: str
    module: str
    function: str = "render"
    draws: bool = False

    def fits(self, export: Export) -> bool:
        return not self.draws or export.item.drawing is not None

    def render(self, export: Export) -> bytes:
        # Not before it is asked for: the libraries take a quarter of a second.
        module = import_module(f"laa.plan.exports.{self.module}")
        rendered: bytes = getattr(module, self.function)(export)
        return rendered


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

FORMATS = {
    one.suffix: one
    for one in (
        Format("CSV", "csv", "text/csv; charset=utf-8", "delimited"),
        Format("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "workbook"),
        Format("OpenDocument", "ods", f"{_OPEN}.spreadsheet", "opendocument"),
        Format("JSON", "json", "application/json", "notation"),
        Format("Picture (PNG)", "png", "image/png", "drawings", "png", draws=True),
        Format("Drawing (SVG)", "svg", "image/svg+xml", "drawings", "svg", draws=True),
    )
}
