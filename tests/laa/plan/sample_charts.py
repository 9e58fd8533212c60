"""NI 15 of the Coventry plan as charts, a control chart, and any chart at all."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from laa.plan.charting import Band, Break, Chart, Role, Series
from laa.plan.tables import Column, Table

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
YEARS = ("2007/08", "2008/09", "2009/10", "2010/11")


def chart(*series: Series, **other: Any) -> Chart:
    """A chart of quarters unless told otherwise."""
    given = {
        "key": "ni-15",
        "title": "Serious violent crime",
        "sentence": "220 offences by Q2, 36 more than expected.",
        "x": QUARTERS,
        "series": series,
        "unit": "offences",
        "table": Table("Serious violent crime", (Column("Quarter"),), (("Q1",),)),
    }
    return Chart(**(given | other))


def target(*values: float | None) -> Series:
    return Series("Target", values, Role.TARGET)


def actual(*values: float | None) -> Series:
    return Series("Actual", values, Role.ACTUAL)


def recorded(*values: float | None) -> Series:
    return Series("Recorded in the quarter", values, Role.COLUMN)


def years() -> Chart:
    return chart(
        target(None, 368, 353, 339),
        Series("Success criterion: 340 or fewer", (340.87,) * 4, Role.CRITERION),
        Series("Baseline", (383, None, None, None), Role.BASELINE),
        Series("Heading for", (None, 476, None, None), Role.COURSE),
        x=YEARS,
    )


def year_so_far() -> Chart:
    return chart(target(92, 184, 276, 368), actual(119, 220, None, None))


def quarters() -> Chart:
    return chart(recorded(119, 101, None, None), target(92, 92, 92, 92))


def money(**other: Any) -> Chart:
    """What is confirmed year by year, a line of it undecided from the second on."""
    recurring = Series("Recurring, confirmed", (65_500, None, None), Role.COLUMN)
    one_off = Series("One-off, confirmed", (Decimal("296128"), None, None), Role.COLUMN)
    given = {
        "key": "funding-by-year",
        "title": "Confirmed money by financial year",
        "sentence": "£361,628 is confirmed for 2008/09; after it nothing is.",
        "x": YEARS[1:],
        "series": (recurring, one_off),
        "unit": "pounds",
        "money": True,
        "totals": ("at least £361,628", "1 line to be determined", None),
    }
    return chart(**(given | other))


def fan() -> Band:
    """Where the year may end, from what is known at the end of Q1."""
    return Band("95% interval", (119, 220, 315, 407), (119, 262, 405, 555))


def forecast() -> Chart:
    return chart(
        target(92, 184, 276, 368),
        actual(119, None, None, None),
        Series("Forecast", (119, 238, 357, 476), Role.FORECAST),
        bands=(fan(),),
    )


def intervals() -> Chart:
    interval = Band("95% interval", (99, 82, None, None), (142, 123, None, None))
    return chart(recorded(119, 101, None, None), bands=(interval,))


def control(*, series_break: bool = True) -> Chart:
    """Twelve quarters, recorded otherwise from the fifth on, one of them a signal."""
    sides = (4, 8) if series_break else (0, 12)

    def level(name: str, early: float, late: float, role: Role) -> Series:
        return Series(name, (early,) * sides[0] + (late,) * sides[1], role)

    counts = (98, 91, 104, 90, 119, 108, 112, 121, 103, 153, 110, 106)
    return chart(
        actual(*counts),
        level("Mean", 95.75, 116.5, Role.CENTRE),
        level("Upper limit", 120.6, 147.2, Role.LIMIT),
        level("Lower limit", 70.9, 85.8, Role.LIMIT),
        Series("Signal", (None,) * 9 + (153, None, None), Role.SIGNAL),
        key="ni-15-control",
        x=tuple(f"Q{quarter} {year}" for year in YEARS[:3] for quarter in range(1, 5)),
        breaks=(Break(3, "GBH recorded differently"),) if series_break else (),
    )


figures = st.none() | st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15)
# Neither control characters nor halves of one: XML has no way to write them.
words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@st.composite
def bands(draw: st.DrawFn, places: int) -> Band:
    """Any band that can be made."""
    some = figures.filter(lambda figure: figure is not None)
    pair = st.tuples(some, some).map(sorted) | st.just([None, None])
    bounds = draw(st.tuples(*[pair] * places))
    return Band(
        draw(words.filter(str.strip)),
        tuple(lower for lower, _ in bounds),
        tuple(upper for _, upper in bounds),
    )


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart that can be made."""
    places = draw(st.integers(1, 14))
    roles = draw(st.lists(st.sampled_from(Role), min_size=1, max_size=8, unique=True))
    roles += [Role.LIMIT] * draw(st.integers(0, 2))
    if Role.COLUMN in roles:
        roles += [Role.COLUMN] * draw(st.integers(0, 3))
    values = st.tuples(*[figures] * places)
    names = words.filter(str.strip)
    totals = st.lists(st.none() | words, min_size=places, max_size=places)
    breaks = st.builds(Break, st.integers(0, max(places - 2, 0)), names)
    return chart(
        *(
            Series(f"{number} {draw(names)}", draw(values), role)
            for number, role in enumerate(roles)
        ),
        x=tuple(f"{place} {draw(words)}" for place in range(places)),
        breaks=tuple(draw(st.lists(breaks, max_size=min(places - 1, 3)))),
        bands=tuple(draw(st.lists(bands(places), max_size=2))),
        decimals=draw(st.integers(0, 3)),
        money=draw(st.booleans()),
        totals=tuple(draw(totals)) if Role.COLUMN in roles else (),
    )


def revised() -> Chart:
    """Columns of a year, the second of them revised."""
    ring = Series("Revised", (None, 101, None, None), Role.REVISED)
    whole = quarters()
    return replace(whole, series=(*whole.series, ring))
