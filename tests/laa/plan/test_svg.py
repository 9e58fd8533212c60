import re
from xml.etree import ElementTree

import pytest
from hypothesis import given

from laa.plan.charting import Band, Break, Role, Series
from laa.plan.frames import NARROW, WIDE
from laa.plan.svg import draw, picture
from tests.laa.plan.sample_charts import (
    QUARTERS,
    actual,
    chart,
    charts,
    control,
    forecast,
    intervals,
    money,
    quarters,
    revised,
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


def test_columns_are_drawn_with_their_key():
    drawn = picture(quarters(), NARROW)

    assert len(list(parsed(drawn).iter(f"{SVG}rect"))) == 1 + 1 + 2
    assert "Recorded in the quarter" in texts(drawn)


def test_parts_are_filled_or_hatched_and_their_figures_stand_on_paper():
    drawn = parsed(picture(money(), WIDE))

    fills = [part.get("fill") for part in drawn.iter(f"{SVG}rect")]
    hatches = [
        part.get("stroke")
        for part in drawn.iter(f"{SVG}path")
        if part.get("d", "").count("M") > 1
    ]

    assert fills.count("#206095") == 2
    assert hatches == ["#871a5b"] * 2
    assert {"at least £361,628", "£296,128", "£400,000"} <= set(
        texts(ElementTree.tostring(drawn, "unicode"))
    )


def test_a_chart_without_figures_says_so():
    shown = texts(picture(chart(actual(None, None, None, None))))

    assert "No figures yet" in shown
    assert set(QUARTERS) <= set(shown)


def test_a_break_is_drawn_and_named():
    breaks = (Break(0, "GBH recorded differently"),)
    drawn = picture(chart(actual(98, 119, 101, 95), breaks=breaks))

    assert "GBH recorded differently" in texts(drawn)
    assert 'stroke-dasharray="5 4"' in drawn


def test_a_band_is_a_pale_area_within_thin_edges_behind_all_lines():
    paths = list(parsed(picture(forecast())).iter(f"{SVG}path"))
    (area,) = (path for path in paths if path.get("fill-opacity"))

    behind, before = paths[: paths.index(area)], paths[paths.index(area) + 1 :]

    assert area.get("fill-opacity") == "0.14"
    assert area.get("d", "").endswith("z")
    assert [edge.get("stroke-width") for edge in before[:2]] == ["1", "1"]
    assert not any(path.get("stroke") == "#206095" for path in behind)


def test_intervals_of_columns_are_drawn_over_them():
    svg = parsed(picture(intervals()))
    parts = list(svg)

    columns = [parts.index(part) for part in svg.iter(f"{SVG}rect")]
    whiskers = [part for part in parts if part.get("stroke") == "#0b0c0c"]

    assert len(whiskers) == 6
    assert all(parts.index(whisker) > max(columns) for whisker in whiskers)


def test_a_signal_is_a_ring_that_the_key_explains():
    drawn = picture(control())

    rings = [
        ring.get("r")
        for ring in parsed(drawn).iter(f"{SVG}circle")
        if ring.get("fill") == "none"
    ]

    assert rings == ["4.6", "9"]
    assert "Signal" in texts(drawn)


def test_a_revised_figure_is_boxed_and_the_key_explains_it():
    drawn = picture(revised())

    boxes = [
        box.get("width")
        for box in parsed(drawn).iter(f"{SVG}rect")
        if box.get("fill") == "none"
    ]

    assert boxes == ["9.2", "18"]
    assert "Revised" in texts(drawn)


def test_lines_do_not_connect_across_a_break():
    whole, parted = (
        [
            path.get("d", "").count("L")
            for path in parsed(picture(control(series_break=broken))).iter(f"{SVG}path")
            if path.get("stroke") == "#206095"
        ]
        for broken in (False, True)
    )

    assert (whole, parted) == ([11], [3, 7])


def test_no_word_becomes_markup():
    series = Series(HOSTILE, (1, 2, None, None), Role.ACTUAL)
    words = {"title": HOSTILE, "sentence": HOSTILE, "unit": HOSTILE}
    words |= {"breaks": (Break(0, HOSTILE),), "x": (HOSTILE, "b", "c", "d")}
    signal = Series(HOSTILE, (1, None, None, None), Role.SIGNAL)
    band = Band(HOSTILE, (1, 2, 3, 4), (1, 3, 4, 5))

    drawn = draw(chart(series, signal, bands=(band,), **words))

    tags = {part.tag.removeprefix(SVG) for part in parsed(f"<p>{drawn}</p>").iter()}
    assert tags == {"p", "svg", "title", "desc", "rect", "path", "circle", "text"}


@pytest.mark.parametrize(
    "drawn",
    [years(), year_so_far(), quarters(), forecast(), control(), intervals(), money()],
)
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
