import pytest

from laa.plan.charting import Break
from laa.plan.frames import NARROW, WIDE, Frame
from laa.plan.plotly_layouts import Json, dashes, layout
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    control,
    intervals,
    money,
    quarters,
    year_so_far,
    years,
)


def words(drawn: Json) -> dict[str, Json]:
    return {annotation["text"]: annotation for annotation in drawn["annotations"]}


def test_the_axes_are_those_of_the_picture():
    drawn = layout(Frame(years(), WIDE))

    assert drawn["yaxis"]["range"] == [300, 500]
    assert drawn["yaxis"]["ticktext"] == ["300", "350", "400", "450", "500"]
    assert drawn["xaxis"]["ticktext"] == ["2007/08", "2008/09", "2009/10", "2010/11"]
    assert drawn["xaxis"]["range"][0] < 0 < 3 < drawn["xaxis"]["range"][1]


def test_the_margins_leave_the_plot_where_the_picture_has_it():
    frame = Frame(years(), NARROW)

    margin = layout(frame)["margin"]

    assert margin["l"] == pytest.approx(frame.left, abs=1e-3)
    assert margin["r"] == pytest.approx(360 - frame.right, abs=1e-3)
    assert margin["t"] == pytest.approx(frame.box.top, abs=1e-3)
    assert margin["b"] == pytest.approx(360 - frame.box.bottom, abs=1e-3)


def test_words_stand_by_their_figures_in_bold_where_they_tell_what_happened():
    actual_to_date = words(layout(Frame(year_so_far(), WIDE)))["Actual 220"]

    assert actual_to_date["y"] == pytest.approx(220 / 400, abs=1e-3)
    assert actual_to_date["font"]["weight"] == "bold"
    assert actual_to_date["xanchor"] == "center"
    assert actual_to_date["yshift"] > 0


def test_names_that_moved_are_led_back():
    target = words(layout(Frame(years(), WIDE)))["Target 339"]

    assert target["showarrow"] is True
    assert target["ax"] > 0
    assert target["ay"] > 0


def test_unit_and_key_are_written_over_the_plot():
    drawn = words(layout(Frame(quarters(), WIDE)))

    assert drawn["Offences"]["yshift"] > drawn["Recorded in the quarter"]["yshift"] > 0


def test_a_square_or_a_ring_stands_before_the_words_of_the_key():
    square, ring = (
        layout(Frame(drawn, WIDE))["shapes"][-1] for drawn in (quarters(), control())
    )

    assert (square["type"], square["fillcolor"]) == ("rect", "#206095")
    assert (ring["type"], ring["line"]["color"]) == ("circle", "#b03a00")
    assert "fillcolor" not in ring
    for shape in (square, ring):
        assert (shape["xsizemode"], shape["ysizemode"]) == ("pixel", "pixel")
        assert 0 < shape["y0"] < shape["y1"]


def test_level_strokes_are_shapes_edged_over_columns():
    plain, over_columns = (
        [
            (shape["line"]["width"], shape.get("layer"))
            for shape in layout(Frame(c, WIDE))["shapes"][3:]
            if shape["type"] == "path"
        ]
        for c in (years(), quarters())
    )

    assert plain == [(2.5, "below")]
    assert over_columns == [(5.5, None), (2.5, None)]


def test_the_lines_of_a_control_chart_are_strokes_parted_at_the_break():
    drawn = layout(Frame(control(), WIDE))["shapes"]

    dashes = [shape["line"].get("dash") for shape in drawn[4:]]

    assert dashes == [*["12px,6px"] * 4, *["solid"] * 2, None]


def test_the_interval_of_a_lone_place_is_strokes():
    drawn = layout(Frame(intervals(), WIDE))["shapes"][3:-1]

    assert [shape["line"]["width"] for shape in drawn] == [5, 2] * 6


def test_a_break_is_a_stroke_with_its_words():
    broken = chart(actual(98, 119, 101, 95), breaks=(Break(0, "Recorded anew"),))

    drawn = layout(Frame(broken, WIDE))

    assert drawn["shapes"][3]["line"]["dash"] == "5px,4px"
    assert "Recorded anew" in words(drawn)


def test_nothing_is_set_by_a_style_attribute_as_bold_tags_are():
    assert "<b>" not in str(layout(Frame(quarters(), WIDE)))


def test_dashes_are_written_for_plotly():
    assert dashes((9, 4, 2, 4)) == "9px,4px,2px,4px"
    assert dashes(()) == "solid"


def test_a_part_of_a_column_is_hatched_in_the_key_as_in_the_plot():
    *_, solid, hatched, stroke, last = (
        shape for shape in layout(Frame(money(), WIDE))["shapes"]
    )

    assert (solid["type"], solid["fillcolor"]) == ("rect", "#206095")
    assert "fillcolor" not in hatched
    assert {stroke["type"], last["type"]} == {"path"}
    assert {s["line"]["color"] for s in (hatched, stroke, last)} == {"#871a5b"}


def test_the_axis_and_the_parts_of_money_are_in_pounds_on_paper():
    drawn = layout(Frame(money(), WIDE))

    assert drawn["yaxis"]["ticktext"][1] == "£100,000"
    assert words(drawn)["£296,128"]["bgcolor"] == "#ffffff"
    assert "bgcolor" not in words(drawn)["at least £361,628"]
