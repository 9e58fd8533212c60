"""A table with one cell of each sort, and what is known of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from laa.plan.exports.export import SIGNED_OFF, About, Export, Item
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Qualified, Table

ABOUT = About(
    plan="Violent crime",
    area="Coventry",
    page="Money",
    as_of=Quarter(2008, 2),
    made=datetime(2008, 10, 20, 9, 30, tzinfo=UTC),
    signed_off=SIGNED_OFF,
    sources=("Police extract",),
    definitions=(("At least", "The sum leaves something out"),),
)
COLUMNS = (
    Column("What"),
    Column("Rate", numeric=True, decimals=2, unit="per 1,000 people"),
    Column("Amount", numeric=True, money=True),
    Column("Share", numeric=True, decimals=1, trim=True, percent=True),
    Column("Day"),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Patrols", 0.38799804, Decimal("1234.50"), Decimal("76.92307"), date(2008, 6, 30)),
    ("Nothing", Nothing.TO_BE_DETERMINED, None, Nothing.NOT_APPLICABLE, ""),
    ("Words", "Not reported", Qualified(Decimal(65500), "At least "), 0, "Never"),
    ("Below", -3, Decimal("-0.05"), -1.5, date(1899, 1, 1)),
)


def export(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS) -> Export:
    return Export(Item("lines", Table("Lines", columns, rows or ROWS)), ABOUT)


def of_text(*texts: str) -> Export:
    return export(*((text,) for text in texts), columns=(Column("Text"),))
