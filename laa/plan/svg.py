"""Charts as inline SVG: whole without script, in print, in a document, on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from laa.plan.charting import Band, Chart, Series
from laa.plan.columns import hatching
from laa.plan.frames import NARROW, WIDE, Frame, Shape
from laa.plan.labels import Label, break_labels, labels_of
from laa.plan.lettering import Box, Point, text_width
from laa.plan.marks import (
    EDGE,
    MARKER,
    RING,
    Run,
    areas,
    columns,
    layered,
    look_of,
    marked,
    runs,
    whisker_look,
    whiskers,
)
from laa.plan.palette import (
    BAND,
    BAND_FILL,
    FONT,
    GRID,
    HATCH,
    INK,
    LOOKS,
    MUTED,
    PAPER,
    RULE,
    Look,
)

NAMESPACE = "http://www.w3.org/2000/svg"
ASCENT = 0.78


def draw(chart: Chart) -> str:
    """
    A chart as markup that is safe in a page: two drawings, of which the style sheet
    shows the one that fits. Without a style sheet the wide one shows.
    """
    return picture(chart, WIDE) + picture(chart, NARROW)


def picture(chart: Chart, shape: Shape = WIDE) -> str:
    """One drawing of a chart, an SVG document in its own right."""
    frame = Frame(chart, shape)
    ids = f"chart-{chart.key}-{shape.name}"
    return element(
        "svg",
        element("title", escape(chart.title), id=f"{ids}-title"),
        element("desc", escape(chart.sentence), id=f"{ids}-desc"),
        *_paper(frame),
        *_columns(frame),
        *(part for band in chart.bands for part in _band(frame, band)),
        *_figures(frame),
        *(part for label in labels_of(frame) for part in _label(frame, label)),
        xmlns=NAMESPACE,
        viewBox=f"0 0 {shape.width:g} {shape.height:g}",
        class_=f"laa-chart__drawing laa-chart__drawing--{shape.name}",
        display="none" if shape is NARROW else None,
        role="img",
        aria_labelledby=f"{ids}-title {ids}-desc",
        font_family=FONT,
        font_size=shape.letters,
    )


def _paper(frame: Frame) -> Iterator[str]:
    """All that lies behind the figures."""
    shape, box = frame.shape, frame.box
    yield element("rect", width=shape.width, height=shape.height, fill=PAPER)
    yield from _headings(frame)
    if frame.chart.is_empty:
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        yield text("No figures yet", middle, "middle", fill=MUTED)
    else:
        yield from _grid(frame)
    yield from _places(frame)
    for label in break_labels(frame):
        x, top = label.at
        yield path([(x, top), (x, box.bottom)], RULE, 1.5, dash=(5, 4))


def _headings(frame: Frame) -> Iterator[str]:
    """The axis in words, and what the columns are."""
    line, side = frame.shape.line, frame.shape.letters * ASCENT
    for number, words in enumerate(frame.heading, start=1):
        yield text(words, (0, number * line), fill=MUTED)
    for number, (series, words) in enumerate(frame.key, start=len(frame.heading) + 1):
        foot, look = number * line, look_of(frame.chart, series)
        colour = look.colour
        if look.marker:
            yield _ring((side / 2, foot - side / 2), side / 2 - 1.25, look)
        else:
            yield from _filled(Box(0, foot - side, side, foot), look)
        yield text(words, (1.5 * side, foot), fill=colour, font_weight="bold")


def _grid(frame: Frame) -> Iterator[str]:
    for tick, words in zip(frame.axis.ticks, frame.ticks, strict=True):
        y = frame.y(tick)
        colour, width = (RULE, 1.5) if y == frame.ground else (GRID, 1.0)
        yield path([(frame.left, y), (frame.right, y)], colour, width)
        foot = y + frame.shape.letters * 0.35
        yield text(words, (frame.left - 8, foot), "end", fill=MUTED)


def _places(frame: Frame) -> Iterator[str]:
    """The labels of the x axis, kept on the paper."""
    letters, line, bottom = frame.shape.letters, frame.shape.line, frame.box.bottom
    for place, lines in frame.x_words.items():
        half = max((text_width(words, letters) for words in lines), default=0.0) / 2
        x = max(half, min(frame.x(place), frame.shape.width - half))
        yield path([(frame.x(place), bottom), (frame.x(place), bottom + 5)], RULE, 1.0)
        for number, words in enumerate(lines, start=1):
            foot = bottom + 4 + number * line
            yield text(words, (x, foot), "middle", fill=INK)


def _figures(frame: Frame) -> Iterator[str]:
    """Every series, what happened over what was planned."""
    for series in layered(frame.chart):
        yield from _lines(frame, series)
        for point in marked(frame, series):
            yield marker(point, LOOKS[series.role])


def _columns(frame: Frame) -> Iterator[str]:
    for series in frame.chart.columns:
        for box in columns(frame, series):
            yield from _filled(box, look_of(frame.chart, series))


def _filled(box: Box, look: Look) -> Iterator[str]:
    """A column filled with its colour, or with strokes of it within an edge."""
    if not look.pattern:
        yield rectangle(box, fill=look.colour)
        return
    yield rectangle(box, fill=PAPER, stroke=look.colour, stroke_width=EDGE / 2)
    strokes = "".join(map(course, hatching(box, look.pattern)))
    if strokes:
        yield element("path", d=strokes, stroke=look.colour, stroke_width=HATCH)


def rectangle(box: Box, **paint: str | float) -> str:
    return element(
        "rect",
        x=box.left,
        y=box.top,
        width=box.right - box.left,
        height=box.bottom - box.top,
        **paint,
    )


def _band(frame: Frame, band: Band) -> Iterator[str]:
    """The pale areas of a band within thin edges, and its lone places."""
    for lower, upper in areas(frame, band):
        outline = f"{course([*lower, *reversed(upper)])}z"
        yield element("path", d=outline, fill=BAND.colour, fill_opacity=f"{BAND_FILL}")
        for edge in (lower, upper):
            yield path(edge, BAND.colour, BAND.width)
    for line in whiskers(frame, band):
        yield from _edged(frame, line, whisker_look(frame.chart))


def _lines(frame: Frame, series: Series) -> Iterator[str]:
    for run in runs(frame, series):
        yield from _edged(frame, run, LOOKS[series.role])


def _edged(frame: Frame, run: Run, look: Look) -> Iterator[str]:
    """A line; over columns on an edge of paper, to be seen."""
    if frame.chart.columns:
        yield path(run, PAPER, look.width + EDGE)
    yield path(run, look.colour, look.width, look.dash)


def marker(at: Point, look: Look) -> str:
    if look.marker in {"ring", "box"}:
        return _ring(at, RING, look)
    x, y = at
    paint: dict[str, str | float] = {
        "fill": PAPER if look.open else look.colour,
        "stroke": look.colour if look.open else PAPER,
        "stroke_width": 2.5 if look.open else 1.5,
    }
    if look.marker == "circle":
        return element("circle", cx=x, cy=y, r=MARKER, **paint)
    reach = MARKER + 2
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    return element("path", d=f"{course(corners)}z", **paint)


def _ring(at: Point, reach: float, look: Look) -> str:
    """Round something else: a circle, or a box."""
    x, y = at
    paint: dict[str, str | float] = {
        "fill": "none",
        "stroke": look.colour,
        "stroke_width": 2.5,
    }
    if look.marker == "ring":
        return element("circle", cx=x, cy=y, r=reach, **paint)
    size = 2 * reach
    return element("rect", x=x - reach, y=y - reach, width=size, height=size, **paint)


def _label(frame: Frame, label: Label) -> Iterator[str]:
    middle = (label.box.top + label.box.bottom) / 2
    if label.leads:
        end = (label.box.left - 2, middle)
        yield path([label.at, end], label.colour, 1.0)
    if label.plate:
        # Figures stand low in their line.
        low = replace(label.box, top=label.box.top + 2, bottom=label.box.bottom + 2)
        yield rectangle(low, fill=PAPER)
    weight = "bold" if label.strong else None
    for number, words in enumerate(label.lines):
        foot = label.box.top + (number + ASCENT + 0.11) * frame.shape.line
        yield text(
            words, (label.x, foot), label.anchor, fill=label.colour, font_weight=weight
        )


def path(
    run: Sequence[Point], colour: str, width: float, dash: tuple[int, ...] = ()
) -> str:
    return element(
        "path",
        d=course(run),
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=" ".join(map(str, dash)) or None,
        stroke_linejoin="round",
    )


def course(run: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in run)


def text(words: str, at: Point, anchor: str = "start", **paint: str | None) -> str:
    """A line of text with an edge of paper, so that it reads over a line."""
    return element(
        "text",
        escape(words),
        x=at[0],
        y=at[1],
        text_anchor=None if anchor == "start" else anchor,
        stroke=PAPER,
        stroke_width=4,
        stroke_linejoin="round",
        paint_order="stroke",
        **paint,
    )


def element(name: str, *children: str, **attributes: str | float | None) -> str:
    """Markup of children that are markup already; an attribute of None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _written(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else _short(value)


def _short(value: float) -> str:
    """To a tenth, which no eye can tell, and without a zero to its left or right."""
    return f"{round(value, 1) + 0:g}"
