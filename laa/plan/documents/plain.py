"""A document as plain values, for templates: of a page, and of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from laa.plan.charting import Chart
from laa.plan.documents.characters import printable
from laa.plan.documents.document import (
    LANGUAGE,
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Picture,
    Section,
)
from laa.plan.documents.widths import LANDSCAPE, PORTRAIT, lines, parted, shares
from laa.plan.tables import Table

# A row of more lines may have to be parted: it might not fit on a page turned sideways.
_MOST_LINES = 28


def plain(document: Document, draw: Callable[[Chart], str]) -> dict[str, Any]:
    """What JSON can hold and every file can write; `draw` gives a chart's markup."""
    written: dict[str, Any] = _printable(
        {
            "name": document.name,
            "title": document.title,
            "subtitle": document.subtitle,
            "edition": document.edition,
            "whose": document.whose,
            "language": LANGUAGE.partition("-")[::2],
            "parts": [
                {
                    "landscape": part[0].landscape,
                    "sections": [_section(section, draw) for section in part],
                }
                for part in document.parts
            ],
        }
    )
    return written


def _section(section: Section, draw: Callable[[Chart], str]) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "blocks": [
            {"slug": slug, **_block(block, section, draw)}
            for slug, block in section.named
        ],
    }


def _block(
    block: Block, section: Section, draw: Callable[[Chart], str]
) -> dict[str, Any]:
    match block:
        case Heading(words):
            return {"kind": "heading", "words": words}
        case Note(words):
            return {"kind": "note", "words": words}
        case Paragraphs():
            return {"kind": "paragraphs", "each": block.each}
        case Pairs(rows):
            return {"kind": "pairs", "rows": rows}
        case Table():
            return {"kind": "table", **_table(block, section)}
        case _:
            return {"kind": "picture", **_picture(block, draw)}


def _picture(picture: Picture, draw: Callable[[Chart], str]) -> dict[str, Any]:
    chart = picture.chart
    words = {"title": chart.title, "sentence": chart.sentence, "alt": picture.alt}
    return {**words, "drawing": draw(chart)}


def _table(table: Table, section: Section) -> dict[str, Any]:
    ems = LANDSCAPE if section.landscape else PORTRAIT
    widths = shares(section.alike(table), ems)
    return {
        "caption": table.caption,
        "columns": [
            {"words": column.heading, "numeric": column.numeric, "share": share}
            for column, share in zip(table.columns, widths, strict=True)
        ],
        "rows": [
            {
                "whole": lines(row, widths, ems) <= _MOST_LINES,
                "cells": [
                    {"parts": parted(words, share, ems), "numeric": column.numeric}
                    for words, share, column in zip(
                        row, widths, table.columns, strict=True
                    )
                ],
            }
            for row in table.shown()
        ],
    }


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(part) for part in value]
    return value
