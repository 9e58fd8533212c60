"""The sheet that goes with a table in a workbook: what its figures are."""

from __future__ import annotations

from laa.plan.exports.export import Export, Pairs
from laa.plan.exports.notation import unit

FIGURES, ABOUT = "Figures", "About these figures"


def described(export: Export) -> Pairs:
    """Its caption, what is known of it, and what its columns are in."""
    units = (
        (f"Unit of “{column.heading}”", counted)
        for column in export.table.columns
        if (counted := unit(column))
    )
    return (("Table", export.table.caption), *export.about.pairs, *units)
