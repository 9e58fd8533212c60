from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.analysis.measure import Kind, Reading
from indicators.figure import Figure
from indicators.models import Actual

COMPLETE = Figure(
    count=119,
    denominator=None,
    score=None,
    is_provisional=False,
    source="Police recorded crime",
    as_at=date(2008, 7, 14),
    commentary="",
)
SCORED = replace(COMPLETE, count=None, score=Decimal("3.25"))


def test_a_figure_is_what_was_entered_of_an_actual() -> None:
    actual = Actual(
        count=119,
        is_provisional=False,
        source="Police recorded crime",
        as_at=date(2008, 7, 14),
    )

    assert Figure.of(actual) == COMPLETE


def test_a_reading_is_the_numbers_alone() -> None:
    assert COMPLETE.reading() == Reading(count=119)
    assert SCORED.reading() == Reading(score=3.25)


@pytest.mark.parametrize(
    ("kind", "figure"),
    [
        (Kind.RATE, COMPLETE),
        (Kind.COUNT, replace(COMPLETE, count=0)),
        (Kind.PERCENTAGE, replace(COMPLETE, denominator=200)),
        (Kind.SCORE, replace(SCORED, score=Decimal(0))),
    ],
)
def test_a_complete_figure_lacks_nothing(kind: Kind, figure: Figure) -> None:
    assert figure.missing(kind) == ()


@pytest.mark.parametrize(
    ("kind", "figure", "missing"),
    [
        (Kind.RATE, replace(COMPLETE, count=None), "the count"),
        (Kind.PERCENTAGE, COMPLETE, "the denominator"),
        (Kind.SCORE, COMPLETE, "the score"),
        (Kind.RATE, replace(COMPLETE, source=" \t"), "the source"),
        (Kind.RATE, replace(COMPLETE, as_at=None), "the as-at date"),
    ],
)
def test_what_a_figure_lacks_depends_on_its_kind(
    kind: Kind, figure: Figure, missing: str
) -> None:
    assert figure.missing(kind) == (missing,)


def test_all_that_is_missing_is_told_at_once() -> None:
    blank = Figure(None, None, None, True, "", None, "")

    assert blank.missing(Kind.PERCENTAGE) == (
        "the count",
        "the denominator",
        "the source",
        "the as-at date",
    )


@pytest.mark.parametrize("figure", [COMPLETE, SCORED, replace(COMPLETE, as_at=None)])
def test_a_figure_comes_back_from_history_as_it_went_in(figure: Figure) -> None:
    kept = json.loads(json.dumps(figure.as_json()))

    assert Figure.from_json(kept) == figure


def test_history_keeps_a_figure_without_losing_a_digit() -> None:
    kept = json.loads(json.dumps(SCORED.as_json()))

    assert kept == {
        "count": None,
        "denominator": None,
        "score": "3.25",
        "is_provisional": False,
        "source": "Police recorded crime",
        "as_at": "2008-07-14",
        "commentary": "",
    }
