from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.findings.dates import (
    baseline_inside_the_agreement,
    dated_before_its_quarter_ended,
    outside_the_agreement,
)
from laa.plan.findings import Severity, Where
from laa.plan.periods import FinancialYear, Quarter
from tests.indicators.analysis.findings.plans import (
    an_indicator,
    found,
    with_targets,
    words_of,
)
from tests.indicators.examples import Q1, Y2007, Y2008, Y2010, counts

Y2011 = FinancialYear(2011)


def test_a_baseline_year_inside_the_agreement_cannot_be_right() -> None:
    (finding,) = found(
        baseline_inside_the_agreement, with_targets({"baseline_year": Y2008})
    )

    assert finding.severity is Severity.CANNOT_BE_RIGHT
    assert finding.where == Where("NI 1", "baseline", Y2008)
    assert finding.words == (
        "The baseline is of 2008/09, and the agreement runs from 2008/09 to 2010/11: "
        "what is to be changed cannot be the measure of the change."
    )


@pytest.mark.parametrize("year", [Y2007, FinancialYear(2005), None])
def test_an_earlier_baseline_year_is_right(year: FinancialYear | None) -> None:
    indicator = with_targets({"baseline_year": year})

    assert found(baseline_inside_the_agreement, indicator) == []


@pytest.mark.parametrize("year", [Y2007, Y2011])
def test_a_target_outside_the_agreement_is_found(year: FinancialYear) -> None:
    words = words_of(outside_the_agreement, with_targets({"annual": {year: 384}}))

    assert words == (
        f"A target is given for {year}, and the agreement runs from 2008/09 to 2010/11."
    )


def test_a_figure_after_the_agreement_is_found_and_one_before_it_is_history() -> None:
    indicator = an_indicator()
    readings = counts(97, start=Quarter(2007, 4)) | counts(98, start=Quarter(2011, 1))

    (finding,) = found(
        outside_the_agreement,
        replace(indicator, series=replace(indicator.series, readings=readings)),
    )

    assert finding.where == Where("NI 1", "actual", Quarter(2011, 1))
    assert finding.words.startswith("A figure is given for 2011/12 Q1, and ")


def test_an_indicator_introduced_after_the_agreement_is_found() -> None:
    words = words_of(outside_the_agreement, with_targets({"introduced": Y2011}))

    assert words.startswith("The indicator is to be introduced in 2011/12, and ")
    assert found(outside_the_agreement, with_targets({"introduced": Y2010})) == []


@pytest.mark.parametrize(
    ("day", "early"),
    [(date(2008, 6, 29), "1 day later"), (date(2008, 6, 1), "29 days later")],
)
def test_a_figure_as_at_a_day_before_its_quarter_ended_cannot_be_whole(
    day: date, early: str
) -> None:
    words = words_of(dated_before_its_quarter_ended, an_indicator(as_at={Q1: day}))

    assert words.startswith(
        f"The figure is as at {day.day} June 2008. 2008/09 Q1 ended"
    )
    assert f"30 June 2008, {early}: it cannot be whole." in words


@pytest.mark.parametrize("day", [date(2008, 6, 30), date(2008, 7, 14)])
def test_a_figure_as_at_its_quarters_end_or_later_is_right(day: date) -> None:
    indicator = an_indicator(as_at={Q1: day})

    assert found(dated_before_its_quarter_ended, indicator) == []
