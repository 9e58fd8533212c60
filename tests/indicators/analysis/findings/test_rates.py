from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.findings.rates import (
    printed_in_two_ways,
    quarter_beside_year,
    rate_unlike_its_count,
)
from indicators.analysis.findings.reading import Part, Printed
from indicators.analysis.measure import Kind, Series
from laa.plan.findings import Severity, Where
from tests.indicators.analysis.findings.plans import (
    MEASURE,
    an_indicator,
    baseline,
    found,
    target,
    words_of,
)
from tests.indicators.examples import Q1, Q2, Y2007, Y2008, Y2010

QUARTER = Printed(1, Part.ACTUAL, Q1, "119", "1.19")


@pytest.mark.parametrize(
    "rate", ["3.88", "3.9", "3.882", "4"], ids=["2", "1", "3 decimals", "none"]
)
def test_a_rate_that_its_count_gives_is_right_with_any_decimals(rate: str) -> None:
    indicator = an_indicator(printed=(baseline("388.2", rate),))

    assert found(rate_unlike_its_count, indicator) == []


def test_a_half_is_rounded_up() -> None:
    right = an_indicator(printed=(baseline("12.5", "0.13"),))
    wrong = an_indicator(printed=(baseline("12.5", "0.12"),))

    assert found(rate_unlike_its_count, right) == []
    assert len(found(rate_unlike_its_count, wrong)) == 1


def test_a_rate_that_is_cut_off_is_told_to_be() -> None:
    words = words_of(
        rate_unlike_its_count, an_indicator(printed=(baseline("389", "3.8"),))
    )

    assert words == (
        "Section 1 prints the rate 3.8 for 389. 389 / 100,000 × 1,000 = 3.890, which "
        "rounds to 3.89 (3.9 to 1 decimal). 3.8 is 3.890 cut off, not rounded."
    )


def test_a_rate_that_is_otherwise_wrong_is_only_set_right() -> None:
    (finding,) = found(
        rate_unlike_its_count, an_indicator(printed=(baseline("4,000", "41"),))
    )

    assert finding.severity is Severity.CANNOT_BE_RIGHT
    assert finding.where == Where("NI 1", "baseline", Y2007)
    assert finding.words.endswith("which rounds to 40.00 (40 to 0 decimals).")


@pytest.mark.parametrize(
    "measure",
    [replace(MEASURE, population=None), replace(MEASURE, kind=Kind.COUNT)],
    ids=["no population", "no rate"],
)
def test_without_a_population_a_rate_is_not_judged(measure: object) -> None:
    indicator = an_indicator(
        series=Series(measure, {}), printed=(baseline("400", "9.99"),)
    )

    assert found(rate_unlike_its_count, indicator) == []


def test_a_rate_that_two_sections_print_differently_is_found() -> None:
    printed = (baseline("383", "1.24"), baseline("383", "1.7", section=5))

    (finding,) = found(printed_in_two_ways, an_indicator(printed=printed))

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("NI 1", "baseline", Y2007)
    assert finding.words == (
        "Section 1 prints 1.24 and section 5 prints 1.7 as the rate of the same "
        "figure: 0.46 apart."
    )


def test_a_count_that_two_sections_print_differently_is_found() -> None:
    printed = (baseline("383"), baseline("338", section=5))

    words = words_of(printed_in_two_ways, an_indicator(printed=printed))

    assert "prints 383 and section 5 prints 338 as the same figure: 45 apart" in words


@pytest.mark.parametrize(
    "again",
    [baseline("400", "4.0", 5), baseline("400", "", 5), baseline("N/A", "N/A", 5)],
    ids=["fewer decimals", "no rate", "not applicable"],
)
def test_the_same_figure_in_other_dress_is_no_contradiction(again: Printed) -> None:
    printed = (baseline("400", "4.00"), again)

    assert found(printed_in_two_ways, an_indicator(printed=printed)) == []


def test_a_quarters_rate_beside_a_years_is_not_comparable() -> None:
    printed = (target(Y2008, "368", "3.68"), target(Y2010, "339", "3.39"), QUARTER)

    (finding,) = found(quarter_beside_year, an_indicator(printed=printed))

    assert finding.where == Where("NI 1", "actual", Q1)
    assert finding.words == (
        "Section 1 prints 1.19, the rate of a quarter, beside 3.68, the rate of a "
        "year. The two are not comparable: a quarter holds three months of offences. "
        "At its pace a year would hold 4 × 119 = 476, a rate of 4.76."
    )


def test_without_a_population_the_pace_is_told_as_a_count() -> None:
    series = Series(replace(MEASURE, population=None), {})
    printed = (target(Y2008, "368", "3.68"), QUARTER)

    words = words_of(quarter_beside_year, an_indicator(series=series, printed=printed))

    assert words.endswith("4 × 119 = 476.")


@pytest.mark.parametrize("kind", [Kind.PERCENTAGE, Kind.SCORE, Kind.COUNT])
def test_what_is_no_rate_may_be_printed_of_a_quarter_beside_a_year(kind: Kind) -> None:
    series = Series(replace(MEASURE, kind=kind), {})
    printed = (target(Y2008, "368", "45.1"), QUARTER)

    indicator = an_indicator(series=series, printed=printed)

    assert found(quarter_beside_year, indicator) == []


def test_a_quarters_rate_in_a_section_of_its_own_is_no_fault() -> None:
    elsewhere = Printed(5, Part.ACTUAL, Q2, "119", "1.19")
    printed = (target(Y2008, "368", "3.68"), elsewhere)

    assert found(quarter_beside_year, an_indicator(printed=printed)) == []
