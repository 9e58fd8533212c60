"""Section 6 of the document: what each year gives, what is spent, what ends when."""

from __future__ import annotations

from funding.charts import cliff_chart
from funding.ledger import Ledger, LedgerLine
from laa.plan.documents.document import Block, Note, Picture
from laa.plan.nothing import Nothing
from laa.plan.tables import Cell, Column, Table


def money_blocks(ledger: Ledger) -> tuple[Block, ...]:
    if not ledger.lines:
        return ()
    rows = (*(_row(one, ledger) for one in ledger.lines), _totals(ledger))
    spent = Note(
        f"Spent in {ledger.year}: the quarters reported, up to {ledger.due}. Total: "
        "what is to be determined or not entered is not added up as nothing."
    )
    table = Table("Funding & Planned Spend", _columns(ledger), rows)
    return (table, spent, Picture(cliff_chart(ledger.cliff, ledger.year)))


def _columns(ledger: Ledger) -> tuple[Column, ...]:
    amounts = (*map(str, ledger.years), "Total", f"Spent in {ledger.year}")
    return (
        Column("Funding & Planned Spend"),
        *(Column(heading, numeric=True, money=True) for heading in amounts),
        Column("Source and term"),
        Column("Comment/Rationale"),
    )


def _row(one: LedgerLine, ledger: Ledger) -> tuple[Cell, ...]:
    row = one.row
    source = f"{row.source}, {one.line.term}" if row.source else one.line.term.words
    return (
        row.name,
        *(one.line.allocated(year) for year in ledger.years),
        one.line.total(ledger.years).cell,
        one.standing(ledger.year).spent,
        source,
        row.comment or Nothing.BLANK.words,
    )


def _totals(ledger: Ledger) -> tuple[Cell, ...]:
    return (
        "All lines",
        *(ledger.total(year).cell for year in ledger.years),
        ledger.total_of_all_years.cell,
        ledger.standing(ledger.year).spent,
        "",
        "",
    )
