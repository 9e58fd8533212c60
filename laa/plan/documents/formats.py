"""The files that a document, or another value, can be had as."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Format:
    """
    `label` is what people call it; `suffix` ends the file's name; `module` has the
    function `render`, which makes the bytes of the value.
    """

    label: str
    suffix: str
    content_type: str
    module: str

    def render(self, value: Any) -> bytes:
        # Not before it is asked for: the three libraries take a quarter of a second.
        rendered: bytes = import_module(self.module).render(value)
        return rendered


_OFFICE = "application/vnd.openxmlformats-officedocument"
_HERE = "laa.plan.documents"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"

FORMATS = {
    one.suffix: one
    for one in (
        Format("Word", "docx", f"{_OFFICE}.wordprocessingml.document", f"{_HERE}.word"),
        Format("PDF", "pdf", "application/pdf", f"{_HERE}.pdf"),
        Format("Excel", "xlsx", EXCEL, f"{_HERE}.workbook"),
    )
}
