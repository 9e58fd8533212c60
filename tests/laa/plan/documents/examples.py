"""Documents to print: a small one of every kind of block, and hostile words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from laa.plan.documents.document import (
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Picture,
    Section,
)
from laa.plan.nothing import Nothing
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts

MADE = datetime(2008, 10, 20, 9, 30, tzinfo=UTC)

# What a formula, a mark-up of each format, an escape or a lost character would show by.
HOSTILE = (
    "=HYPERLINK(1+1)",
    "+44 24",
    "@SUM(A1)",
    "-1 of 2",
    "<b>Fish & chips</b>",
    "</w:t> ]]> &amp; {{ plan }}",
    "#panic() $x$ *not bold* _x0041_ \\u0041 @reference // gone",
    "https://example.org/?a=1&b=2",
    "'quoted' \"twice\"",
)


def document(*sections: Section) -> Document:
    return Document(
        "Action plan", "Coventry: Violent crime", "As of 2008/09 Q2", MADE, sections
    )


def document_of(*blocks: Block, landscape: bool = False) -> Document:
    return document(Section(1, "1: Targets", blocks, landscape))


def money() -> Table:
    return Table(
        "Money",
        (
            Column("Line"),
            Column("2008/09", numeric=True),
            Column("Rate", numeric=True, decimals=2),
            Column("From"),
        ),
        (
            ("Police", 81000, Decimal("1.005"), date(2008, 4, 1)),
            ("Health\nand care", -1250, 0.5, Nothing.TO_BE_DETERMINED),
            ("Probation", Nothing.NOT_APPLICABLE, None, ""),
        ),
    )


def every_block() -> Document:
    return document(
        Section(0, "", (Pairs((("Lead", "Police"), ("Reporting", "Quarterly"))),)),
        Section(
            1,
            "1: Targets",
            (
                Heading("What is asked?"),
                Paragraphs("First.\nStill first.\n\nSecond."),
                Note("Not entered by anybody."),
                Picture(sample_charts.years()),
            ),
        ),
        Section(2, "2: Money", (money(),), landscape=True),
    )


def long_table(rows: int = 60) -> Table:
    return Table(
        "Long",
        (Column("Number"), Column("Words")),
        tuple((f"Row {number}", "Some words") for number in range(rows)),
    )
