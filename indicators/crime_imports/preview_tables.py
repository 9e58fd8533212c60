"""The tables of a preview: categories in the file and in the service; the rest."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.crime_imports.preview import Counted, Line
from indicators.recorded_crime.totals import Aside
from laa.plan.numbers import shown
from laa.plan.tables import Cell, Column, Table

_MOST_CODES = 8


def categories(counted: Counted) -> Table | None:
    """A column a quarter whose figure can be given; None where there is none."""
    lines = [line for line in counted.lines if line.total.figure is not None]
    if not lines:
        return None
    names = dict.fromkeys(name for line in lines for name, _, _ in line.parts)
    rows = [
        (name, _codes_of(name, lines), *(_part(line, name) for line in lines))
        for name in names
    ]
    all_together: tuple[Cell, ...] = ("All together", "", *map(_whole, lines))
    columns = (Column(str(line.quarter), numeric=True) for line in lines)
    return Table(
        f"{counted.definition.indicator} by category, and what the service holds now",
        (Column("Category"), Column("Codes"), *columns),
        (*rows, all_together),
    )


def asides(counted: Counted) -> Table | None:
    """What is not in the figures, of all quarters together; None where all is."""
    totals = counted.totals
    rows = [_aside(one) for one in (*totals.left_out, *totals.mixed)]
    if not rows:
        return None
    return Table(
        f"Not in the figures of {counted.definition.indicator}, and why",
        (
            Column("Why"),
            Column("Offences", numeric=True),
            Column("Rows", numeric=True),
            Column("Codes"),
        ),
        tuple(rows),
    )


def _codes_of(name: str, lines: list[Line]) -> str:
    """Which of the file's classes the category is the sum of."""
    codes = (code for line in lines for code in line.total.codes.get(name, ()))
    return ", ".join(dict.fromkeys(codes))


def _part(line: Line, name: str) -> str:
    there = {named: (count, held) for named, count, held in line.parts}
    if name not in there:
        return "None"
    count, held = there[name]
    return _beside(count, held, bool(line.held_parts))


def _whole(line: Line) -> str:
    return _beside(line.total.count, line.held_count, line.held is not None)


def _beside(count: int, held: int | None, is_held: bool) -> str:
    """ "12", if the service holds the same or nothing; else "12 (now 10)"."""
    if not is_held or held == count:
        return shown(count)
    return f"{shown(count)} (now {'none' if held is None else shown(held)})"


def _aside(one: Aside) -> tuple[Cell, ...]:
    return (one.reason, one.count, one.rows, ", ".join(_codes(one)))


def _codes(one: Aside) -> Iterator[str]:
    yield from list(one.codes)[:_MOST_CODES]
    more = len(one.codes) - _MOST_CODES
    if more > 0:
        yield f"and {more} more"
