"""A trend as small as a word, to stand beside its figure in a table."""

from __future__ import annotations

from collections.abc import Sequence

from laa.plan.charting import Role, Series
from laa.plan.lettering import Box, Point
from laa.plan.marks import unbroken
from laa.plan.numbers import Number
from laa.plan.palette import LOOKS
from laa.plan.svg import NAMESPACE, element, marker, path

_SPARK = Box(5, 6, 115, 26)


def sparkline(values: Sequence[Number | None], label: str) -> str:
    """A tiny trend with its last figure marked; `label` is what it says, in words."""
    trend = Series(label, tuple(values), Role.ACTUAL)
    look = LOOKS[trend.role]
    courses = [
        [_spark(trend, *point) for point in run] for run in unbroken(trend.points)
    ]
    dots = [run[0] for run in courses if len(run) == 1]
    return element(
        "svg",
        *(path(run, look.colour, 2) for run in courses),
        *(element("circle", cx=x, cy=y, r=1.5, fill=look.colour) for x, y in dots),
        *(marker(run[-1], look) for run in courses[-1:]),
        xmlns=NAMESPACE,
        viewBox="0 0 120 32",
        class_="laa-sparkline",
        role="img",
        aria_label=label,
    )


def _spark(trend: Series, place: int, value: Number) -> Point:
    """Where a figure lies in a sparkline, whose scale is its own figures' range."""
    figures = [float(figure) for _, figure in trend.points]
    low, span = min(figures), max(figures) - min(figures)
    along = place / max(len(trend.values) - 1, 1)
    up = (float(value) - low) / span if span else 0.5
    return (
        _SPARK.left + along * (_SPARK.right - _SPARK.left),
        _SPARK.bottom - up * (_SPARK.bottom - _SPARK.top),
    )
