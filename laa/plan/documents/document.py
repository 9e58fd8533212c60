"""A document as one value: its title, its sections, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, groupby

from laa.plan.charting import Chart
from laa.plan.tables import Table

LANGUAGE = "en-GB"

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True)
class Heading:
    """A heading under a section's own, as the question that a text answers."""

    words: str


@dataclass(frozen=True)
class Paragraphs:
    """Text as people type it: a blank line parts two paragraphs."""

    text: str

    @property
    def each(self) -> tuple[str, ...]:
        """The paragraphs; a single new line stays inside one."""
        text = self.text.replace("\r\n", "\n")
        return tuple(part.strip() for part in _BLANK_LINES.split(text) if part.strip())


@dataclass(frozen=True)
class Note:
    """What the document says of itself, not of the plan."""

    words: str


@dataclass(frozen=True)
class Pairs:
    """What is named, and what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A chart as it stands on paper. Its table, if wanted, is a block of its own."""

    chart: Chart

    @property
    def alt(self) -> str:
        """What is said in place of the picture."""
        return f"{self.chart.title.rstrip('.')}. {self.chart.sentence}"


# A table's caption is its name for those who cannot see it: others want a heading.
Block = Heading | Paragraphs | Note | Pairs | Table | Picture


@dataclass(frozen=True)
class Section:
    """
    `heading` is printed as given, its number included; the section without one, if any,
    is numbered 0 and comes first. `landscape` turns the page, where tables need it.
    """

    number: int
    heading: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    @property
    def named(self) -> tuple[tuple[str, Block], ...]:
        """
        Each block with its part of an address, which only tables and pictures have:
        the second of them in section 5 is "section-5-2".
        """
        slugs = (f"section-{self.number}-{number}" for number in count(1))
        return tuple(
            (next(slugs) if isinstance(block, Table | Picture) else "", block)
            for block in self.blocks
        )

    def alike(self, table: Table) -> tuple[Table, ...]:
        """Its tables of the same headings, this one among them: they share widths."""
        headings = _headings(table)
        tables = (block for block in self.blocks if isinstance(block, Table))
        return tuple(one for one in tables if _headings(one) == headings)


def _headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


@dataclass(frozen=True)
class Document:
    """
    `subtitle` says whose document it is, `edition` which state of it ("As published"),
    `made` when it was printed, `sources` where its figures come from.
    """

    title: str
    subtitle: str
    edition: str
    made: datetime
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """Whose document in which state, as the foot of each page says it."""
        return f"{self.subtitle}, {self.state}"

    @property
    def state(self) -> str:
        """The edition as it stands inside a sentence."""
        return f"{self.edition[:1].lower()}{self.edition[1:]}"

    @property
    def name(self) -> str:
        """In one line, as a title bar shows it."""
        return f"{self.title}, {self.whose}"

    @property
    def moment(self) -> datetime:
        """When it was made, as files hold it: in UTC, to the second."""
        return self.made.astimezone(UTC).replace(microsecond=0)

    @property
    def parts(self) -> tuple[tuple[Section, ...], ...]:
        """Sections that follow each other on pages turned the same way."""
        turned = groupby(self.sections, key=lambda section: section.landscape)
        return tuple(tuple(part) for _, part in turned)
