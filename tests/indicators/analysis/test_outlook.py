from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from indicators.analysis.assessment import assess
from indicators.analysis.measure import Series, Targets
from indicators.analysis.outlook import Outlook
from laa.plan.periods import Quarter
from tests.indicators.any_series import outlooks
from tests.indicators.examples import (
    COUNT,
    COUNTED_AGAIN,
    NI_15,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    Y2009,
    counts,
    outlook,
)


def test_an_outlook_assesses_what_it_holds() -> None:
    series = Series(RATE, counts(119))

    assert outlook(series, NI_15).assess(Q1) == assess(series, NI_15, Q1)


@pytest.mark.parametrize(
    ("period_end", "words"),
    [(Q1, "Not signed off"), (Q2, "Not signed off"), (Q3, "Not yet due")],
)
def test_what_is_due_is_not_signed_off_and_what_is_not_due_is_not_yet_due(
    period_end: Quarter, words: str
) -> None:
    seen = outlook(Series(COUNT, {}), NI_15, as_of=Q1, due=Q2)

    assert seen.missing(period_end) == words


def test_a_figure_later_than_the_quarter_looked_at_is_not_said_to_be_missing() -> None:
    seen = outlook(Series(COUNT, counts(119, 101)), NI_15, as_of=Q1, due=Q3)

    assert seen.missing(Q2) == "After 2008/09 Q1"
    assert seen.missing(Q3) == "Not signed off"


def test_a_year_with_a_gap_is_not_signed_off_though_its_last_quarter_is() -> None:
    seen = outlook(Series(COUNT, counts(1, None, 3, 4)), NI_15, as_of=Q4)

    assert seen.missing(Q4) == "Not signed off"


def test_before_its_introduction_nothing_is_missing() -> None:
    seen = outlook(Series(COUNT, {}), Targets({}, introduced=Y2009), as_of=Q4, due=Q4)

    assert seen.missing(Q4) == "N/A"
    assert seen.missing(Q4 + 1) == "Not yet due"


def test_the_pace_spreads_over_the_year_as_its_quarters_do() -> None:
    earlier = counts(10, 20, 30, 40, start=Q1 - 4)
    seen = outlook(Series(COUNT, earlier | counts(12)), NI_15)

    assert [seen.at_this_pace(q) for q in (Q1, Q2, Q3, Q4)] == pytest.approx(
        [12, 36, 72, 120]
    )


def test_a_break_inside_the_year_ends_pace_and_forecast_until_it_is_over() -> None:
    series = Series(COUNT, counts(100, 200, 200, 200), (COUNTED_AGAIN,))

    seen = {q: outlook(series, NI_15, as_of=q) for q in (Q1, Q2, Q3, Q4)}

    known = {q for q in seen if seen[q].evidence.forecast and seen[q].forecast(Q4)}
    assert known == {q for q in seen if seen[q].assessment.course is not None}
    assert known == {Q1, Q4}
    assert [q for q in seen if seen[q].evidence.year_break] == [Q2, Q3]
    assert seen[Q2].quarters_to_come == (Q3, Q4)


def test_a_year_to_date_below_zero_has_no_pace_to_contradict_its_forecast() -> None:
    seen = outlook(Series(COUNT, counts(-5, 0)), NI_15, as_of=Q2)

    assert (seen.assessment.course, seen.at_this_pace(Q4)) == (None, None)
    assert seen.evidence.forecast is not None
    assert seen.quarters_to_come == (Q3, Q4)


def test_of_a_year_that_has_hardly_begun_nothing_is_foretold() -> None:
    before = counts(1, 999_999, 0, 0, start=Q1 - 4)
    seen = outlook(Series(COUNT, before | counts(999_999_999)), NI_15)

    assert (seen.assessment.course, seen.evidence.forecast) == (None, None)


@given(outlooks())
def test_a_pace_has_its_fan_and_stays_within_it(seen: Outlook) -> None:
    for quarter in seen.as_of.year.quarters[seen.as_of.number - 1 :]:
        pace, fan = seen.at_this_pace(quarter), seen.forecast(quarter)
        if pace is not None:
            assert fan
            # The bounds are whole counts.
            if not seen.evidence.dispersion.estimated:
                assert fan.lower - 1 <= pace <= fan.upper + 1


def test_without_a_known_year_so_far_there_is_no_pace_and_no_forecast() -> None:
    seen = outlook(Series(COUNT, counts(None, 101)), NI_15, as_of=Q2)

    assert (seen.at_this_pace(Q4), seen.forecast(Q4)) == (None, None)


def test_a_forecast_is_as_wide_as_the_quarters_are_wild() -> None:
    wild = counts(*[60, 140] * 4, 100, start=Q1 - 8)
    seen = outlook(Series(COUNT, wild), NI_15)

    assert seen.forecast(Q4) is not None
    assert seen.evidence.forecast is not None
    assert seen.forecast(Q4) == replace(seen.evidence.forecast, chance=None)


def test_supposed_counts_are_looked_at_from_the_last_of_them() -> None:
    seen = outlook(Series(COUNT, counts(119)), NI_15)

    supposed = seen.supposing({Q2: 101, Q3: 90})

    assert supposed.as_of == Q3
    assert supposed.assessment.to_date == 310
    assert (seen.as_of, seen.assessment.to_date) == (Q1, 119)
