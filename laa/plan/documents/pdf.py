"""A document as PDF: tagged, for screen readers and for paper (PDF/UA-1)."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from laa.plan.documents.document import Document
from laa.plan.documents.glyphs import FAMILY, FOLDER, drawable
from laa.plan.documents.pictures import svg
from laa.plan.documents.plain import plain

_TEMPLATE = Path(__file__).with_name("document.typ")


def render(document: Document) -> bytes:
    """The same bytes for the same document. Text goes in as data, never as markup."""
    data = json.dumps(plain(document, svg), ensure_ascii=False)
    return typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        sys_inputs={"document": drawable(data), "family": FAMILY},
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=document.moment,
    )
