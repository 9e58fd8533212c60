"""How each role of a series looks, the same in every chart and every rendering."""

from __future__ import annotations

from dataclasses import dataclass

from laa.plan.charting import Role

FONT = "Arial, Helvetica, sans-serif"
PAPER = "#ffffff"
INK = "#0b0c0c"
MUTED = "#505a5f"
RULE = "#858b8f"
GRID = "#dbdddf"


@dataclass(frozen=True)
class Look:
    """
    Colour, dash and marker; no two roles of line differ by colour alone.

    `dash` is the lengths of stroke and gap in pixels, empty for a solid line. `marker`
    is "circle", "diamond", "ring" or "box" round another's, or ""; it is hollow when
    `open`, and only `at_end` stands at the last figure alone. `pattern` hatches a
    column, "" for one filled.
    """

    colour: str
    width: float = 2.5
    dash: tuple[int, ...] = ()
    marker: str = ""
    open: bool = False
    at_end: bool = False
    strong: bool = False
    pattern: str = ""


# One hue for what happened and where it is heading, ink for where it began, grey for
# what was promised and what is usual, plum for what success means, rust for what is
# out of the usual.
LOOKS = {
    Role.ACTUAL: Look("#206095", width=3, marker="circle", strong=True),
    Role.COLUMN: Look("#206095", strong=True),
    Role.COURSE: Look(
        "#206095", dash=(9, 4, 2, 4), marker="circle", open=True, strong=True
    ),
    Role.BASELINE: Look(INK, marker="diamond"),
    Role.TARGET: Look("#505a5f", dash=(7, 5)),
    Role.EARLIER: Look("#6b7276", width=1.5, dash=(4, 4)),
    Role.CRITERION: Look("#801650", dash=(2, 4)),
    Role.CENTRE: Look("#6b7276", width=1.5),
    Role.LIMIT: Look("#6b7276", width=1.5, dash=(12, 6)),
    Role.SIGNAL: Look("#b03a00", marker="ring", open=True, strong=True),
    Role.REVISED: Look(INK, marker="box", open=True, strong=True),
    Role.FORECAST: Look(
        "#206095",
        dash=(9, 4, 2, 4),
        marker="circle",
        open=True,
        at_end=True,
        strong=True,
    ),
}

# The parts of a column from its foot: no two are told apart by colour alone.
PARTS = (
    LOOKS[Role.COLUMN],
    Look("#871a5b", strong=True, pattern="/"),
    Look("#0b6b61", strong=True, pattern="-"),
    Look("#8f4a00", strong=True, pattern="x"),
)

HATCH = 2.0

# A band is one hue with what it is about: pale within, a thin edge, words in full.
BAND = Look("#206095", width=1)
BAND_FILL = 0.14
WHISKER = Look("#206095", width=2)
WHISKER_OVER_COLUMNS = Look(INK, width=2)


def contrast(one: str, other: str) -> float:
    """
    Contrast ratio of two colours given as "#rrggbb", 1 to 21.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance. Text needs
    4.5, a line or a marker 3.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
