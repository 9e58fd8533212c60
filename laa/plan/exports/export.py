"""What a page gives away as files: its tables, and the charts drawn from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from laa.plan.charting import Chart
from laa.plan.tables import Table
from laa.plan.timeline import Timeline

SIGNED_OFF = "Signed-off figures only: nothing that is still to be checked."
RECORDED = (
    "As recorded by those who keep the plan. These are not signed off one by one."
)
BOTH = f"{SIGNED_OFF} Actions, risks, money and decisions are as recorded."

Drawing = Chart | Timeline
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Item:
    """A table with its part of an address, and the drawing that tells the same."""

    slug: str
    table: Table
    drawing: Drawing | None = None


class AsOf(Protocol):
    """The state of a plan that figures tell of: a quarter, or its publication."""

    @property
    def slug(self) -> str: ...


@dataclass(frozen=True)
class About:
    """
    What whoever opens a file later must know of its figures.

    `as_of` is the state of the plan that they tell of, `made` when they were read;
    `signed_off` says how far they are checked; `definitions` are names and what is
    meant by them.
    """

    plan: str
    area: str
    page: str
    as_of: AsOf
    made: datetime
    signed_off: str
    sources: tuple[str, ...] = ()
    definitions: Pairs = ()

    @property
    def pairs(self) -> Pairs:
        """All of it, as names and words."""
        return (
            ("Plan", self.plan),
            ("Area", self.area),
            ("Page", self.page),
            ("As of", str(self.as_of)),
            ("Made", f"{self.made:%-d %B %Y, %H:%M}"),
            ("Sign-off", self.signed_off),
            *(("Source", source) for source in self.sources),
            *self.definitions,
        )


@dataclass(frozen=True)
class Export:
    """One item with what must be known of it: what a file is written from."""

    item: Item
    about: About

    @property
    def table(self) -> Table:
        return self.item.table


@dataclass(frozen=True)
class PageFiles:
    """`what` is the page's part of a file's name: "ni-15", "money"."""

    what: str
    about: About
    items: tuple[Item, ...]

    def export(self, slug: str) -> Export | None:
        found = (one for one in self.items if one.slug == slug)
        return next((Export(one, self.about) for one in found), None)

    def name(self, slug: str) -> str:
        """What, which table, and as of when; the view says whose plan."""
        return f"{self.what}-{slug}-{self.about.as_of.slug}"


def of_chart(chart: Chart) -> Item:
    """Its table, whose numbers are in the chart's unit, and its picture."""
    columns = tuple(
        replace(column, unit=chart.unit) if column.numeric else column
        for column in chart.table.columns
    )
    return Item(chart.key, replace(chart.table, columns=columns), chart)


def of_timeline(timeline: Timeline) -> Item:
    return Item(timeline.key, timeline.table, timeline)
