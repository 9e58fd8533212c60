import dataclasses

import pytest

from laa.plan.charting import Band, Break, Chart, Role, Series
from laa.plan.frames import NARROW, WIDE, Frame, Shape
from laa.plan.labels import labels_of
from laa.plan.marks import break_lines, strokes
from laa.plan.placing import Label
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    forecast,
    recorded,
    target,
    years,
)

BROKEN = dataclasses.replace(years(), breaks=(Break(0, "GBH recorded differently"),))


def labelled(drawn: Chart, shape: Shape, text: str) -> Label:
    labels = labels_of(Frame(drawn, shape))
    return next(label for label in labels if " ".join(label.lines) == text)


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_a_baseline_does_not_lie_across_a_break_beside_it(shape):
    (line,) = break_lines(Frame(BROKEN, shape))

    label = labelled(BROKEN, shape, "Baseline 383")

    assert not label.box.crossed_by(*line)
    assert label.box.bottom < label.at[1]


def test_words_are_stacked_only_where_they_must_be():
    assert labelled(BROKEN, WIDE, "Baseline 383").lines == ("Baseline 383",)
    assert labelled(BROKEN, NARROW, "Baseline 383").lines == ("Baseline", "383")


def test_words_wider_than_the_room_between_breaks_stay_by_their_mark():
    name = Series("First recorded as a baseline", (None, 1, None, None), Role.BASELINE)
    breaks = (Break(0, "One"), Break(1, "Two"))
    crowded = chart(actual(None, None, 1, 2), name, breaks=breaks)

    label = labelled(crowded, NARROW, "First recorded as a baseline 1")

    assert label.box.left < label.at[0] < label.box.right


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_no_line_comes_between_a_figure_and_its_label(shape):
    """The target runs right under the actual, and the forecast up from it."""
    label = labelled(forecast(), shape, "Actual 119")

    assert label.box.bottom < label.at[1]


def test_the_figure_of_a_column_stands_beside_its_whisker_and_clear_of_lines():
    interval = Band("95% interval", (99, 82, 77, 70), (142, 123, 116, 108))
    drawn = chart(recorded(119, 101, 95, 88), target(92, 92, 92, 92), bands=(interval,))

    box = labelled(drawn, WIDE, "88").box

    assert not any(box.crossed_by(*stroke) for stroke in strokes(Frame(drawn, WIDE)))


def test_a_label_keeps_to_the_drawing():
    tight = chart(target(None, None, 9, 8), actual(9, None, None, None))

    label = labelled(tight, NARROW, "Actual 9")

    assert Frame(tight, NARROW).box.left - label.box.left < 10
