"""Draws the published series of the tables beside this file."""

from __future__ import annotations

from indicators.analysis.control_chart import ControlChart
from indicators.analysis.signals import Signal
from indicators.analysis.spc import individuals

# How control_charts.csv marks a point's weightiest signal and its direction.
MARKS = {
    (Signal.OUTSIDE, 1): "U",
    (Signal.OUTSIDE, -1): "L",
    (Signal.TREND, 1): "R",
    (Signal.TREND, -1): "F",
    (Signal.TWO_OF_THREE, 1): "n",
    (Signal.TWO_OF_THREE, -1): "u",
    (Signal.ONE_SIDE, 1): "A",
    (Signal.ONE_SIDE, -1): "B",
}


def numbers(text: str) -> list[float | None]:
    """'4 - 7' is 4, a missing value and 7."""
    return [None if word == "-" else float(word) for word in text.split()]


def drawn(row: dict[str, str]) -> ControlChart:
    """A row's series as an XmR chart, as its columns say."""
    return individuals(
        numbers(row["values"]),
        fix_after=int(row["fix_after"]) if row.get("fix_after") else None,
        rebase_at=[int(row["rebase_at"])] if row.get("rebase_at") else (),
        screen=row["screen"] == "1",
    )


def marks(chart: ControlChart) -> str:
    """One letter a point: its weightiest signal, or a full stop for none."""
    return "".join(
        MARKS[signals[0], direction] if signals else "."
        for signals, direction in zip(chart.signals, chart.directions, strict=True)
    )
