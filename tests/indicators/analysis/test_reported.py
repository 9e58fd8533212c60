from __future__ import annotations

import json
from dataclasses import replace

import pytest

from indicators.analysis.assessment import assess
from indicators.analysis.measure import Reading, Series
from indicators.analysis.reported import METHOD, Reported, changed_since
from laa.plan.rag import Rag
from tests.indicators.examples import NI_15, NO_TARGETS, Q1, RATE

ONE_QUARTER = Series(RATE, {Q1: Reading(119)})
THEN = Reported.of(assess(ONE_QUARTER, NI_15, Q1), NI_15, RATE)


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
    )
    assert THEN.told == (
        "Red. 119 against 92 expected by the end of 2008/09 Q1: "
        "27 offences (29.3%) above the trajectory."
    )


def test_a_report_without_a_target_has_none() -> None:
    found = Reported.of(assess(ONE_QUARTER, NO_TARGETS, Q1), NO_TARGETS, RATE)

    assert (found.rag, found.target, found.expected) == (Rag.NONE, None, None)


def test_a_report_is_kept_and_read_back_as_it_was() -> None:
    assert Reported.from_json(json.loads(json.dumps(THEN.as_json()))) == THEN


@pytest.mark.parametrize("same", [{}, {"population": 1}, {"sentence": "In new words"}])
def test_what_changes_no_rating_is_no_change(same: dict[str, object]) -> None:
    assert changed_since(THEN, replace(THEN, **same), RATE) == ()


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
        ({"rag": Rag.AMBER, "method": 2}, [f"the method was {METHOD} and is 2"]),
    ],
)
def test_each_change_is_named(now: dict[str, object], why: list[str]) -> None:
    assert list(changed_since(THEN, replace(THEN, **now), RATE)) == why
