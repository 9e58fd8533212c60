"""Reading blocks of a document back, as a test asks about them."""

from __future__ import annotations

from collections.abc import Sequence

from laa.plan.documents.document import Block
from laa.plan.tables import Table


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [one for one in blocks if isinstance(one, Table)]


def only_row(blocks: Sequence[Block]) -> dict[str, str]:
    """The shown cells of the only row of the only table, by their headings."""
    (table,) = tables(blocks)
    (row,) = table.shown()
    return named(table, row)


def named(table: Table, row: Sequence[str]) -> dict[str, str]:
    headings = (column.heading for column in table.columns)
    return dict(zip(headings, row, strict=True))
