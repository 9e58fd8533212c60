import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.charting import Break, Role, Series
from laa.plan.frames import NARROW, WIDE
from laa.plan.svg import draw, picture, sparkline
from tests.laa.plan.sample_charts import (
    QUARTERS,
    actual,
    chart,
    charts,
    figures,
    quarters,
    year_so_far,
    years,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'so'"


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def texts(markup: str) -> list[str]:
    return [text.text or "" for text in parsed(markup).iter(f"{SVG}text")]


def test_both_drawings_are_there_and_only_the_wide_one_shows_without_a_style_sheet():
    wide, narrow = parsed(f"<div>{draw(years())}</div>")

    assert wide.get("viewBox") == "0 0 720 360"
    assert wide.get("display") is None
    assert narrow.get("viewBox") == "0 0 360 360"
    assert narrow.get("display") == "none"


def test_a_drawing_is_an_image_with_its_name_and_description():
    svg = parsed(picture(years(), WIDE))

    names = [
        part.get("id") for part in svg if part.tag in {f"{SVG}title", f"{SVG}desc"}
    ]

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == " ".join(map(str, names))
    assert svg.findtext(f"{SVG}title") == "Serious violent crime"
    assert svg.findtext(f"{SVG}desc") == years().sentence


def test_ids_are_unique_on_a_page_of_charts():
    page = draw(years()) + draw(chart(actual(1, 2, 3, 4), key="ni-20"))

    ids = [
        part.get("id") for part in parsed(f"<div>{page}</div>").iter() if part.get("id")
    ]

    assert len(ids) == len(set(ids)) == 8


def test_words_and_figures_are_written():
    shown = texts(picture(year_so_far(), WIDE))

    assert {"Offences", "400", "Q4", "119", "Actual 220", "Target 368"} <= set(shown)


def test_a_gap_is_not_drawn_as_zero():
    drawn = parsed(picture(chart(actual(119, None, 101, None)), WIDE))

    assert len(list(drawn.iter(f"{SVG}circle"))) == 2


def test_columns_are_drawn_with_their_key_and_the_title_of_the_places():
    drawn = picture(quarters(), NARROW)

    assert len(list(parsed(drawn).iter(f"{SVG}rect"))) == 1 + 1 + 2
    assert {"Recorded in the quarter", "2008/09"} <= set(texts(drawn))


def test_a_chart_without_figures_says_so():
    shown = texts(picture(chart(actual(None, None, None, None))))

    assert "No figures yet" in shown
    assert set(QUARTERS) <= set(shown)


def test_a_break_is_drawn_and_named():
    breaks = (Break(0, "GBH recorded differently"),)
    drawn = picture(chart(actual(98, 119, 101, 95), breaks=breaks))

    assert "GBH recorded differently" in texts(drawn)
    assert 'stroke-dasharray="5 4"' in drawn


def test_no_word_becomes_markup():
    series = Series(HOSTILE, (1, 2, None, None), Role.ACTUAL)
    words = {"title": HOSTILE, "sentence": HOSTILE, "unit": HOSTILE, "x_title": HOSTILE}
    breaks = (Break(0, HOSTILE),)

    drawn = draw(chart(series, x=(HOSTILE, "b", "c", "d"), breaks=breaks, **words))
    drawn += sparkline([1, 2], HOSTILE)

    tags = {part.tag.removeprefix(SVG) for part in parsed(f"<p>{drawn}</p>").iter()}
    assert tags == {"p", "svg", "title", "desc", "rect", "path", "circle", "text"}


@pytest.mark.parametrize("drawn", [years(), year_so_far(), quarters()])
def test_nothing_carries_a_style_which_the_policy_forbids(drawn):
    for part in parsed(f"<div>{draw(drawn)}</div>").iter():
        assert "style" not in part.attrib
        assert not part.tag.endswith("style")


def test_a_drawing_is_the_same_every_time():
    assert draw(years()) == draw(years())


@given(charts())
def test_any_chart_can_be_drawn(drawn):
    for shape in (WIDE, NARROW):
        for mark in parsed(picture(drawn, shape)).iter(f"{SVG}path"):
            numbers = re.findall(r"[^MLz ]+", mark.get("d", ""))

            assert all(abs(float(number)) <= 1000 for number in numbers)


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
