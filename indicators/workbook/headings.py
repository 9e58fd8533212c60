"""The row of a sheet that holds its headings: which columns stand where."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from laa.plan.sheets.cells import Cell, Row
from laa.plan.sheets.refused import SheetsRefused

Named = TypeVar("Named", bound=Hashable)


def headings_in(row: Row, wanted: Mapping[str, Named]) -> dict[Named, list[Cell]]:
    """The cells with one of the headings that are `wanted`, by what they stand for."""
    found: dict[Named, list[Cell]] = {}
    for cell in row.cells():
        heading = str(cell.value).strip().casefold()
        if heading in wanted:
            found.setdefault(wanted[heading], []).append(cell)
    return found


def columns_of(headings: Mapping[Named, list[Cell]]) -> dict[Named, int]:
    """Where each column is; SheetsRefused if two have one heading: none is guessed."""
    for first, *others in headings.values():
        if others:
            places = " and ".join(cell.address for cell in (first, *others))
            raise SheetsRefused(
                f"{places} have the same heading, '{str(first.value).strip()}': "
                "delete the column that is not meant"
            )
    return {name: first.column for name, (first, *_) in headings.items()}
