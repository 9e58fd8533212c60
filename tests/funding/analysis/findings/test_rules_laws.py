"""What holds of the rules whatever a plan's money says."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.findings.reading import FundedLine, MoneyReading
from funding.analysis.findings.rules import find_in_money
from funding.analysis.findings.totals import (
    total_unlike_its_years,
    undecided_added_as_nothing,
)
from funding.analysis.lines import Line
from funding.analysis.terms import Term
from laa.plan.lacking import Subject
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.indicators.examples import AGREEMENT

TEXT = st.text(max_size=12)
AMOUNTS = st.decimals(0, 10**11, places=2)
VALUES = AMOUNTS | st.sampled_from(Nothing)
QUARTERS = st.builds(Quarter, st.integers(2007, 2011), st.integers(1, 4))
LINES = st.builds(
    Line,
    TEXT,
    TEXT,
    st.sampled_from(Term),
    st.dictionaries(st.sampled_from(AGREEMENT), VALUES),
    st.dictionaries(QUARTERS, st.decimals(-(10**11), 10**11, places=2)),
)
FUNDED = st.builds(
    FundedLine,
    st.builds(Subject, TEXT, TEXT),
    LINES,
    published_total=TEXT | AMOUNTS.map(str),
    is_changed=st.booleans(),
    pays_for_actions=st.booleans(),
)


@given(
    st.lists(FUNDED, max_size=4).map(tuple),
    st.integers(0, 3),
    st.booleans(),
)
def test_any_money_is_read_to_the_end(
    lines: tuple[FundedLine, ...], years: int, prints: bool
) -> None:
    found = find_in_money(MoneyReading(AGREEMENT[:years], lines, prints))

    assert all(one.words.endswith(".") for one in found)


@given(st.lists(AMOUNTS, min_size=3, max_size=3))
def test_a_total_that_is_the_sum_of_its_years_is_never_a_fault(
    amounts: list[Decimal],
) -> None:
    line = Line("A", "", Term.ONE_OFF, dict(zip(AGREEMENT, amounts, strict=True)))
    plan = MoneyReading(
        AGREEMENT, (FundedLine(Subject("A"), line, f"£{sum(amounts):,}"),)
    )

    assert list(total_unlike_its_years(plan)) == []
    assert list(undecided_added_as_nothing(plan)) == []
