from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from indicators.figure import Figure
from indicators.figure_words import figure_rows
from tests.indicators.examples import COUNT, PERCENTAGE, RATE, SCORE
from tests.indicators.returns import GREEN

NOTHING = Figure(None, None, None, False, "", None, "")


def test_a_rates_figure_is_told_with_its_rate_and_its_origin() -> None:
    assert figure_rows(replace(GREEN, commentary="Fewer."), RATE) == [
        ("Offences", "90"),
        ("Rate for the quarter", "0.29 per 1,000 people"),
        ("State", "Provisional"),
        ("Source", "Police recorded crime"),
        ("As at", "14 July 2008"),
        ("Commentary", "Fewer."),
    ]


def test_a_count_has_no_rate() -> None:
    assert "Rate for the quarter" not in dict(figure_rows(GREEN, COUNT))


def test_a_percentage_is_told_with_both_of_its_parts() -> None:
    rows = figure_rows(replace(GREEN, count=25, denominator=183), PERCENTAGE)

    assert rows[:3] == [
        ("Repeat cases", "25"),
        ("Out of how many people", "183"),
        ("Percentage", "13.7%"),
    ]


def test_a_score_is_told_to_its_decimals() -> None:
    figure = replace(GREEN, count=None, score=Decimal("3.25"))

    assert figure_rows(figure, SCORE)[0] == ("Score", "3.3")


def test_what_is_missing_is_said_to_be() -> None:
    rows = dict(figure_rows(NOTHING, PERCENTAGE))

    assert "Percentage" not in rows
    missing = [name for name, told in rows.items() if told == "Not entered"]
    assert missing == [
        "Repeat cases",
        "Out of how many people",
        "Source",
        "As at",
        "Commentary",
    ]
    assert rows["State"] == "Final"


def test_a_missing_score_is_not_a_zero() -> None:
    assert figure_rows(NOTHING, SCORE)[0] == ("Score", "Not entered")
    assert figure_rows(replace(NOTHING, score=Decimal(0)), SCORE)[0] == ("Score", "0.0")
