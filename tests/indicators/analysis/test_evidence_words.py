"""What each sentence says of the year's end, of what is left, and of how far to go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis import evidence_words as told
from indicators.analysis.interval import Interval
from indicators.analysis.measure import Measure, Polarity, Series, Targets
from indicators.analysis.outlook import Outlook
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.indicators.examples import (
    COUNT,
    COUNTED_AGAIN,
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

HIGHER = replace(COUNT, polarity=Polarity.HIGHER)
WILD = (60, 140) * 4


def seen(
    *values: int | None,
    targets: Targets = NI_15,
    as_of: Quarter = Q1,
    measure: Measure = RATE,
) -> Outlook:
    return outlook(Series(measure, counts(*values), (COUNTED_ANEW,)), targets, as_of)


def forecast(one: Outlook) -> str:
    return told.forecast(one.evidence, one.assessment, one.series.measure)


def required(one: Outlook) -> str:
    return told.required(one.evidence, one.assessment, one.series.measure)


def control(*values: int, targets: Targets = NO_TARGETS) -> str:
    one = seen(*values, targets=targets, as_of=Q1 + len(values) - 1)
    return told.control(one.evidence.control)


def yearly(target: float) -> Targets:
    return Targets({Y2008 + n: target for n in range(4)})


def test_the_year_end_is_told_with_its_interval_and_its_chance() -> None:
    assert forecast(seen(119)) == (
        "Year end likely between 407 and 555 offences (95% interval) if the rate stays "
        "as it is; chance of meeting 368: about 1 in 1,000 (0.1%)"
    )
    assert forecast(seen(724, targets=NI_20)) == (
        "Year end likely between 2,718 and 3,084 offences (95% interval) if the rate "
        "stays as it is; chance of meeting 4,122: more than 99%"
    )


@pytest.mark.parametrize("nothing", Nothing)
def test_without_a_target_no_chance_is_told(nothing: Nothing) -> None:
    one = seen(119, targets=Targets({Y2008: nothing}))

    assert forecast(one).endswith("(95% interval) if the rate stays as it is")
    assert required(one) == ""


def test_a_year_that_is_over_has_its_figure_and_no_chance() -> None:
    one = seen(119, 101, 90, 80, as_of=Q4)

    assert (forecast(one), required(one)) == ("The year ends at 390", "")


def test_what_cannot_be_foretold_is_not_spoken_of() -> None:
    gap = seen(119, None, 90, as_of=Q3)
    rare = outlook(Series(COUNT, counts(0, 1, 1, 1, 0, start=Q1 - 4)), NO_TARGETS)

    for one in (gap, rare):
        assert (forecast(one), required(one)) == ("", "")
        assert told.since_baseline(one.evidence) == ""
        assert told.dispersion(one.evidence) == ""


@pytest.mark.parametrize(
    ("series", "kinds"),
    [
        (Series(SCORE, scores(3.2)), "scores"),
        (Series(PERCENTAGE, parts((41, 100))), "percentages"),
    ],
)
def test_what_is_worked_out_of_counts_alone_is_refused_of_others(
    series: Series, kinds: str
) -> None:
    one = outlook(series, Targets({Y2008: 3}))

    assert forecast(one) == (
        f"No forecast: the year's end is foretold of counts, not of {kinds}"
    )
    assert told.weighing(series.measure) == (
        "Whether chance explains a change, or the distance from the baseline, is not "
        f"worked out for {kinds}"
    )
    assert (told.weighing(COUNT), told.weighing(RATE)) == ("", "")


def test_a_year_with_a_break_inside_says_why_it_has_no_forecast() -> None:
    parted = Series(COUNT, counts(100, 200), (COUNTED_AGAIN,))

    assert forecast(outlook(parted, NI_15, Q2)) == (
        "No forecast: Stalking was counted too, from 1 July 2008, inside the year"
    )
    assert required(outlook(parted, NI_15, Q2)) == (
        "At most 34 in each of the 2 quarters left meet 368"
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((119,), "At most 83 in each of the 3 quarters left meet 368"),
        ((120,), "At most 82 in each of the 3 quarters left meet 368"),
        ((119, 101, 90), "At most 58 in the quarter left meet 368"),
        ((368,), "At most 0 in each of the 3 quarters left meet 368"),
        ((369,), "The year's target of 368 is already passed"),
        ((-3,), "At most 123 in each of the 3 quarters left meet 368"),
    ],
)
def test_what_each_quarter_left_may_hold(values: tuple[int, ...], words: str) -> None:
    assert required(seen(*values, as_of=Q1 + len(values) - 1)) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((90,), "At least 93 in each of the 3 quarters left meet 368"),
        ((367,), "At least 1 in each of the 3 quarters left meet 368"),
        ((368,), "The year's target of 368 is already met"),
        ((400,), "The year's target of 368 is already met"),
    ],
)
def test_what_each_quarter_left_must_hold(values: tuple[int, ...], words: str) -> None:
    assert required(seen(*values, measure=HIGHER)) == words


def test_serious_violent_crime_is_told_against_its_baseline_with_the_break() -> None:
    assert told.since_baseline(seen(119).evidence) == (
        "24% above a quarter of the baseline (95% interval 0.3% to 53%). That is more "
        "than chance explains well. But between this figure and its baseline the "
        "recording changed: GBH was counted differently from April 2008"
    )


def test_assault_with_injury_is_told_against_its_baseline_with_the_break() -> None:
    assert told.since_baseline(seen(724, targets=NI_20).evidence) == (
        "31% below a quarter of the baseline (95% interval 25% to 36%). That is far "
        "more than chance. But between this figure and its baseline the recording "
        "changed: GBH was counted differently from April 2008"
    )


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ((96,), "a quarter of the baseline"),
        ((96, 96), "half of the baseline"),
        ((96, 96, 96), "three quarters of the baseline"),
        ((96, 96, 96, 96), "all of the baseline"),
    ],
)
def test_the_baseline_is_named_by_its_part(values: tuple[int, ...], part: str) -> None:
    one = outlook(Series(COUNT, counts(*values)), NI_15, Q1 + len(values) - 1)

    said = told.since_baseline(one.evidence)

    assert f"above {part} (95% interval" in said
    assert said.endswith("Chance alone can explain it")


@pytest.mark.parametrize(
    ("count", "baseline", "words"),
    [
        (100, 400, "The same as a quarter of the baseline (95% interval 20% below to "),
        (0, 0, "None here and none in a quarter of the baseline. Chance alone can"),
        (
            3,
            0,
            "None in a quarter of the baseline, so there is no percentage: at least "
            "1.6 times its rate (95% interval). That is more than chance explains well",
        ),
        (0, 400, "100% below a quarter of the baseline (95% interval 96% to 100%)"),
    ],
)
def test_a_baseline_of_the_same_or_of_none_is_told_so(
    count: int, baseline: float, words: str
) -> None:
    one = seen(count, targets=replace(NI_15, baseline=baseline))

    assert told.since_baseline(one.evidence).startswith(words)


def test_shares_that_do_not_sum_to_one_by_a_rounding_make_a_whole_year() -> None:
    before = counts(1, 1, 3, 1, start=Q1 - 4)
    one = outlook(Series(COUNT, before | counts(96, 96, 96, 96)), NI_15, Q4)
    assert one.evidence.elapsed != 1

    assert "above all of the baseline" in told.since_baseline(one.evidence)


def test_where_quarters_are_not_alike_the_part_is_the_same_one() -> None:
    before = counts(10, 20, 30, 40, start=Q1 - 4)
    one = outlook(Series(COUNT, before | counts(12)), NI_15)

    assert "below the same part of the baseline" in told.since_baseline(one.evidence)


def test_few_quarters_are_said_to_be_few() -> None:
    assert told.dispersion(seen(119).evidence) == (
        "Quarters are taken to vary by chance alone: fewer than 8 comparable ones are "
        "known (1)"
    )


def test_eight_quarters_are_told_with_their_spread() -> None:
    one = seen(*WILD, as_of=Q1 + 7)

    assert told.dispersion(one.evidence) == (
        "Quarters vary 18.3 times as much as by chance alone (variance, from 8 "
        "comparable quarters)"
    )


def test_eight_quarters_without_an_event_are_not_said_to_be_few() -> None:
    one = seen(*[0] * 8, as_of=Q1 + 7)

    assert told.dispersion(one.evidence) == (
        "Quarters are taken to vary by chance alone: the 8 comparable ones hold "
        "nothing to tell by"
    )


def test_a_rates_interval_is_told_to_its_decimals() -> None:
    assert told.interval(Interval(0.3214, 0.4643), RATE) == "95% interval 0.32 to 0.46"
    assert told.interval(Interval(31.9, 50.75), PERCENTAGE) == (
        "95% interval 31.9% to 50.8%"
    )
    assert told.interval(None, RATE) == ""


def test_seven_quarters_tell_no_signal_from_chance() -> None:
    assert control(*[100] * 7) == (
        "Too few comparable quarters for a control chart to tell a signal from chance: "
        "it takes eight"
    )


def test_twelve_quarters_or_fewer_make_trial_limits() -> None:
    assert control(*[100, 102] * 6) == (
        "2010/11 Q4: no signal, it varies no more than chance. "
        "Trial limits: they rest on 12 quarters or fewer"
    )
    assert control(*[100, 102] * 6, 100) == (
        "2011/12 Q1: no signal, it varies no more than chance"
    )


def test_a_signal_is_told_with_its_direction_and_its_rule() -> None:
    calm = [100, 102, 99, 101, 100, 98, 101, 100, 99, 101, 100, 99]

    assert control(*calm, 180) == ("2011/12 Q1: signal (concerning), outside a limit")
    assert control(*calm, 20) == "2011/12 Q1: signal (improving), outside a limit"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (480, "As it varies now, it consistently meets the quarters' targets"),
        (300, "As it varies now, it consistently misses the quarters' targets"),
        (404, "As it varies now, chance decides whether a quarter meets its target"),
    ],
)
def test_whether_the_targets_are_met_is_told(target: float, words: str) -> None:
    assert words in control(*[100, 102] * 6, 100, targets=yearly(target))


def test_after_a_signal_or_within_trial_limits_nothing_is_assured() -> None:
    calm, mostly_met = [100, 102] * 6, (100, 98, 101, 99, 100, 102, 99, 100, 98, 300)

    for values in (calm, [*calm, 180], mostly_met):
        assert "As it varies" not in control(*values, targets=yearly(300))
    assert "As it varies" not in control(*mostly_met, targets=yearly(400))
