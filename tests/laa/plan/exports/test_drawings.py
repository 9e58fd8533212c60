from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from laa.plan.exports.drawings import png, svg
from laa.plan.exports.export import Export, of_chart, of_timeline
from tests.laa.plan import sample_charts, sample_timelines
from tests.laa.plan.exports.samples import ABOUT, export


def of_a_chart() -> Export:
    return Export(of_chart(sample_charts.years()), ABOUT)


def test_a_picture_is_twice_as_fine_as_its_drawing() -> None:
    assert struct.unpack_from(">LL", png(of_a_chart()), 16) == (1440, 720)


def test_a_drawing_takes_the_letters_of_the_reader() -> None:
    drawing = svg(of_a_chart()).decode()

    assert ElementTree.fromstring(drawing).tag.endswith("svg")
    assert "Arial" in drawing


def test_a_timeline_is_one_drawing_however_high() -> None:
    timeline = sample_timelines.many(60)

    drawing = svg(Export(of_timeline(timeline), ABOUT)).decode()

    assert drawing.count("<svg") == 1
    assert all(row.label in drawing for row in timeline.rows)


def test_a_table_without_a_drawing_has_none() -> None:
    with pytest.raises(ValueError, match="'Lines' is a table without a drawing"):
        svg(export())
