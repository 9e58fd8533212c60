"""A table as JSON: numbers as numbers, and what is no number as an object."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from laa.plan.exports.export import About, Export
from laa.plan.exports.numerals import plain
from laa.plan.nothing import Nothing
from laa.plan.tables import Cell, Column, Qualified, Table


def render(export: Export) -> bytes:
    whole = {"about": about(export.about), **of_table(export.table)}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def about(known: About) -> dict[str, Any]:
    return {
        "plan": known.plan,
        "area": known.area,
        "page": known.page,
        "as_of": known.as_of.slug,
        "made": known.made.isoformat(timespec="seconds"),
        "signed_off": known.signed_off,
        "sources": list(known.sources),
        "definitions": dict(known.definitions),
    }


def of_table(table: Table) -> dict[str, Any]:
    """
    Its caption, its columns with their units, and its rows.

    A missing figure is {"nothing": "to be determined"}: neither null nor zero. Null is
    a cell to which the column does not apply.
    """
    rows = [
        [_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    columns = [
        {"heading": one.heading, "numeric": one.numeric, "unit": unit(one)}
        for one in table.columns
    ]
    return {"caption": table.caption, "columns": columns, "rows": rows}


def unit(column: Column) -> str | None:
    """What its numbers count; None where the heading says so or there are none."""
    if column.money:
        return "pounds"
    return "per cent" if column.percent else column.unit or None


def _cell(cell: Cell, column: Column) -> Any:
    match cell:
        case None | Nothing():
            return {"nothing": (cell or Nothing.BLANK).told}
        case "":
            return None
        case str():
            return {"says": cell} if column.numeric else cell
        case date():
            return cell.isoformat()
        case Qualified():
            return {"number": plain(cell.number), "says": column.shown(cell)}
        case _:
            return plain(cell)
