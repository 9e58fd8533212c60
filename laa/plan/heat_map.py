"""A heat map as one value: what lies where two scales cross, and what that means."""

from __future__ import annotations

from dataclasses import dataclass

from laa.plan.tables import Column, Table

LEVELS = 4


@dataclass(frozen=True)
class Reference:
    """What lies in a cell ("Risk 2"), and the page that it has, "" for none."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class HeatCell:
    """Where two words cross: the band in words, how dark it is, what lies there."""

    band: str
    level: int
    references: tuple[Reference, ...] = ()

    def __post_init__(self) -> None:
        if not self.band.strip() or not 1 <= self.level <= LEVELS:
            raise ValueError(
                f"a cell of a heat map is '{self.band}', of level {self.level}: give "
                f"its band in words and a level from 1 to {LEVELS}"
            )

    @property
    def words(self) -> str:
        """Its band, then all that lies there: "High: Risk 2, Risk 4"."""
        if not self.references:
            return self.band
        return f"{self.band}: {_listed(self.references)}"


@dataclass(frozen=True)
class HeatMap:
    """
    Rows and columns of words, the rows as read from the top, and their cells.

    `down` and `across` name the two scales ("Likelihood", "Impact"). `not_assessed`
    has no place on them.
    """

    caption: str
    down: str
    across: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    not_assessed: tuple[Reference, ...] = ()

    def __post_init__(self) -> None:
        widths = [len(line) for line in self.cells]
        if not widths or widths != [len(self.columns)] * len(self.rows):
            raise ValueError(
                f"heat map '{self.caption}' has {len(self.rows)} rows of "
                f"{len(self.columns)} columns, and lines of {widths} cells: "
                "give every row a cell for each column"
            )

    @property
    def lines(self) -> tuple[tuple[str, tuple[HeatCell, ...]], ...]:
        """The rows from the top: their word, their cells."""
        return tuple(zip(self.rows, self.cells, strict=True))

    def table(self) -> Table:
        """The same for a document, with what is not assessed as its last row."""
        heading = Column(f"{self.down} (down), {self.across.lower()} (across)")
        rows = [(word, *(cell.words for cell in cells)) for word, cells in self.lines]
        if self.not_assessed:
            blanks = ("",) * (len(self.columns) - 1)
            rows.append(("Not assessed", _listed(self.not_assessed), *blanks))
        return Table(self.caption, (heading, *map(Column, self.columns)), tuple(rows))


def _listed(references: tuple[Reference, ...]) -> str:
    return ", ".join(reference.name for reference in references)
