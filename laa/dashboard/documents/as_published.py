"""The plan's document as it was published, cell for cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.db.models import Prefetch

from laa.dashboard.documents.headings import HEADINGS, TITLE, TURNED
from laa.plan.documents.document import (
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Section,
)
from laa.plan.models import ActionPlan, NarrativeEdit, NarrativeSection
from laa.plan.numbers import shown
from laa.plan.tables import Cell, Column, Table

Row = list[tuple[str, str]]


def build(plan: ActionPlan, made: datetime) -> Document:
    """Three queries, however long the plan is."""
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    for row in plan.published_rows.all():
        rows[row.section].append([(heading, text) for heading, text in row.cells])
    first = Prefetch("edits", NarrativeEdit.objects.filter(number=1))
    texts = {text.section: text for text in plan.narrative.prefetch_related(first)}
    header = Pairs(tuple(pair for row in rows[0] for pair in row))
    sections = [
        _section(number, rows[number], texts.get(number)) for number in HEADINGS
    ]
    return Document(
        title=TITLE,
        subtitle=f"{plan.area}: {plan}",
        edition="As published",
        made=made,
        sections=(Section(0, "", (header,)), *sections),
    )


def _section(number: int, rows: list[Row], text: NarrativeSection | None) -> Section:
    heading = HEADINGS[number]
    blocks = [*_tables(heading, rows), *(_narrative(text) if text else ())]
    nothing = Note("Nothing was published in this section.")
    return Section(
        number, heading, tuple(blocks) or (nothing,), landscape=number in TURNED
    )


def _tables(caption: str, rows: list[Row]) -> Iterator[Block]:
    """A row that runs across the table is the heading of those under it."""
    for headings, group in groupby(rows, key=lambda row: [name for name, _ in row]):
        texts = [[text for _, text in row] for row in group]
        if headings == [""]:
            caption = texts[-1][0]
            yield from (Heading(words) for (words,) in texts)
        else:
            yield _table(caption, headings, texts)


def _table(caption: str, headings: list[str], texts: list[list[str]]) -> Table:
    rows = tuple(tuple(map(_cell, row)) for row in texts)
    columns = (
        Column(heading, numeric=any(isinstance(cell, int) for cell in cells))
        for heading, cells in zip(headings, zip(*rows, strict=True), strict=True)
    )
    return Table(caption, tuple(columns), rows)


def _cell(text: str) -> Cell:
    """A number only if it is then shown in the very words that were published."""
    digits = text.replace(",", "")
    is_number = digits.isdecimal() and shown(int(digits)) == text
    return int(digits) if is_number else text


def _narrative(section: NarrativeSection) -> Iterator[Block]:
    """Under its question, or under its own heading where nothing is asked."""
    yield Heading(section.question or section.heading)
    edits = section.edits.all()
    yield Paragraphs(edits[0].was if edits else section.text)
