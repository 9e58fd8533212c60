"""What the charts of an indicator are put together from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from indicators.analysis.measure import Kind, Measure, Series
from laa.plan.charting import Band, Break, Chart, Role
from laa.plan.charting import Series as Line
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Table

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Strand:
    """
    A line of a chart with its column of the table.

    `gaps` are words for no value; `told` stands in the table in place of the values.
    """

    line: Line
    gaps: tuple[Cell, ...]
    told: tuple[Cell, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        if self.told:
            return self.told
        pairs = zip(self.line.values, self.gaps, strict=True)
        return tuple(gap if value is None else value for value, gap in pairs)


def chart(
    key: str,
    title: str,
    sentence: str,
    measure: Measure,
    places: tuple[tuple[str, str], ...],
    strands: tuple[Strand, ...],
    breaks: tuple[Break, ...] = (),
    bands: tuple[Band, ...] = (),
) -> Chart | None:
    """`places` pairs each place on the x axis with its name in the table."""
    drawn = tuple(strand for strand in strands if strand.line.points)
    if not drawn:
        return None
    decimals = 1 if measure.kind.adds_up else measure.decimals
    return Chart(
        key=key,
        title=title,
        sentence=sentence,
        x=tuple(label for label, _ in places),
        series=tuple(strand.line for strand in drawn),
        unit=unit_of(measure),
        table=_table(title, places, drawn, bands, decimals),
        decimals=decimals,
        breaks=breaks,
        bands=bands,
    )


def _table(
    title: str,
    places: tuple[tuple[str, str], ...],
    strands: tuple[Strand, ...],
    bands: tuple[Band, ...],
    decimals: int,
) -> Table:
    """A row a place: the lines' values, then the lower and the upper of each band."""
    edges = [
        (f"{band.name}, {edge}", values)
        for band in bands
        for edge, values in (("from", band.lower), ("to", band.upper))
    ]
    named = [(strand.line.name, strand.cells) for strand in strands]
    named += [
        (name, tuple("" if value is None else value for value in values))
        for name, values in edges
    ]
    columns = (Column(name, True, decimals, trim=True) for name, _ in named)
    cells = (values for _, values in named)
    names = (name for _, name in places)
    rows = tuple(zip(names, *cells, strict=True))
    return Table(title, (Column("Period"), *columns), rows)


def strand(name: str, role: Role, values: Values, gaps: tuple[Cell, ...]) -> Strand:
    return Strand(Line(name, tuple(map(_tidy, values)), role), gaps)


def _tidy(value: float | None) -> float | None:
    """A whole number without a fraction is shown without one."""
    return int(value) if value is not None and value == int(value) else value


def known(values: Iterable[float | Nothing]) -> Values:
    return tuple(None if isinstance(value, Nothing) else value for value in values)


def gaps(
    values: Iterable[float | Nothing], blank: tuple[Cell, ...]
) -> tuple[Cell, ...]:
    """Why a value is missing; where it is just blank, that place's own words."""
    return tuple(
        instead if value is Nothing.BLANK or not isinstance(value, Nothing) else value
        for value, instead in zip(values, blank, strict=True)
    )


def breaks_between(series: Series, starts: list[Quarter]) -> tuple[Break, ...]:
    return tuple(
        Break(index, parted.title)
        for index, (before, after) in enumerate(pairwise(starts))
        if (parted := series.break_between(before, after))
    )


def unit_of(measure: Measure) -> str:
    """What its numbers are: "offences", "per cent"."""
    if measure.kind.adds_up:
        return measure.units
    return "per cent" if measure.kind is Kind.PERCENTAGE else "score"
