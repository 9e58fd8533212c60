"""Laws of all that is assessed, weighed and told: any kind, figure and nothing."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bench.analysis import NOW, QUARTERS, indicators
from indicators.analysis import evidence_words, words
from indicators.analysis.assessment import assess
from indicators.analysis.evidence import Evidence, interval_of, weigh
from indicators.analysis.measure import Polarity, Series, Targets
from indicators.analysis.outlook import Outlook
from indicators.analysis.verdicts import Assurance, Variation
from tests.indicators.any_series import outlooks
from tests.indicators.examples import COUNT, Q1, Q2, Y2008, counts, outlook


def all_words(one: Outlook) -> list[str]:
    """Every sentence that a page makes of an indicator."""
    evidence, this, measure = one.evidence, one.assessment, one.series.measure
    before, year_before = this.since_quarter_before, this.since_year_before
    return [
        words.against_trajectory(this, measure),
        words.colour(this, one.targets.tolerance, measure),
        evidence_words.forecast(evidence, this, measure),
        evidence_words.required(evidence, this, measure),
        evidence_words.since_baseline(evidence),
        evidence_words.since(before, evidence.since_quarter_before, measure),
        evidence_words.since(year_before, evidence.since_year_before, measure),
        evidence_words.interval(interval_of(one.series, one.as_of), measure),
        evidence_words.dispersion(evidence),
        evidence_words.control(evidence.control),
    ]


@given(outlooks())
def test_everything_can_be_told_and_nothing_is_told_as_not_a_number(
    one: Outlook,
) -> None:
    for sentence in all_words(one):
        assert not {"nan", "inf", "nan%", "inf%"} & set(sentence.lower().split())
        assert " 0.0% to" not in sentence
        assert "  " not in sentence
        assert not sentence.endswith(".")


@given(outlooks())
def test_what_cannot_be_known_is_left_out_and_never_a_wrong_number(
    one: Outlook,
) -> None:
    evidence = one.evidence

    assert 0 <= evidence.elapsed <= 1 + 1e-9
    assert evidence.dispersion.value >= 1
    if found := evidence.forecast:
        assert found.lower <= found.upper
        assert found.chance is None or 0 <= found.chance <= 1
    for change in (evidence.since_baseline, evidence.since_quarter_before):
        if change and math.isfinite(change.ratio):
            assert change.lower <= change.ratio <= change.upper


@given(outlooks(), st.data())
def test_what_comes_later_changes_nothing_that_was_said(
    one: Outlook, data: st.DataObject
) -> None:
    readings = one.series.readings
    known = {quarter: readings[quarter] for quarter in readings if quarter <= one.as_of}

    then = replace(one, series=replace(one.series, readings=known))

    assert all_words(then) == all_words(one)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 1000))
def test_the_two_polarities_share_all_but_the_chance(
    first: int, second: int, target: int
) -> None:
    higher = replace(COUNT, polarity=Polarity.HIGHER)
    targets = Targets({Y2008: target})

    one, other = (
        outlook(Series(measure, counts(first, second)), targets, Q2).evidence.forecast
        for measure in (COUNT, higher)
    )

    assert one
    assert other
    assert replace(one, chance=None) == replace(other, chance=None)
    assert (one.chance or 0) + (other.chance or 0) >= 1 - 1e-9


@given(st.lists(st.integers(0, 300), min_size=8, max_size=8), st.integers(0, 7))
def test_the_mirror_of_a_series_is_a_signal_of_the_other_kind(
    values: list[int], wild: int
) -> None:
    values[wild] = 5000
    higher = replace(COUNT, polarity=Polarity.HIGHER)

    lower_is_better, higher_is_better = (
        outlook(Series(measure, counts(*values)), Targets({}), Q1 + 7).evidence.control
        for measure in (COUNT, higher)
    )

    mirrored = {
        Variation.IMPROVING: Variation.CONCERNING,
        Variation.CONCERNING: Variation.IMPROVING,
    }
    was = lower_is_better.variation
    assert higher_is_better.variation is mirrored.get(was, was)
    assert lower_is_better.chart == higher_is_better.chart
    assert lower_is_better.assurance is Assurance.NO_TARGET


def weighed(series: Series, targets: Targets) -> list[Evidence]:
    return [
        weigh(series, targets, assess(series, targets, as_of)) for as_of in QUARTERS
    ]


def test_a_full_dashboard_is_weighed_alike_each_time_and_left_as_it_was() -> None:
    page = indicators()
    before = deepcopy(page)

    first = [weighed(*one) for one in page]
    again = [weighed(*one) for one in reversed(page)]

    assert first == again[::-1]
    assert page == before
    assert all(one[QUARTERS.index(NOW)].forecast for one in first)
