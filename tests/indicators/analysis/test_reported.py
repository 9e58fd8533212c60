from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.assessment import assess
from indicators.analysis.measure import Reading, Series, Targets, Version
from indicators.analysis.reported import METHOD, Reported, changed_since
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    COUNTED_AGAIN,
    COUNTED_ANEW,
    NI_15,
    NO_TARGETS,
    Q1,
    RATE,
    Y2008,
)

ONE_QUARTER = Series(RATE, {Q1: Reading(119)}, (COUNTED_ANEW, COUNTED_AGAIN))


def report(targets: Targets, series: Series = ONE_QUARTER) -> Reported:
    return Reported.of(assess(series, targets, Q1), targets, series)


THEN = report(NI_15)
REFRESHED = replace(
    NI_15,
    refreshed=(
        replace(
            NI_15,
            annual={Y2008: 400},
            tolerance=0.1,
            version=Version(2, date(2009, 3, 2), Q1),
        ),
    ),
)


def test_a_report_holds_all_that_its_rating_rests_on() -> None:
    assert replace(THEN, sentence="") == Reported(
        rag=Rag.RED,
        to_date=119,
        expected=92,
        target=368,
        tolerance=0.05,
        population=306_700,
        sentence="",
        method=METHOD,
        value=119,
        version=1,
        targets="the plan’s own targets (version 1)",
        breaks=(COUNTED_ANEW.title,),
    )
    assert THEN.told == (
        "Red. 119 against 92 expected by the end of 2008/09 Q1: "
        "27 offences (29.3%) above the trajectory."
    )


def test_a_report_without_a_target_has_none() -> None:
    found = report(NO_TARGETS)

    assert (found.rag, found.target, found.expected) == (Rag.NONE, None, None)


def test_a_report_is_kept_and_read_back_as_it_was() -> None:
    assert Reported.from_json(json.loads(json.dumps(THEN.as_json()))) == THEN


def test_a_record_from_before_versions_and_breaks_were_kept_says_nothing_of_them() -> (
    None
):
    kept = THEN.as_json()
    old = {name: kept[name] for name in kept if name not in {"value", "breaks"}}
    del old["version"], old["targets"]

    found = Reported.from_json(json.loads(json.dumps(old)))

    assert (found.value, found.version, found.breaks) == (None, 1, None)
    assert changed_since(found, THEN, RATE) == ()
    assert changed_since(found, replace(THEN, population=300_000), RATE) == (
        "the population was 306,700 and is 300,000",
    )


def test_a_report_of_refreshed_targets_names_their_version() -> None:
    found = report(REFRESHED)

    assert (found.version, found.target, found.tolerance) == (2, 400, 0.1)
    assert found.basis(RATE) == (
        "Judged by the targets agreed in March 2009 (version 2): year’s target 400, "
        "tolerance 10.0%, method 1 and population 306,700."
    )


def test_without_target_or_population_the_basis_says_so() -> None:
    series = replace(ONE_QUARTER, measure=COUNT)

    assert report(NO_TARGETS, series).basis(COUNT) == (
        "Judged by the plan’s own targets (version 1): year’s target none, "
        "tolerance 5.0% and method 1."
    )


@pytest.mark.parametrize("same", [{}, {"sentence": "In new words"}])
def test_other_words_are_no_change(same: dict[str, object]) -> None:
    assert changed_since(THEN, replace(THEN, **same), RATE) == ()


@pytest.mark.parametrize(
    ("now", "agrees"),
    [
        ({"population": 1, "method": 2, "tolerance": 0.9, "version": 2}, True),
        ({"rag": Rag.AMBER}, False),
        ({"to_date": 118.0}, False),
        ({"expected": 93.0}, False),
    ],
)
def test_reports_agree_on_rating_year_to_date_and_expectation(
    now: dict[str, object], agrees: bool
) -> None:
    assert THEN.agrees_with(replace(THEN, **now)) is agrees


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (
            {"target": 400.0, "expected": 100.0},
            ["the year’s target was 368 and is 400"],
        ),
        ({"target": None, "expected": None}, ["the year’s target was 368 and is none"]),
        ({"expected": 110.4}, ["what is expected was 92 and is 110.4"]),
        ({"to_date": 101.0}, ["the year to date was 119 and is 101"]),
        (
            {"rag": Rag.AMBER, "tolerance": 0.3},
            ["the tolerance was 5.0% and is 30.0%"],
        ),
        ({"method": 2}, [f"the method was {METHOD} and is 2"]),
        (
            {"population": 309_800},
            [
                "the population was 306,700 and is 309,800, which makes "
                "0.39 per 1,000 people 0.38 per 1,000 people"
            ],
        ),
        ({"population": None}, ["the population was 306,700 and is not named"]),
        (
            {"breaks": (COUNTED_ANEW.title, "Stalking")},
            ["a recording change is known that was not: Stalking"],
        ),
        (
            {"breaks": ()},
            [f"a recording change is no longer named: {COUNTED_ANEW.title}"],
        ),
        (
            {"version": 2, "targets": "the targets agreed in March 2009 (version 2)"},
            [
                "it is judged by the targets agreed in March 2009 (version 2), and no "
                "longer by version 1"
            ],
        ),
        ({"rag": Rag.AMBER}, ["the way in which it is worked out has changed"]),
    ],
)
def test_each_change_is_named(now: dict[str, object], why: list[str]) -> None:
    assert list(changed_since(THEN, replace(THEN, **now), RATE)) == why
