"""The files of the document's tables and pictures, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from laa.dashboard.documents.editions import Edition
from laa.plan.documents.document import Document, Note, Picture, Section
from laa.plan.exports.export import Item, PageFiles, of_chart
from laa.plan.models import ActionPlan
from laa.plan.page_files import about
from laa.plan.tables import Table


def files_of(plan: ActionPlan, edition: Edition, document: Document) -> PageFiles:
    known = about(
        plan,
        f"Document, {document.state}",
        edition.as_of,
        edition.signed_off,
        sources=document.sources,
        definitions=tuple(_notes(document)),
    )
    items = (item for section in document.sections for item in _items(section))
    return PageFiles("document", known, tuple(items))


def _items(section: Section) -> Iterator[Item]:
    for slug, block in section.named:
        match block:
            case Table():
                yield Item(slug, block)
            case Picture(chart):
                yield replace(of_chart(chart), slug=slug)


def _notes(document: Document) -> Iterator[tuple[str, str]]:
    """What the document says of itself, and each section of its tables."""
    for section in document.sections:
        notes = [block.words for block in section.blocks if isinstance(block, Note)]
        has_items = any(slug for slug, _ in section.named)
        if notes and (has_items or not section.heading):
            yield section.heading or document.edition, " ".join(notes)
