from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.cliff import Part, cliff
from funding.analysis.lines import Line
from funding.analysis.terms import Term
from tests.funding.analysis.amounts import (
    BLANK,
    FIRST,
    NOT_APPLICABLE,
    SECOND,
    THIRD,
    UNDECIDED,
    YEARS,
    line,
    lines,
)

GRANT = line(300, 0, 0, name="Grant", source="Grant")
FURTHER = line(100, 0, 0, name="Further", source="Grant")
OFFICE = line(100, 100, NOT_APPLICABLE, name="Office")
POST = line(500, UNDECIDED, 400, name="Post", term=Term.RECURRING, source="")
PLAN = cliff([GRANT, FURTHER, OFFICE, POST], YEARS)


def test_each_year_is_parted_by_term() -> None:
    year = PLAN.of(FIRST)

    assert year.total.words == "£1,000"
    assert year.of_term(Term.RECURRING).words == "£500"
    assert year.one_off == Part("One-off", Decimal(500), Decimal("0.5"))


def test_each_year_is_parted_by_source_the_largest_first() -> None:
    year = PLAN.of(FIRST)

    assert [part.name for part in year.sources] == ["", "Grant", "Home Office"]
    assert [part.name for part in year.one_off_sources] == ["Grant", "Home Office"]
    assert year.one_off_sources[0].share == Decimal("0.4")
    assert year.of_source("Grant").words == "£400"


def test_an_undecided_line_keeps_the_year_from_being_certain() -> None:
    assert PLAN.of(SECOND).total.words == "at least £100"
    assert PLAN.of(SECOND).of_term(Term.RECURRING).words == "To be determined"


def test_money_ends_with_the_last_year_above_zero() -> None:
    ending = {year: PLAN.ending_with(year) for year in YEARS}

    assert [one.line.name for one in ending[FIRST]] == ["Grant", "Further"]
    assert [one.line.name for one in ending[SECOND]] == ["Office"]
    assert [one.line.name for one in ending[THIRD]] == ["Post"]
    assert [one.amount for one in ending[FIRST]] == [300, 100]


def test_of_what_is_open_afterwards_the_years_are_told() -> None:
    (ending,) = cliff([line(5, UNDECIDED, BLANK)], YEARS).endings

    assert ending.last == FIRST
    assert ending.open_after == (SECOND, THIRD)


def test_money_that_never_was_does_not_end() -> None:
    found = cliff([line(0, UNDECIDED)], YEARS)

    assert found.endings == ()
    assert found.last_confirmed is None
    assert found.of(FIRST).one_off.share is None


def test_the_last_confirmed_year_is_the_last_with_any_money() -> None:
    assert PLAN.last_confirmed == THIRD
    assert cliff([GRANT], YEARS).last_confirmed == FIRST


@given(st.lists(lines()))
def test_terms_and_sources_add_up_to_the_year(given_lines: list[Line]) -> None:
    for year in cliff(given_lines, YEARS).years:
        whole = year.total.amount
        assert sum(year.of_term(term).amount for term in Term) == whole
        assert sum(part.amount for part in year.sources) == whole
        assert sum(part.amount for part in year.one_off_sources) == year.one_off.amount


@given(st.lists(lines(), max_size=4))
def test_each_line_ends_once_or_never_had_money(given_lines: list[Line]) -> None:
    found = cliff(given_lines, YEARS)

    funded = [one for one in given_lines if any(one.confirmed(y) for y in YEARS)]
    assert [ending.line for ending in found.endings] == funded
    for ending in found.endings:
        later = [year for year in YEARS if year > ending.last]
        assert not any(ending.line.confirmed(year) for year in later)
