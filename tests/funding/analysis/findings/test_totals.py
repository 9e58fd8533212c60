from __future__ import annotations

import pytest

from funding.analysis.findings.reading import FundedLine
from funding.analysis.findings.totals import (
    total_unlike_its_years,
    undecided_added_as_nothing,
)
from laa.plan.findings import Severity, Where
from tests.funding.analysis.findings.plans import (
    BLANK,
    N_A,
    OPEN,
    a_line,
    found,
    words_of,
)


def test_a_total_that_adds_what_is_undecided_as_nothing_is_a_contradiction() -> None:
    line = a_line(65500, OPEN, OPEN, published_total="65,500")

    (finding,) = found(undecided_added_as_nothing, line)

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("Patrols", "total")
    assert finding.words == (
        "The total is printed as 65,500, and £65,500 + to be determined + to be "
        "determined is at least £65,500. The printed total adds what is undecided "
        "(2009/10 and 2010/11) as nothing."
    )


@pytest.mark.parametrize(
    "line",
    [
        a_line(65500, OPEN, OPEN),
        a_line(65500, OPEN, OPEN, published_total="At least 65,500"),
        a_line(65500, OPEN, OPEN, published_total="70,000"),
        a_line(65500, OPEN, OPEN, published_total="65,500", is_changed=True),
        a_line(65500, 0, 0, published_total="65,500"),
        a_line(65500, BLANK, N_A, published_total="65,500"),
        a_line(OPEN, OPEN, OPEN, published_total="0"),
    ],
)
def test_a_total_of_what_is_decided_or_none_is_right(line: FundedLine) -> None:
    assert found(undecided_added_as_nothing, line) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            a_line(81000, 0, N_A, published_total="82,000"),
            "The total is printed as 82,000, and £81,000 + £0 is £81,000, £1,000 less.",
        ),
        (
            a_line("81000.50", 500, 0, published_total=" £81,000 "),
            "The total is printed as £81,000, and £81,000.50 + £500 + £0 is "
            "£81,500.50, £500.50 more.",
        ),
        (
            a_line(81000, 500, OPEN, published_total="81,000"),
            "The total is printed as 81,000, and £81,000 + £500 + to be determined is "
            "at least £81,500, £500 more.",
        ),
    ],
)
def test_a_total_unlike_its_years_is_a_contradiction(
    line: FundedLine, words: str
) -> None:
    (finding,) = found(total_unlike_its_years, line)

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("Patrols", "total")
    assert finding.words == words


@pytest.mark.parametrize(
    "line",
    [
        a_line(published_total="3,000.00"),
        a_line(),
        a_line(81000, OPEN, 0, published_total="90,000"),
        a_line(81000, BLANK, 0, published_total="90,000"),
        a_line(N_A, N_A, N_A, published_total="5"),
        a_line(OPEN, OPEN, OPEN, published_total="5"),
        a_line(published_total="4,000", is_changed=True),
    ],
)
def test_a_total_that_its_years_come_to_or_may_come_to_is_right(
    line: FundedLine,
) -> None:
    assert found(total_unlike_its_years, line) == []


def test_the_arithmetic_is_that_of_the_line() -> None:
    lines = a_line(), a_line(1, 2, 3, name="Training", published_total="7")

    words = words_of(total_unlike_its_years, *lines)

    assert "£1 + £2 + £3 is £6, £1 less" in words
