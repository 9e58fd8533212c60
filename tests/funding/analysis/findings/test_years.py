from __future__ import annotations

import pytest

from funding.analysis.findings.reading import FundedLine
from funding.analysis.findings.years import (
    confirmed_money_ends,
    yearly_totals_missing,
)
from laa.plan.findings import Severity, Where
from laa.plan.periods import FinancialYear
from tests.funding.analysis.findings.plans import (
    BLANK,
    N_A,
    OPEN,
    a_line,
    found,
    words_of,
)
from tests.indicators.examples import Y2009

TRAINING = a_line(500, 0, OPEN, name="Training")
ALARMS = a_line(1000, 0, 0, name="Alarms")


def test_a_document_that_adds_up_no_year_is_given_the_sums() -> None:
    (finding,) = found(
        yearly_totals_missing, ALARMS, TRAINING, prints_yearly_totals=False
    )

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("Funding lines", "yearly totals")
    assert finding.words == (
        "The document gives no total of its funding lines for a year. "
        "2008/09: £1,000 + £500 = £1,500; 2009/10: £0; "
        "2010/11: at least £0 (Training undecided)."
    )


def test_a_document_that_adds_up_its_years_lacks_nothing() -> None:
    assert found(yearly_totals_missing, ALARMS, TRAINING) == []


def test_a_single_line_is_its_own_total() -> None:
    assert found(yearly_totals_missing, ALARMS, prints_yearly_totals=False) == []


def test_where_no_confirmed_money_reaches_the_last_year_it_ends() -> None:
    (finding,) = found(confirmed_money_ends, ALARMS, TRAINING)

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("Funding lines", "allocation", Y2009)
    assert finding.where.address == "/money/"
    assert finding.words == (
        "£1,500 is confirmed for 2008/09 and nothing for 2009/10 and 2010/11: 100% of "
        "the confirmed money ends on 31 March 2009. To be determined: Training."
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (a_line(5, 7, 0), "£7 is confirmed for 2009/10 and nothing for 2010/11: 100%"),
        (a_line(5, 7, N_A), "ends on 31 March 2010."),
        (a_line(5, BLANK, OPEN), "To be determined: Patrols. Not entered: Patrols."),
    ],
)
def test_it_is_said_what_ends_when_and_what_is_open(
    line: FundedLine, words: str
) -> None:
    assert words in words_of(confirmed_money_ends, line)


@pytest.mark.parametrize(
    "line", [a_line(), a_line(5, 0, 1), a_line(0, 0, 0), a_line(OPEN, OPEN, OPEN)]
)
def test_money_up_to_the_last_year_or_none_at_all_does_not_end(
    line: FundedLine,
) -> None:
    assert found(confirmed_money_ends, line) == []


def test_one_line_that_goes_on_is_enough() -> None:
    assert found(confirmed_money_ends, ALARMS, a_line()) == []


def test_in_an_agreement_of_one_year_nothing_ends_before_its_time() -> None:
    assert found(confirmed_money_ends, years=(FinancialYear(2008),)) == []
