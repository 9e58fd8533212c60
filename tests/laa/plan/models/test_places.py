from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from laa.plan.periods import FinancialYear, Quarter
from tests.factories.plan import (
    AgreementFactory,
    PopulationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2008, 5, 1), Quarter(2007, 4)),
        (date(2008, 10, 20), Quarter(2008, 2)),
        (date(2026, 11, 22), Quarter(2010, 4)),
    ],
)
def test_what_is_due_ends_with_the_agreement(today: date, last: Quarter) -> None:
    assert AgreementFactory(first_year=2008).last_due(today) == last


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2008, 1, 1), Quarter(2008, 1)),
        (date(2008, 10, 20), Quarter(2008, 3)),
        (date(2020, 1, 1), Quarter(2010, 4)),
    ],
)
def test_the_quarter_in_hand_is_one_of_the_agreement(
    today: date, quarter: Quarter
) -> None:
    assert AgreementFactory(first_year=2008).in_hand(today) == quarter


def test_an_agreement_runs_over_its_years_and_their_quarters() -> None:
    agreement = AgreementFactory(first_year=2008, number_of_years=3)

    assert agreement.years == tuple(map(FinancialYear, (2008, 2009, 2010)))
    assert len(agreement.quarters) == 12
    assert agreement.quarters[0] == Quarter(2008, 1)
    assert agreement.quarters[-1] == Quarter(2010, 4)


def test_a_population_of_nobody_is_refused() -> None:
    with pytest.raises(IntegrityError, match="population_is_above_zero"):
        PopulationFactory(persons=0)
