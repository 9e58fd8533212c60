"""What figures can bear: the forecast, what is left, and the change since before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.evidence import Evidence, forecast_at, interval_of
from indicators.analysis.forecast import Dispersion
from indicators.analysis.measure import Polarity, Reading, Series, Targets
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    NI_20,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    SCORE,
    Y2008,
    counts,
    outlook,
    parts,
    scores,
)


def evidence(series: Series, targets: Targets, as_of: Quarter = Q1) -> Evidence:
    return outlook(series, targets, as_of).evidence


def test_serious_violent_crime_is_above_its_baseline_and_beyond_its_target() -> None:
    found = evidence(Series(RATE, counts(119), (COUNTED_ANEW,)), NI_15)

    assert found.forecast is not None
    assert found.forecast.expected == 477.5
    assert (found.forecast.lower, found.forecast.upper) == (407, 555)
    assert found.forecast.chance == pytest.approx(0.0008, abs=0.00005)
    assert (found.quarters_left, found.required) == (3, 83)
    assert found.since_baseline is not None
    assert found.since_baseline.ratio == pytest.approx(1.243, abs=0.0005)
    assert found.since_baseline.lower == pytest.approx(1.003, abs=0.0005)
    assert found.since_baseline.upper == pytest.approx(1.53, abs=0.005)
    assert found.baseline_break is COUNTED_ANEW


def test_assault_with_injury_is_below_its_baseline_by_far_more_than_chance() -> None:
    found = evidence(Series(RATE, counts(724), (COUNTED_ANEW,)), NI_20)

    assert found.since_baseline is not None
    assert found.since_baseline.ratio == pytest.approx(0.689, abs=0.0005)
    assert found.since_baseline.p_value < 1e-20
    assert found.baseline_break is COUNTED_ANEW
    assert found.forecast is not None
    assert found.forecast.chance == pytest.approx(1)


def test_without_a_break_the_baseline_has_no_warning() -> None:
    assert evidence(Series(RATE, counts(119)), NI_15).baseline_break is None


def test_without_the_baselines_year_no_break_can_be_known() -> None:
    targets = replace(NI_15, baseline_year=None)

    found = evidence(Series(RATE, counts(119), (COUNTED_ANEW,)), targets)

    assert found.since_baseline is not None
    assert found.baseline_break is None


def test_a_year_is_not_compared_with_a_baseline_that_is_itself() -> None:
    targets = replace(NI_15, baseline_year=Y2008)

    assert evidence(Series(RATE, counts(119)), targets).since_baseline is None


@pytest.mark.parametrize(
    ("count", "baseline"), [(-1, 383.0), (119, -1.0), (119, 0.01), (119, None)]
)
def test_what_is_below_zero_or_not_known_is_not_compared(
    count: int, baseline: float | None
) -> None:
    targets = replace(NI_15, baseline=baseline)

    assert evidence(Series(RATE, counts(count)), targets).since_baseline is None


def test_half_a_year_is_held_against_half_the_baseline() -> None:
    found = evidence(Series(RATE, counts(119, 101)), NI_15, Q2)

    assert found.elapsed == 0.5
    assert found.since_baseline is not None
    assert found.since_baseline.ratio == pytest.approx(220 / (383 / 2))


def test_no_quarter_is_compared_with_one_beyond_a_break() -> None:
    before = counts(90, 91, 92, 93, start=Q1 - 4)

    parted = evidence(Series(RATE, before | counts(119), (COUNTED_ANEW,)), NI_15)
    whole = evidence(Series(RATE, before | counts(119)), NI_15)

    assert (parted.since_quarter_before, parted.since_year_before) == (None, None)
    assert whole.since_quarter_before is not None
    assert whole.since_quarter_before.ratio == pytest.approx(119 / 93)
    assert whole.since_year_before is not None
    assert whole.since_year_before.ratio == pytest.approx(119 / 90)


@pytest.mark.parametrize("values", [(-2, 5), (5, -2), (None, 5), (5, None)])
def test_quarters_below_zero_or_missing_are_not_compared(
    values: tuple[int | None, ...],
) -> None:
    found = evidence(Series(COUNT, counts(*values)), NO_TARGETS, Q2)

    assert found.since_quarter_before is None


@pytest.mark.parametrize(
    "series",
    [Series(PERCENTAGE, parts((41, 100), (4, 9))), Series(SCORE, scores(3, 3.4))],
    ids=["percentage", "score"],
)
def test_a_level_has_no_forecast_and_no_comparison_of_counts(series: Series) -> None:
    targets = Targets({Y2008: 40}, baseline=50, baseline_year=NI_15.baseline_year)

    found = evidence(series, targets, Q2)

    assert (found.forecast, found.required) == (None, None)
    assert (found.since_baseline, found.since_quarter_before) == (None, None)
    assert found.dispersion == Dispersion(1, 0, estimated=False)


def test_a_year_with_a_gap_has_no_forecast() -> None:
    found = evidence(Series(COUNT, counts(119, None, 90)), NI_15, Q3)

    assert (found.forecast, found.required, found.since_baseline) == (None, None, None)


@pytest.mark.parametrize("nothing", Nothing)
def test_without_a_target_there_is_a_forecast_and_no_chance(nothing: Nothing) -> None:
    found = evidence(Series(COUNT, counts(119)), Targets({Y2008: nothing}))

    assert found.forecast is not None
    assert (found.forecast.upper, found.forecast.chance) == (555, None)
    assert found.required is None


def test_where_nothing_ever_happens_in_a_first_quarter_it_foretells_nothing() -> None:
    before = counts(0, 10, 10, 20, start=Q1 - 4)
    series = Series(COUNT, before | counts(0))

    found = evidence(series, NI_15)

    assert (found.elapsed, found.forecast, found.since_baseline) == (0, None, None)
    assert forecast_at(series, Q1, Q4, 1) is None


def test_a_year_that_is_over_is_known() -> None:
    found = evidence(Series(RATE, counts(119, 101, 90, 80)), NI_15, Q4)

    assert found.forecast is not None
    assert (found.forecast.lower, found.forecast.upper) == (390, 390)
    assert found.forecast.chance == 0
    assert (found.quarters_left, found.required) == (0, None)


def test_where_more_is_better_the_chance_is_to_reach_the_target() -> None:
    higher = replace(COUNT, polarity=Polarity.HIGHER)

    lower_is_better = evidence(Series(COUNT, counts(92)), NI_15).forecast
    higher_is_better = evidence(Series(higher, counts(92)), NI_15).forecast

    assert lower_is_better is not None
    assert higher_is_better is not None
    assert lower_is_better.chance is not None
    assert higher_is_better.chance is not None
    # A year of just 368 meets both.
    assert 1 < lower_is_better.chance + higher_is_better.chance < 1.02


def test_the_fan_begins_at_what_is_known_and_ends_at_the_forecast() -> None:
    series = Series(RATE, counts(119))

    fan = [forecast_at(series, Q1, quarter, 1) for quarter in (Q1, Q2, Q3, Q4)]

    bounds = [(one.lower, one.upper) for one in fan if one]
    assert (bounds[0], bounds[-1]) == ((119, 119), (407, 555))
    widths = [upper - lower for lower, upper in bounds]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize(
    "series",
    [Series(COUNT, counts(None, 5)), Series(SCORE, scores(3, 4))],
    ids=["gap", "score"],
)
def test_what_has_no_forecast_has_no_fan(series: Series) -> None:
    assert forecast_at(series, Q2, Q4, 1) is None


def test_a_quarters_rate_has_its_interval() -> None:
    found = interval_of(Series(RATE, counts(119)), Q1)

    assert found is not None
    assert found.lower == pytest.approx(0.321, abs=0.001)
    assert found.upper == pytest.approx(0.464, abs=0.001)


def test_a_percentage_has_its_interval_in_per_cent() -> None:
    found = interval_of(Series(PERCENTAGE, parts((41, 100))), Q1)

    assert found is not None
    assert found.lower == pytest.approx(31.9, abs=0.05)
    assert found.upper == pytest.approx(50.8, abs=0.05)


@pytest.mark.parametrize(
    "series",
    [
        Series(RATE, {}),
        Series(RATE, counts(-1)),
        Series(replace(RATE, population=None), counts(119)),
        Series(COUNT, counts(119)),
        Series(PERCENTAGE, {Q1: Reading(4)}),
        Series(PERCENTAGE, {Q1: Reading(4, 0)}),
        Series(PERCENTAGE, {Q1: Reading(4, 3)}),
        Series(SCORE, scores(3.2)),
    ],
)
def test_what_has_no_interval_says_none(series: Series) -> None:
    assert interval_of(series, Q1) is None
