"""The files that a document can be had as."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from laa.plan.documents.document import Document


@dataclass(frozen=True)
class Format:
    """`label` is what people call it; `suffix` ends the file's name."""

    label: str
    suffix: str
    content_type: str
    module: str

    def render(self, document: Document) -> bytes:
        # Not before it is asked for: the three libraries take a quarter of a second.
        module = import_module(f"laa.plan.documents.{self.module}")
        rendered: bytes = module.render(document)
        return rendered


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    one.suffix: one
    for one in (
        Format("Word", "docx", f"{_OFFICE}.wordprocessingml.document", "word"),
        Format("PDF", "pdf", "application/pdf", "pdf"),
        Format("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "workbook"),
    )
}
