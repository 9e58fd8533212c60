"""NI 15 of the Coventry plan as three charts, and any chart at all."""

from typing import Any

from hypothesis import strategies as st

from laa.plan.charting import Break, Chart, Role, Series
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
    return chart(
        recorded(119, 101, None, None), target(92, 92, 92, 92), x_title="2008/09"
    )


figures = st.none() | st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15)
# Neither control characters nor halves of one: XML has no way to write them.
words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart that can be made."""
    places = draw(st.integers(1, 14))
    roles = draw(st.lists(st.sampled_from(Role), min_size=1, max_size=6, unique=True))
    values = st.tuples(*[figures] * places)
    names = words.filter(str.strip)
    breaks = st.builds(Break, st.integers(0, max(places - 2, 0)), names)
    return chart(
        *(Series(draw(names), draw(values), role) for role in roles),
        x=tuple(f"{place} {draw(words)}" for place in range(places)),
        breaks=tuple(draw(st.lists(breaks, max_size=min(places - 1, 3)))),
        decimals=draw(st.integers(0, 3)),
        x_title=draw(words),
    )
