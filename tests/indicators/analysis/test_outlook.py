from __future__ import annotations

import pytest

from indicators.analysis.assessment import assess
from indicators.analysis.measure import Series, Targets
from laa.plan.periods import Quarter
from tests.indicators.examples import (
    COUNT,
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
