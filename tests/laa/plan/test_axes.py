import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.axes import axis_for

numbers = st.floats(-1e15, 1e15) | st.integers(-(10**15), 10**15)


def test_counts_far_from_zero_are_seen_close():
    axis = axis_for([383, 368, 353, 339, 340.87, 476])

    assert axis.ticks == (300, 350, 400, 450, 500)
    assert axis.words == ("300", "350", "400", "450", "500")


def test_zero_within_reach_is_on_the_axis():
    assert axis_for([92, 184, 276, 368]).ticks == (0, 100, 200, 300, 400)
    assert axis_for([-92, -368]).ticks == (-400, -300, -200, -100, 0)


def test_columns_stand_on_zero():
    assert axis_for([101, 119], from_zero=True).low == 0
    assert axis_for([-119, -101], from_zero=True).high == 0


def test_both_signs_have_room():
    axis = axis_for([-12, 119])

    assert axis.words == ("\u221250", "0", "50", "100", "150")


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([], (0, 1)),
        ([0, 0], (0, 1)),
        ([1], (0, 1)),
        ([92, 92], (0, 20, 40, 60, 80, 100)),
    ],
)
def test_nothing_and_sameness_have_an_axis_from_zero(values, ticks):
    assert axis_for(values).ticks == ticks


def test_ticks_are_never_finer_than_the_figures():
    assert axis_for([0, 2]).ticks == (0, 1, 2)
    assert axis_for([0.31, 0.44], 2).words == ("0.30", "0.35", "0.40", "0.45")
    assert axis_for([0.1, 0.11], 1).step == pytest.approx(0.1)


def test_no_figure_lies_on_the_foot_of_the_plot_but_zero():
    assert axis_for([0.3, 0.41], 2).words == ("0.25", "0.30", "0.35", "0.40", "0.45")
    assert axis_for([0, 41]).low == 0


def test_a_value_has_its_share_of_the_axis():
    axis = axis_for([0, 400])

    assert [axis.share(value) for value in (0, 100, 400)] == [0, 0.25, 1]


@given(st.lists(numbers), st.integers(0, 4), st.booleans())
def test_every_axis_holds_its_values_in_few_nice_steps(values, decimals, from_zero):
    axis = axis_for(values, decimals, from_zero=from_zero)

    assert all(-1e-8 <= axis.share(value) <= 1 + 1e-8 for value in values)
    assert 2 <= len(axis.ticks) <= 7
    assert f"{axis.step:e}"[0] in "125"
    assert not from_zero or axis.low <= 0 <= axis.high
