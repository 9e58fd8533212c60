from __future__ import annotations

from decimal import Decimal

import pytest

from funding.analysis import money_words
from funding.analysis.cliff import Part, cliff
from funding.analysis.lines import Line
from funding.analysis.standing import Standing, stand
from funding.analysis.terms import Term
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from tests.funding.analysis.amounts import (
    BLANK,
    FIRST,
    Q1,
    Q2,
    Q3,
    Q4,
    SECOND,
    THIRD,
    UNDECIDED,
    YEARS,
    line,
)

REWARD_GRANT = "Community Safety Partnership Performance Reward Grant"
SEED = [
    line(81_000, 0, 0, name="Home Office Funding"),
    line(65_500, UNDECIDED, UNDECIDED, name="Offenders", term=Term.RECURRING),
    *(
        line(amount, 0, 0, name=str(amount), source=REWARD_GRANT)
        for amount in (30_223, 28_000, 21_000, 35_000, 100_905)
    ),
]


def standing(
    allocated: int | Nothing, spent: dict[Quarter, int | str], due: Quarter = Q2
) -> Standing:
    return stand(line(allocated, spent=spent), FIRST, due)


def of(*lines: Line, year: FinancialYear = FIRST) -> str:
    return money_words.cliff(cliff(lines, YEARS), year)


@pytest.mark.parametrize(
    ("difference", "words"),
    [("250", "£250 more"), ("-0.50", "£0.50 less"), ("0", "the same")],
)
def test_a_difference_is_told_without_a_sign(difference: str, words: str) -> None:
    assert money_words.distance(Decimal(difference)) == words


def test_spend_is_told_against_an_even_share() -> None:
    assert money_words.variance(standing(81_000, {Q1: 20_000, Q2: 20_000})) == (
        "£40,000 spent in 2008/09 Q1 and 2008/09 Q2, against £40,500 if the year’s "
        "£81,000 were spent evenly: £500 less"
    )


def test_a_quarter_that_is_not_reported_is_told() -> None:
    told = money_words.variance(standing(80_000, {Q2: 20_000}))

    assert told.endswith("spent evenly: the same; 2008/09 Q1 is not reported")
    third = money_words.variance(standing(80_000, {Q3: 1}, due=Q3))
    assert third.endswith("2008/09 Q1 and 2008/09 Q2 are not reported")


def test_spend_without_an_amount_is_told_as_such() -> None:
    assert money_words.variance(standing(UNDECIDED, {Q1: 300}, due=Q1)) == (
        "£300 spent in 2008/09 Q1, with no amount to hold it against: To be determined"
    )


def test_without_spend_there_is_nothing_to_say_and_that_is_said() -> None:
    silent = standing(81_000, {})

    assert money_words.variance(silent) == (
        "No spend is reported for 2008/09 Q1 and 2008/09 Q2"
    )
    assert money_words.variance(standing(81_000, {}, due=Q1 - 1)) == (
        "No spend is reported for 2008/09, of which no quarter is over"
    )
    assert money_words.burn(silent) == ""
    assert money_words.outturn(silent) == (
        "No forecast: no quarter of 2008/09 is reported"
    )


def test_the_share_spent_stands_beside_the_share_of_the_year() -> None:
    assert money_words.burn(standing(81_000, {Q1: 20_000})) == (
        "24.7% of the year’s allocation is spent, with 50% of the year gone"
    )


@pytest.mark.parametrize(
    ("allocated", "spent", "words"),
    [
        (
            81_000,
            {Q1: 20_000},
            "About £80,000 for the year at the pace of £20,000 in 1 quarter, "
            "£1,000 less than the allocation",
        ),
        (
            80_000,
            {Q1: 20_000, Q2: 20_000},
            "About £80,000 for the year at the pace of £40,000 in 2 quarters",
        ),
        (
            UNDECIDED,
            {Q1: "0.10"},
            "About £0 for the year at the pace of £0.10 in 1 quarter",
        ),
        (
            100,
            dict.fromkeys((Q1, Q2, Q3, Q4), 20),
            "£80: all four quarters are reported",
        ),
    ],
)
def test_a_forecast_says_how_it_is_made(
    allocated: int | Nothing, spent: dict[Quarter, int | str], words: str
) -> None:
    assert money_words.outturn(standing(allocated, spent, max(spent))) == words


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        ({Q1: 20, Q2: 30}, "£50 of £100 is left"),
        ({Q1: 20}, "£80 of £100 is left, not counting 2008/09 Q2"),
        (
            {Q1: 20, Q2: 30, Q3: 10},
            "£40 of £100 is left; £10 of a quarter not over yet is counted",
        ),
        ({Q1: 20, Q2: 90}, "Overspent by £10"),
    ],
)
def test_what_is_left_is_told_as_far_as_it_is_known(
    spent: dict[Quarter, int | str], words: str
) -> None:
    year = stand(line(100, spent=spent), FIRST, Q2)

    whole = money_words.left(year)

    assert whole == words


def test_nothing_is_left_of_what_is_undecided() -> None:
    assert money_words.left(standing(UNDECIDED, {Q1: 5})) == ""


def test_the_cliff_of_the_published_plan() -> None:
    assert of(*SEED) == (
        f"2008/09: £361,628 is confirmed, of which one-off {REWARD_GRANT} "
        "£215,128 (59.5%), one-off in all £296,128 (81.9%). Nothing is confirmed "
        "after March 2009; one line is undecided: Offenders."
    )


def test_of_one_source_the_one_off_money_is_told_once() -> None:
    told = of(line(100, 50, 25), line(100, 100, 100, term=Term.RECURRING))

    assert told == (
        "2008/09: £200 is confirmed, of which one-off Home Office £100 (50%). "
        "2009/10: £150 is confirmed (75% of 2008/09); "
        "2010/11: £125 is confirmed (62.5% of 2008/09); "
        "the agreement ends in March 2011."
    )


def test_money_without_a_source_is_told_by_its_term_alone() -> None:
    told = of(line(100, 0, 0, source=""), line(50, 0, 0))

    assert told.startswith("2008/09: £150 is confirmed, of which one-off £150 (100%).")


def test_recurring_money_alone_is_told_as_such() -> None:
    told = of(line(100, BLANK, 0, term=Term.RECURRING, name="Post"))

    assert told == (
        "2008/09: £100 is confirmed, all of it recurring. "
        "Nothing is confirmed after March 2009; one line is not entered: Post."
    )


def test_a_year_of_nothing_says_so() -> None:
    told = of(line(0, 0, 100), line(UNDECIDED, UNDECIDED), line(0, UNDECIDED, 5))

    assert told.startswith(
        "2008/09: nothing is confirmed. 2010/11: £105 is confirmed; "
    )
    assert of(line(0, 0, 0)) == "2008/09: nothing is confirmed."


def test_several_undecided_lines_are_counted() -> None:
    told = of(line(1, UNDECIDED, 0, name="A"), line(1, UNDECIDED, 0, name="B"))

    assert "2 lines are undecided: A and B" in told


def test_the_last_year_looks_at_nothing_after_it() -> None:
    assert of(line(1, 1, 1), year=THIRD).endswith("The agreement ends in March 2011.")


def test_after_an_end_comes_nothing_or_what_is_open() -> None:
    ended, undecided, mixed = cliff(
        [line(5, 0, 0), line(5, UNDECIDED, UNDECIDED), line(5, BLANK, UNDECIDED)], YEARS
    ).endings

    assert money_words.ending(ended) == "Nothing"
    assert money_words.ending(undecided) == ("To be determined for 2009/10 and 2010/11")
    assert money_words.ending(mixed) == (
        "To be determined for 2010/11; Not entered for 2009/10"
    )


def test_a_part_comes_with_its_share_if_there_is_one() -> None:
    assert money_words.part(Part("Grant", Decimal(5), Decimal("0.5"))) == "£5 (50%)"
    assert money_words.part(Part("Grant", Decimal(0), None)) == "£0"
    assert cliff([], YEARS).of(SECOND).sources == ()
