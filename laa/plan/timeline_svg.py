"""Timelines as inline SVG; each mark tells its words to a pointer, without script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import inf

from laa.plan.calendars import Stretch, fits
from laa.plan.frames import NARROW, WIDE, Shape
from laa.plan.lanes import REACH, Placed
from laa.plan.lettering import Box, Point, text_width
from laa.plan.palette import FONT, GRID, INK, MUTED, PAPER, RULE
from laa.plan.svg import ASCENT, NAMESPACE, course, element, path, rectangle, text
from laa.plan.timeline import State, Timeline
from laa.plan.timeline_frames import KEY_LINE, Strip, TimelineFrame
from laa.plan.timeline_keys import BADGES, Form, form

_LETTER = 12.5
_DROP = 5.0
_BAR = 10.0
_DIAMOND = 7.0
_BASE = 6.0
_BARE = 3.0


def draw(timeline: Timeline) -> str:
    """
    A timeline as markup that is safe in a page: the wide pictures, then the narrow, of
    which the style sheet shows those that fit.
    """
    return "".join((*pictures(timeline, WIDE), *pictures(timeline, NARROW)))


def pictures(timeline: Timeline, shape: Shape = WIDE) -> tuple[str, ...]:
    """Its drawings, each an SVG document that a printed page has room for."""
    frame = TimelineFrame(timeline, shape)
    return tuple(_picture(frame, number) for number in range(len(frame.sheets)))


def whole(timeline: Timeline) -> str:
    """The wide drawing in one piece, however high: for a file, which no page cuts."""
    return _picture(TimelineFrame(timeline, WIDE, highest=inf), 0)


def _picture(frame: TimelineFrame, number: int) -> str:
    timeline, shape, strips = frame.timeline, frame.shape, frame.sheets[number]
    ids = f"timeline-{timeline.key}-{shape.name}-{number + 1}"
    of = f", {number + 1} of {len(frame.sheets)}" if len(frame.sheets) > 1 else ""
    foot = frame.foot(strips)
    note = frame.note if number + 1 == len(frame.sheets) else ()
    height = foot + (len(note) + 0.5) * shape.line
    return element(
        "svg",
        element("title", escape(timeline.title + of), id=f"{ids}-title"),
        element("desc", escape(timeline.sentence), id=f"{ids}-desc"),
        rectangle(Box(0, 0, shape.width, height), fill=PAPER),
        *_key(frame),
        *_axis(frame, foot),
        element(
            "g",
            *(part for strip in strips for part in _strip(frame, strip)),
            transform=f"translate(0 {frame.head:g})",
        ),
        *_lines(() if strips else ("No milestones yet",), (0, foot), shape.line),
        *_lines(note, (0, foot + shape.line), shape.line, fill=MUTED),
        xmlns=NAMESPACE,
        viewBox=f"0 0 {shape.width:g} {height:g}",
        class_=f"laa-chart__drawing laa-chart__drawing--{shape.name}",
        display="none" if shape is NARROW else None,
        role="img",
        aria_labelledby=f"{ids}-title {ids}-desc",
        font_family=FONT,
        font_size=shape.letters,
    )


def _key(frame: TimelineFrame) -> Iterator[str]:
    for entry in frame.key:
        x, y = entry.x + REACH, (entry.line + 0.5) * KEY_LINE
        if isinstance(entry.meaning, State):
            yield _badge((x, y), entry.meaning)
        elif entry.meaning is Form.MOVED:
            yield _hollow((x, y))
        else:
            yield _stretch(x - REACH, x + REACH, y, entry.meaning, INK)
        yield text(entry.meaning.value, (entry.words_at, y + _DROP), fill=INK)


def _axis(frame: TimelineFrame, foot: float) -> Iterator[str]:
    """The calendar over its lines, and today."""
    line, lines = frame.shape.line, len(frame.calendar)
    bases = [frame.head - _BASE - n * line for n in reversed(range(lines))]
    finest_first = list(zip(frame.calendar, bases, (RULE, GRID), strict=False))[::-1]
    for stretches, base, colour in finest_first:
        for stretch in stretches:
            x = frame.scale.edge(stretch.first)
            yield path([(x, base - line + _BASE), (x, foot)], colour, 1.0)
    ends = (frame.scale.left, frame.head), (frame.scale.right, frame.head)
    yield path(ends, RULE, 1.5)
    today = bases[0] - line
    if frame.today is not None:
        yield path([(frame.today, today + _BASE), (frame.today, foot)], INK, 2.0)
    for stretches, base, _ in finest_first:
        for stretch in stretches:
            yield from _stretch_words(frame, stretch, base)
    yield _today(frame, today)


def _stretch_words(
    frame: TimelineFrame, stretch: Stretch, base: float
) -> Iterator[str]:
    """In the middle of a month, quarter or year; a part of one may have no room."""
    scale, letters = frame.scale, frame.shape.letters
    left, right = scale.edge(stretch.first), scale.end(stretch.last)
    if fits(scale, stretch, letters):
        yield text(stretch.words, ((left + right) / 2, base), "middle", fill=MUTED)
    elif len(frame.calendar) == 1:
        x = min(left, frame.shape.width - text_width(stretch.words, letters))
        yield text(stretch.words, (x, base), fill=MUTED)


def _today(frame: TimelineFrame, base: float) -> str:
    """The words of today, over its line or at the end of the axis nearest to it."""
    width = frame.shape.width
    half = 1.1 * text_width(frame.today_words, frame.shape.letters) / 2
    x = frame.today
    if x is None:
        x = 0 if frame.timeline.today < frame.scale.first else width
    at = (max(half, min(x, width - half)), base)
    return text(frame.today_words, at, "middle", fill=INK, font_weight="bold")


def _strip(frame: TimelineFrame, strip: Strip) -> Iterator[str]:
    """A row under a line: what it is, and its marks."""
    line = frame.shape.line
    if strip.top:
        yield path([(0, strip.top), (frame.shape.width, strip.top)], GRID, 1.0)
    base = strip.words_top + ASCENT * line
    yield from _lines(strip.label, (0, base), line, fill=INK, font_weight="bold")
    base += len(strip.label) * line
    yield from _lines(strip.text, (0, base), line, fill=INK)
    if not strip.marks:
        at = (frame.scale.left, strip.y(0) + _DROP)
        yield text("No dated milestone", at, fill=MUTED)
    for mark in strip.marks:
        yield _mark(frame, mark, strip.y(mark.lane))


def _mark(frame: TimelineFrame, placed: Placed, y: float) -> str:
    """A mark that tells its words to a pointer."""
    parts = [element("title", escape(placed.mark.words))]
    colour, kind = BADGES[placed.mark.state].colour, form(placed.mark)
    if kind:
        parts.append(_stretch(placed.start, placed.due, y, kind, colour))
    if placed.mark.was:
        parts.append(path([(placed.was, y), (placed.due, y)], INK, 1.5))
        parts.append(_hollow((placed.was, y)))
    parts.append(_badge((placed.due, y), placed.mark.state))
    if placed.is_named_within:
        width = text_width(placed.name, frame.shape.letters)
        left = placed.name_at - _BARE
        parts.append(
            rectangle(Box(left, y - 9, left + width + 2 * _BARE, y + 9), fill=PAPER)
        )
    if placed.name:
        at = (placed.name_at, y + _DROP)
        parts.append(text(placed.name, at, placed.anchor, fill=INK))
    return element("g", *parts)


def _stretch(left: float, right: float, y: float, kind: Form, colour: str) -> str:
    """A bar for a period, a thin broken band for what comes round again."""
    if kind is Form.RECURRING:
        return path([(left, y), (right, y)], colour, 5.0, dash=(4, 4))
    bar = Box(left, y - _BAR / 2, right, y + _BAR / 2)
    return rectangle(bar, fill=colour, fill_opacity="0.25", stroke=colour)


def _hollow(at: Point) -> str:
    corners = _diamond(at, _DIAMOND)
    return _shape(corners, fill=PAPER, stroke=INK, stroke_width=1.5)


def _badge(at: Point, state: State) -> str:
    """The shape of a state with its letter."""
    x, y = at
    badge = BADGES[state]
    paint: dict[str, str | float] = {
        "fill": PAPER if badge.open else badge.colour,
        "stroke": badge.colour if badge.open else PAPER,
        "stroke_width": 1.5,
    }
    letter = element(
        "text",
        state.letter,
        x=x,
        y=y + _DROP + (2 if badge.shape == "triangle" else -0.5),
        text_anchor="middle",
        font_size=_LETTER,
        font_weight="bold",
        fill=badge.colour if badge.open else PAPER,
    )
    return _outline(at, badge.shape, paint) + letter


def _outline(at: Point, shape: str, paint: dict[str, str | float]) -> str:
    x, y = at
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=REACH - 2, **paint)
    if shape == "square":
        side = REACH - 3
        return rectangle(Box(x - side, y - side, x + side, y + side), **paint)
    if shape == "diamond":
        return _shape(_diamond(at, REACH + 1), **paint)
    low = y + REACH - 3
    return _shape([(x, y - REACH), (x + REACH, low), (x - REACH, low)], **paint)


def _diamond(at: Point, reach: float) -> list[Point]:
    x, y = at
    return [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]


def _shape(corners: list[Point], **paint: str | float) -> str:
    return element("path", d=f"{course(corners)}z", **paint)


def _lines(
    lines: tuple[str, ...], at: Point, line: float, **paint: str | None
) -> Iterator[str]:
    for number, words in enumerate(lines):
        yield text(words, (at[0], at[1] + number * line), "start", **paint)
