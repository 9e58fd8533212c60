import pytest

from laa.plan.charting import Band, Break, Role, Series
from laa.plan.frames import NARROW, WIDE, Frame
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    control,
    fan,
    forecast,
    money,
    quarters,
    recorded,
    target,
    year_so_far,
    years,
)


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_the_plot_lies_on_the_paper(shape):
    frame = Frame(years(), shape)

    assert 0 < frame.box.left < frame.box.right < shape.width
    assert 0 < frame.box.top < frame.box.bottom < shape.height


def test_letters_are_at_least_twelve_pixels_on_a_phone_of_360():
    """The narrow drawing fills 330 of them, between the page's margins."""
    assert NARROW.letters * 330 / NARROW.width >= 12


def test_figures_lie_between_foot_and_top():
    frame = Frame(year_so_far(), WIDE)

    assert frame.y(0) == frame.box.bottom
    assert frame.y(400) == frame.box.top
    assert frame.y(200) == pytest.approx((frame.box.top + frame.box.bottom) / 2)


def test_places_follow_each_other_within_the_plot():
    frame = Frame(year_so_far(), WIDE)

    places = [frame.x(place) for place in range(4)]

    assert frame.left < places[0] < places[1] < places[2] < places[3] < frame.right
    assert frame.x(0.5) == pytest.approx((places[0] + places[1]) / 2)


def test_columns_have_half_a_place_on_either_side():
    frame = Frame(quarters(), WIDE)

    assert frame.x(0) - frame.left == pytest.approx(frame.band / 2)
    assert frame.right - frame.x(3) == pytest.approx(frame.band / 2)


def test_a_single_place_lies_in_the_middle():
    frame = Frame(chart(actual(119), x=("Q1",)), WIDE)

    assert frame.x(0) == pytest.approx((frame.left + frame.right) / 2)


def test_the_unit_heads_the_axis_and_says_where_it_starts():
    assert Frame(year_so_far(), WIDE).heading == ("Offences",)
    assert Frame(years(), WIDE).heading == ("Offences (axis starts at 300)",)


def test_columns_are_named_in_a_key():
    columns = quarters().series[0]

    assert Frame(quarters(), WIDE).key == ((columns, "Recorded in the quarter"),)
    assert Frame(years(), WIDE).key == ()


def test_rings_are_explained_in_a_key_as_long_as_there_is_one():
    none = Series("Signal", (None,) * 4, Role.SIGNAL)

    assert Frame(control(), WIDE).key == ((control().series[-1], "Signal"),)
    assert Frame(chart(actual(1, 2, 3, 4), none), WIDE).key == ()


def test_the_axis_holds_the_bands():
    assert Frame(forecast(), WIDE).axis.high == 600


def test_a_band_that_reaches_the_last_place_is_named_with_its_bounds():
    frame = Frame(forecast(), WIDE)

    assert fan() in frame.in_gutter
    assert frame.end_words(fan()) == ("95% interval", "407 to 555")


def test_a_band_of_no_width_is_named_with_one_figure():
    exact = Band("Interval", (None, 5, None, None), (None, 5, None, None))
    frame = Frame(chart(actual(1, 5, None, None), bands=(exact,)), WIDE)

    assert exact in frame.named_inside
    assert frame.end_words(exact) == ("Interval", "5")


def test_a_lone_first_figure_has_room_for_its_name():
    alone, more = (
        Frame(chart(target(92, 184, 276, 368), actual(119, *later)), WIDE)
        for later in [(None, None, None), (220, None, None)]
    )

    assert alone.x(0) - alone.left > more.x(0) - more.left


def test_lines_that_reach_the_last_place_are_named_with_their_last_figure():
    frame = Frame(years(), WIDE)
    target, criterion, *single = years().series

    assert frame.ends_in_gutter(target)
    assert frame.end_words(target) == ("Target 339",)
    assert frame.end_words(criterion) == ("Success criterion:", "340 or fewer")
    assert not any(map(frame.ends_in_gutter, single))


def test_where_places_are_many_only_some_are_labelled_the_last_among_them():
    x = tuple(f"{year} {quarter}" for year in "ABC" for quarter in range(8))
    frame = Frame(chart(actual(*range(24)), x=x), NARROW)

    assert max(frame.x_words) == 23
    assert 2 < len(frame.x_words) < 24


def test_a_place_without_a_name_takes_no_room():
    frame = Frame(chart(actual(1), x=("",)), WIDE)

    assert frame.x_words == {0: ()}


def test_breaks_are_worded_over_the_plot():
    breaks = (Break(0, "GBH recorded differently from April 2008"),)
    plain, broken = (
        Frame(years(), WIDE),
        Frame(chart(*years().series, breaks=breaks), WIDE),
    )

    assert broken.break_words == (("GBH recorded differently from April 2008",),)
    assert broken.box.top == plain.box.top + WIDE.line


def test_the_ground_is_zero_or_the_end_of_the_axis_nearest_to_it():
    assert Frame(year_so_far(), WIDE).ground == Frame(year_so_far(), WIDE).y(0)
    assert Frame(years(), WIDE).ground == Frame(years(), WIDE).box.bottom
    assert Frame(chart(actual(-9, -8, -9, -8)), WIDE).ground == pytest.approx(
        Frame(chart(actual(-9, -8, -9, -8)), WIDE).box.top
    )


def test_the_axis_of_money_is_marked_in_whole_pounds_and_holds_the_whole():
    frame = Frame(money(decimals=2), WIDE)

    assert frame.ticks == ("£0", "£100,000", "£200,000", "£300,000", "£400,000")
    assert Frame(chart(recorded(0, 0, 0, 0), money=True, decimals=2), WIDE).ticks == (
        "£0",
        "£1",
    )


def test_totals_take_more_lines_where_the_plot_is_narrow():
    wide, narrow = Frame(money(), WIDE), Frame(money(), NARROW)

    assert wide.total_words == {
        0: ("at least £361,628",),
        1: ("1 line to be determined",),
    }
    assert narrow.total_words == {
        0: ("at least", "£361,628"),
        1: ("1 line to be", "determined"),
    }
    assert narrow.box.top > narrow.lettered * NARROW.line + 2 * NARROW.line


def test_totals_are_left_out_together_where_one_has_no_room():
    long = money(totals=("at least £361,628", "undetermined" * 3, None))

    assert Frame(long, WIDE).total_words == {}
    assert Frame(money(totals=()), WIDE).total_words == {}
