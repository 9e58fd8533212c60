"""How much quarters vary, and the control chart: neither crosses a series break."""

from __future__ import annotations

import pytest

from indicators.analysis.evidence import Control, Evidence
from indicators.analysis.forecast import Dispersion
from indicators.analysis.measure import Series, Targets
from indicators.analysis.signals import Signal
from indicators.analysis.verdicts import Assurance, Variation
from laa.plan.periods import Quarter
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q4,
    Y2008,
    Y2009,
    counts,
    outlook,
    parts,
)

WILD = (60, 140, 60, 140, 60, 140, 60, 140)


def seen(series: Series, targets: Targets, as_of: Quarter) -> Evidence:
    return outlook(series, targets, as_of).evidence


def charted(series: Series, targets: Targets, as_of: Quarter) -> Control:
    return seen(series, targets, as_of).control


def test_seven_quarters_are_too_few_to_tell_how_much_they_vary() -> None:
    found = seen(Series(COUNT, counts(*WILD[:7])), NO_TARGETS, Q1 + 6)

    assert found.dispersion == Dispersion(1, 7, estimated=False)


def test_eight_quarters_tell_how_much_they_vary() -> None:
    found = seen(Series(COUNT, counts(*WILD)), NO_TARGETS, Q1 + 7)

    assert found.dispersion.estimated
    # Each 40 from a mean of 100: 8 * 1,600 / 100, over 7.
    assert found.dispersion.value == pytest.approx(128 / 7)


def test_a_forecast_of_wild_quarters_is_wider() -> None:
    calm = counts(*[100] * 9, start=Q1 - 8)
    wild = counts(*WILD, 100, start=Q1 - 8)

    steady, spread = (
        seen(Series(COUNT, values), NO_TARGETS, Q1).forecast for values in (calm, wild)
    )

    assert steady is not None
    assert spread is not None
    assert spread.upper - spread.lower > 3 * (steady.upper - steady.lower)


def test_the_spread_rests_on_this_side_of_a_break_and_on_nothing_later() -> None:
    series = Series(COUNT, counts(*WILD, 100, 100, 999, start=Q1 - 8), (COUNTED_ANEW,))

    assert seen(series, NO_TARGETS, Q2).dispersion == Dispersion(1, 2, estimated=False)
    assert seen(series, NO_TARGETS, Q1 - 1).dispersion.quarters == 8


@pytest.mark.parametrize("value", [0, -3])
def test_quarters_that_hold_nothing_vary_by_chance(value: int) -> None:
    found = seen(Series(COUNT, counts(*[value] * 8)), NO_TARGETS, Q1 + 7)

    assert found.dispersion == Dispersion(1, 8, estimated=False)


def test_the_control_chart_has_a_point_a_quarter_with_gaps_between() -> None:
    found = charted(Series(COUNT, counts(5, None, 7)), NO_TARGETS, Q4)

    assert found.quarters == (Q1, Q1 + 1, Q1 + 2)
    assert found.chart.values == (5, None, 7)


def test_before_any_figure_it_has_the_quarter_alone() -> None:
    found = charted(Series(COUNT, {}), NO_TARGETS, Q2)

    assert (found.quarters, found.chart.values) == ((Q2,), (None,))
    assert found.variation is Variation.TOO_FEW


def test_later_quarters_than_the_one_looked_at_are_not_on_it() -> None:
    found = charted(Series(COUNT, counts(5, 6, 7)), NO_TARGETS, Q2)

    assert found.quarters == (Q1, Q2)


def test_limits_begin_anew_at_a_break() -> None:
    series = Series(
        COUNT, counts(90, 92, 90, 92, 10, 12, 10, 12, start=Q1 - 4), (COUNTED_ANEW,)
    )

    chart = charted(series, NO_TARGETS, Q4).chart

    assert chart.starts == (0, 4)
    assert set(chart.centre) == {91, 11}
    assert not any(chart.signals)


def test_a_quarter_outside_the_limits_is_a_signal_for_the_worse() -> None:
    values = (100, 102, 99, 101, 100, 98, 101, 100, 180)

    found = charted(Series(COUNT, counts(*values)), NO_TARGETS, Q1 + 8)

    assert found.chart.signals[-1] == (Signal.OUTSIDE,)
    assert found.variation is Variation.CONCERNING
    assert all(found.chart.trial)


def test_each_quarter_is_held_against_its_own_years_target() -> None:
    series = Series(COUNT, counts(*[100, 102] * 4))
    met_at_first = Targets({Y2008: 480, Y2009: 400})
    met = Targets({Y2008: 480, Y2009: 470})

    assurances = [
        charted(series, targets, Q1 + 7).assurance for targets in (met_at_first, met)
    ]

    assert assurances == [Assurance.HIT_AND_MISS, Assurance.MEETING]


def test_without_targets_nothing_is_assured() -> None:
    found = charted(Series(COUNT, counts(*[100, 102] * 4)), NO_TARGETS, Q1 + 7)

    assert found.assurance is Assurance.NO_TARGET


def test_percentages_are_charted_as_percentages() -> None:
    found = charted(Series(PERCENTAGE, parts((1, 2), (1, 4))), NI_15, Q2)

    assert found.chart.values == (50, 25)
