"""Where the words on a chart go: beside what they name, and never on each other."""

from __future__ import annotations

from collections.abc import Iterator

from laa.plan.charting import RINGED, Band, Role, Series
from laa.plan.column_labels import part_labels, total_labels
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point, spread, text_width
from laa.plan.marks import band_end, look_of, points, runs
from laa.plan.palette import MUTED
from laa.plan.placing import BESIDE, Label, Named, Surroundings, best

_LEADING = 4.0
_MOST_TARGET_FIGURES = 6


def labels_of(frame: Frame) -> tuple[Label, ...]:
    """Every label of a chart; the most needed first, figures without room dropped."""
    around = Surroundings.of(frame)
    placed = [*_end_labels(frame), *break_labels(frame), *total_labels(frame)]
    for named in _named_inside(frame):
        placed.append(best(frame, around, placed, named))
    for label in _wanted(frame, around, placed):
        if around.has_room_for(label, placed):
            placed.append(label)
    return tuple(placed)


def _wanted(frame: Frame, around: Surroundings, placed: list[Label]) -> Iterator[Label]:
    """The labels of figures; each goes where the ones placed till then leave room."""
    for figure in _figures(frame):
        yield best(frame, around, placed, figure)
    if _is_parted(frame):
        yield from part_labels(frame)


def _is_parted(frame: Frame) -> bool:
    """Whether the columns are parts of a whole."""
    return len(frame.chart.columns) > 1


def _end_labels(frame: Frame) -> Iterator[Label]:
    """The names of the lines that run to the last place, to the right of their ends."""
    line = frame.shape.line
    words = [frame.end_words(drawn) for drawn in frame.in_gutter]
    ends = [_end(frame, drawn) for drawn in frame.in_gutter]
    heights = [len(lines) * line for lines in words]
    centres = spread(
        [y for _, y in ends], heights, frame.box.top - line, frame.box.bottom + line
    )
    for drawn, lines, end, height, centre in zip(
        frame.in_gutter, words, ends, heights, centres, strict=True
    ):
        left = frame.right + BESIDE
        box = Box(left, centre - height / 2, frame.shape.width, centre + height / 2)
        look = look_of(frame.chart, drawn)
        leads = abs(centre - end[1]) > line / 2
        yield Label(lines, box, "start", look.colour, look.strong, end, leads)


def _end(frame: Frame, drawn: Series | Band) -> Point:
    """Where the eye leaves a line, or the upper edge of a band."""
    if isinstance(drawn, Band):
        return band_end(frame, drawn)
    return runs(frame, drawn)[-1][-1]


def _named_inside(frame: Frame) -> Iterator[Named]:
    """The name and last figure of all that ends before the last place."""
    for drawn in frame.named_inside:
        yield frame.end_words(drawn), drawn, _last(frame, drawn)


def _last(frame: Frame, drawn: Series | Band) -> Point:
    if isinstance(drawn, Band):
        return band_end(frame, drawn)
    return points(frame, drawn)[-1]


def _figures(frame: Frame) -> Iterator[Named]:
    """The other figures worth a label: what happened, then a target that changes."""
    for series in sorted(frame.chart.series, key=lambda s: s.role is Role.TARGET):
        unlabelled = _unlabelled(frame, series)
        for (place, value), at in zip(
            series.points, points(frame, series), strict=True
        ):
            if place not in unlabelled:
                yield (frame.chart.shown(value),), series, at


def _unlabelled(frame: Frame, series: Series) -> frozenset[int]:
    """The places where a figure of a series is not worth a label, or has one."""
    chart = frame.chart
    every = frozenset(place for place, _ in series.points)
    last = frozenset(place for place, _ in series.points[-1:])
    rings = (s.points for s in chart.series if s.role in RINGED)
    ringed = frozenset(place for points in rings for place, _ in points)
    match series.role:
        case Role.COLUMN:
            return every if _is_parted(frame) else ringed | frame.total_words.keys()
        case Role.SIGNAL | Role.REVISED:
            ends = (s.points[-1:] for s in chart.of(Role.ACTUAL))
            return frozenset(place for end in ends for place, _ in end)
        case Role.ACTUAL:
            # A control chart is read for its signals, not figure by figure.
            return every if chart.of(Role.CENTRE) else ringed | last
        case Role.TARGET if _is_told_by_its_figures(frame, series):
            return last
    return every


def _is_told_by_its_figures(frame: Frame, target: Series) -> bool:
    """Whether a target changes, and seldom enough for each figure to be read."""
    figures = [frame.chart.shown(value) for _, value in target.points]
    return len(set(figures)) > 1 and len(figures) <= _MOST_TARGET_FIGURES


def break_labels(frame: Frame) -> Iterator[Label]:
    """The words of the breaks, each on lines of its own between heading and plot."""
    top = frame.lettered * frame.shape.line + _LEADING
    for series_break, lines in zip(frame.chart.breaks, frame.break_words, strict=True):
        x = frame.x(series_break.after_index + 0.5)
        width = max(text_width(words, frame.shape.letters) for words in lines)
        right = x < frame.shape.width / 2
        left = x + BESIDE / 2 if right else x - BESIDE / 2 - width
        box = Box(left, top, left + width, top + len(lines) * frame.shape.line)
        yield Label(lines, box, "start" if right else "end", MUTED, False, (x, top))
        top = box.bottom
