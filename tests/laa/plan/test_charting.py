import math
from decimal import Decimal

import pytest

from laa.plan.charting import Band, Break, Role, Series
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    fan,
    money,
    quarters,
    recorded,
    years,
)


def test_a_series_knows_its_figures_and_not_its_gaps():
    series = actual(119, None, 0, None)

    assert series.points == ((0, 119), (2, 0))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**16])
def test_what_cannot_be_drawn_is_refused(value):
    with pytest.raises(ValueError, match=r"'Actual' holds .*numbers up to 10\^15"):
        actual(119, value)


@pytest.mark.parametrize("name", ["", " \t"])
def test_series_and_breaks_must_be_named(name):
    with pytest.raises(ValueError, match=r"a series of a chart is called .*give it"):
        Series(name, (1,), Role.ACTUAL)
    with pytest.raises(ValueError, match=r"a break of a chart is called .*give it"):
        Break(0, name)


def test_a_band_knows_its_bounds_and_not_its_gaps():
    band = Band("Interval", (None, 0, 407), (None, 12, 555))

    assert band.points == ((1, 0, 12), (2, 407, 555))


def test_a_band_must_be_named_and_drawable():
    with pytest.raises(ValueError, match=r"a band of a chart is called .*give it"):
        Band(" ", (1,), (2,))
    with pytest.raises(ValueError, match=r"'Interval' holds inf.*up to 10\^15"):
        Band("Interval", (1,), (math.inf,))


def test_a_band_has_as_many_lower_as_upper_values():
    with pytest.raises(ValueError, match="'Interval' has 1 lower and 2 upper values"):
        Band("Interval", (1,), (2, 3))


@pytest.mark.parametrize("bounds", [(None, 2), (1, None)])
def test_a_band_has_both_bounds_or_neither(bounds):
    lower, upper = bounds

    with pytest.raises(ValueError, match=f"from {lower} to {upper} at place 0: give"):
        Band("Interval", (lower,), (upper,))


def test_a_band_is_never_upside_down():
    with pytest.raises(ValueError, match="from 3 to 2 at place 1: its lower value may"):
        Band("Interval", (1, 3), (1, 2))


def test_a_band_must_have_bounds_or_a_gap_at_every_place():
    with pytest.raises(ValueError, match="band 'Interval' has 1 values for 4 places"):
        chart(actual(1, 2, 3, 4), bands=(Band("Interval", (1,), (2,)),))


@pytest.mark.parametrize("key", ["", "NI 15", "15-ni", "ni--15", "ni-15-", 'a"b'])
def test_a_key_must_do_for_an_id(key):
    with pytest.raises(ValueError, match="is not a chart's key: use small letters"):
        chart(actual(1, 2, 3, 4), key=key)


def test_a_chart_needs_places_and_series():
    with pytest.raises(ValueError, match="4 places on its x axis and 0 series"):
        chart()
    with pytest.raises(ValueError, match="0 places on its x axis and 1 series"):
        chart(actual(), x=())


def test_places_must_differ():
    with pytest.raises(ValueError, match=r"one name to two places.*Q1, Q1"):
        chart(actual(1, 2), x=("Q1", "Q1"))


def test_a_series_must_have_a_value_or_a_gap_at_every_place():
    with pytest.raises(ValueError, match="series 'Actual' has 2 values for 4 places"):
        chart(actual(119, 101))


def test_up_to_four_series_of_columns_are_the_parts_of_one_whole():
    parts = [Series(name, (1, 2, 3, 4), Role.COLUMN) for name in "ABCDE"]

    assert chart(*parts[:4]).columns == tuple(parts[:4])
    with pytest.raises(ValueError, match="columns for A, B, C, D, E: up to 4 series"):
        chart(*parts)


def test_the_parts_of_a_column_are_named_apart():
    with pytest.raises(ValueError, match="each with its own name"):
        chart(recorded(1, 2, 3, 4), recorded(4, 3, 2, 1))


def test_there_are_as_many_totals_as_places_and_none_without_columns():
    with pytest.raises(ValueError, match="list of totals has 1 values for 4 places"):
        chart(recorded(1, 2, 3, 4), totals=("10",))
    with pytest.raises(ValueError, match=r"totals and no columns .*leave them out"):
        chart(actual(1, 2, 3, 4), totals=("1", "2", None, "4"))


@pytest.mark.parametrize("after_index", [-1, 3])
def test_a_break_must_lie_between_two_places(after_index):
    with pytest.raises(ValueError, match=r"'New rules' comes after place .*0 to 2"):
        chart(actual(1, 2, 3, 4), breaks=(Break(after_index, "New rules"),))


def test_a_break_between_two_places_is_kept():
    breaks = (Break(0, "First"), Break(2, "Last"))

    assert chart(actual(1, 2, 3, 4), breaks=breaks).breaks == breaks


def test_a_chart_finds_its_columns():
    assert quarters().columns == quarters().series[:1]
    assert years().columns == ()


def test_a_chart_without_a_figure_is_empty():
    assert chart(actual(None, None, None, None)).is_empty
    assert not years().is_empty
    assert not chart(actual(None, None, None, None), bands=(fan(),)).is_empty


def test_a_chart_finds_the_series_of_a_role():
    assert years().of(Role.BASELINE) == (years().series[2],)
    assert years().of(Role.SIGNAL) == ()


def test_whole_figures_are_shown_whole_and_the_rest_to_the_decimals():
    rates = chart(actual(0.39, 0.33, None, None), decimals=2)

    assert rates.shown(4122) == rates.shown(4122.0) == "4,122"
    assert rates.shown(1.2) == "1.20"


def test_money_is_shown_in_pounds_and_to_the_penny_where_there_are_pence():
    assert money().shown(81_000) == "£81,000"
    assert money().shown(Decimal("-81000.5")) == "\u2212£81,000.50"
    assert money().between(1, 2.25) == "£1 to £2.25"
