"""A chart or a timeline as a picture for slides."""

from __future__ import annotations

from laa.plan.documents import pictures
from laa.plan.exports.export import Drawing, Export


def svg(export: Export) -> bytes:
    return pictures.markup(_drawing(export)).encode()


def png(export: Export) -> bytes:
    """In letters that it brings along, so that it looks alike on every machine."""
    return pictures.png(_drawing(export))


def _drawing(export: Export) -> Drawing:
    if export.item.drawing is None:
        raise ValueError(f"'{export.table.caption}' is a table without a drawing")
    return export.item.drawing
