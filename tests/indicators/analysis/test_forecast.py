from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.analysis.forecast import Forecast, required, year_end
from indicators.analysis.measure import Polarity

COUNTS = st.integers(0, 10**5)
SHARES = st.sampled_from([0.25, 0.3, 0.5, 0.75])
SPREADS = st.floats(1, 10)


def chance_of(rest: int, size: float, share: float) -> float:
    """The negative binomial's own formula, term by term."""
    ways = math.lgamma(rest + size) - math.lgamma(size) - math.lgamma(rest + 1)
    return math.exp(ways + size * math.log(share) + rest * math.log1p(-share))


def test_coventrys_most_serious_violence_will_hardly_meet_its_target() -> None:
    forecast = year_end(119, 0.25, target=368)

    assert (forecast.expected, forecast.lower, forecast.upper) == (477.5, 407, 555)
    assert forecast.chance == pytest.approx(0.0008, abs=0.00005)


@pytest.mark.parametrize("spread", [1, 3])
def test_chances_are_those_of_the_formula_added_up(spread: float) -> None:
    mean, share = 12.5 * 0.75 / 0.25, 0.25 / spread
    size = mean * share / (1 - share)

    forecast = year_end(12, 0.25, target=40, dispersion=spread)

    terms = [chance_of(rest, size, share) for rest in range(600)]
    assert forecast.chance == pytest.approx(sum(terms[:29]))
    assert sum(terms[: int(forecast.lower) - 12]) < 0.025
    assert sum(terms[: int(forecast.lower) - 11]) >= 0.025
    assert sum(terms[: int(forecast.upper) - 11]) >= 0.975
    assert sum(terms[: int(forecast.upper) - 12]) < 0.975


def test_dispersion_multiplies_the_variance_and_leaves_the_mean() -> None:
    share, mean, spread = 0.25, 12.5 * 3, 3
    size = mean * (share / spread) / (1 - share / spread)

    terms = [chance_of(rest, size, share / spread) for rest in range(2000)]

    found = sum(rest * chance for rest, chance in enumerate(terms))
    assert found == pytest.approx(mean)
    assert sum(
        (rest - mean) ** 2 * chance for rest, chance in enumerate(terms)
    ) == pytest.approx(spread * mean / share)


def test_without_a_target_there_is_no_chance_to_meet_it() -> None:
    assert year_end(119, 0.25).chance is None


@pytest.mark.parametrize(
    ("to_date", "polarity", "chance"),
    [
        (339, Polarity.LOWER, 1),
        (340, Polarity.LOWER, 0),
        (339, Polarity.HIGHER, 1),
        (338, Polarity.HIGHER, 0),
    ],
)
@pytest.mark.parametrize("elapsed", [1.0, 0.1 + 0.2 + 0.3 + 0.4, 0.7 + 0.1 + 0.2])
def test_at_its_end_the_year_is_known(
    to_date: int, polarity: Polarity, chance: float, elapsed: float
) -> None:
    forecast = year_end(to_date, elapsed, 339, dispersion=4, polarity=polarity)

    assert forecast == Forecast(to_date, to_date, to_date, chance)


def test_a_year_to_date_below_zero_counts_as_none_but_is_kept_in_the_sum() -> None:
    none, below = year_end(0, 0.5), year_end(-3, 0.5)

    assert (below.expected, below.lower, below.upper) == (
        none.expected - 3,
        none.lower - 3,
        none.upper - 3,
    )


def test_a_target_that_is_already_passed_has_no_chance() -> None:
    assert year_end(119, 0.25, target=118).chance == 0
    assert year_end(119, 0.25, target=118, polarity=Polarity.HIGHER).chance == 1


@pytest.mark.parametrize("share", [0, -0.25, 1.1, math.nan])
def test_a_share_lies_above_0_and_up_to_1(share: float) -> None:
    with pytest.raises(ValueError, match=f"share elapsed is {share}: above 0"):
        year_end(10, share)


@pytest.mark.parametrize("spread", [0.99, math.inf, math.nan])
def test_a_dispersion_is_1_or_more(spread: float) -> None:
    with pytest.raises(ValueError, match=f"dispersion is {spread}: it is 1 or more"):
        year_end(10, 0.5, dispersion=spread)


@given(COUNTS, SHARES, SPREADS)
def test_the_mean_lies_between_the_bounds(
    to_date: int, share: float, spread: float
) -> None:
    forecast = year_end(to_date, share, dispersion=spread)

    assert to_date <= forecast.lower <= forecast.expected <= forecast.upper


@given(st.integers(1, 10**4))
def test_the_forecast_narrows_as_quarters_pass(pace: int) -> None:
    widths = [
        forecast.upper - forecast.lower
        for number in (1, 2, 3, 4)
        for forecast in [year_end(number * pace, number / 4)]
    ]

    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


@given(COUNTS, SHARES, SPREADS)
def test_more_dispersion_is_never_narrower(
    to_date: int, share: float, spread: float
) -> None:
    assume(to_date >= 20)

    plain, wide = year_end(to_date, share), year_end(to_date, share, dispersion=spread)

    assert wide.upper - wide.lower >= plain.upper - plain.lower
    assert wide.expected == pytest.approx(plain.expected)


@given(COUNTS, SHARES, SPREADS, st.integers(-10, 10**6))
def test_one_of_two_mirrored_targets_is_met(
    to_date: int, share: float, spread: float, target: int
) -> None:
    low = year_end(to_date, share, target, dispersion=spread)
    high = year_end(
        to_date, share, target + 1, dispersion=spread, polarity=Polarity.HIGHER
    )

    assert low.chance is not None
    assert high.chance == pytest.approx(1 - low.chance, abs=1e-12)


def test_counts_beyond_all_counting_are_forecast() -> None:
    forecast = year_end(10**12, 0.25, target=4 * 10**12)

    assert forecast.expected == pytest.approx(4 * 10**12)
    assert forecast.lower < 4 * 10**12 < forecast.upper
    assert forecast.chance == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize(
    ("to_date", "target", "left", "each"),
    [(119, 368, 3, 83), (724, 4122, 3, 1132 + 2 / 3), (400, 368, 2, -16), (0, 0, 1, 0)],
)
def test_the_rest_of_the_target_is_shared_out_among_the_quarters_left(
    to_date: int, target: int, left: int, each: float
) -> None:
    assert required(to_date, target, left) == pytest.approx(each)


@pytest.mark.parametrize("left", [0, -1])
def test_where_no_quarter_is_left_nothing_is_shared_out(left: int) -> None:
    with pytest.raises(ValueError, match=f"quarters left is {left}: at least 1"):
        required(119, 368, left)
