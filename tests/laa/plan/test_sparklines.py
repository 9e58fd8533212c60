from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.sparklines import sparkline
from tests.laa.plan.sample_charts import figures

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def test_what_a_sparkline_says_does_not_become_markup():
    said = "<b>up</b> & 'up'"

    assert parsed(sparkline([1, 2], said)).get("aria-label") == said


def test_a_sparkline_breaks_at_gaps_and_marks_its_last_figure():
    svg = parsed(sparkline([98, 104, None, 94, 119, None, 87], "Falling to 87"))

    lines = [line.get("d", "").count("L") for line in svg.iter(f"{SVG}path")]
    dots = [(dot.get("cx"), dot.get("r")) for dot in svg.iter(f"{SVG}circle")]

    assert svg.get("aria-label") == "Falling to 87"
    assert lines == [1, 1, 0]
    assert dots == [("115", "1.5"), ("115", "5")]


def test_a_sparkline_of_like_figures_is_level():
    (line,) = parsed(sparkline([92, 92], "Steady at 92")).iter(f"{SVG}path")

    assert line.get("d") == "M5 16L115 16"


@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_sparkline_of_nothing_has_only_its_words(values):
    svg = parsed(sparkline(values, "No figures yet"))

    assert svg.get("aria-label") == "No figures yet"
    assert len(svg) == 0


@given(st.lists(figures))
def test_any_sparkline_can_be_drawn(values):
    svg = parsed(sparkline(values, "Trend"))

    assert bool(len(svg)) == any(value is not None for value in values)
