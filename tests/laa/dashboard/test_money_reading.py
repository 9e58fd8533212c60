from __future__ import annotations

from decimal import Decimal

import pytest

from funding.analysis.cliff import Ending
from funding.analysis.lines import Line
from funding.analysis.standing import stand
from funding.analysis.terms import Term
from laa.dashboard.money_reading import MoneyReading
from laa.dashboard.reasons import Reason
from laa.plan.nothing import Nothing
from tests.indicators.examples import Q1, Q2, Y2008, Y2009

THOUSAND, NONE = Decimal(1000), Decimal(0)
UNDECIDED = Nothing.TO_BE_DETERMINED


def reading(this_year, next_year=THOUSAND, spent=(250, 250), year_after=Y2009):
    allocations = {Y2008: this_year, Y2009: next_year}
    amounts = dict(zip((Q1, Q2), map(Decimal, spent), strict=False))
    line = Line("Patrols", "Police", Term.ONE_OFF, allocations, amounts)
    years = [year for year in (Y2008, Y2009) if line.confirmed(year) > 0]
    ending = Ending(line, max(years), ()) if years else None
    return MoneyReading(line, stand(line, Y2008, Q2), ending, year_after)


def test_a_line_on_pace_that_goes_on_gives_no_reason():
    assert reading(THOUSAND).reasons == ()


def test_a_line_that_used_more_than_it_has_is_red():
    assert reading(THOUSAND, spent=(900, 200)).reasons == (Reason.RED,)


def test_so_is_one_that_spends_without_an_amount():
    found = reading(UNDECIDED, spent=(900, 200))

    assert found.is_overspent
    assert Reason.RED in found.reasons


@pytest.mark.parametrize(("spent", "heads"), [((300, 300), True), ((250, 250), False)])
def test_a_line_heads_for_overspend_at_the_pace_of_its_quarters(spent, heads):
    found = reading(THOUSAND, spent=spent)

    assert found.is_heading_for_overspend == heads
    assert (Reason.AMBER in found.reasons) == heads


def test_what_is_overspent_no_longer_heads_for_it():
    assert not reading(THOUSAND, spent=(900, 200)).is_heading_for_overspend


@pytest.mark.parametrize("amounts", [(UNDECIDED,), (THOUSAND, UNDECIDED)])
def test_an_open_amount_of_this_year_or_the_next_is_undecided(amounts):
    found = reading(*amounts, spent=())

    assert found.is_undecided
    assert not found.is_ending
    assert Reason.AMBER in found.reasons


def test_money_that_is_decided_to_stop_ends_with_the_year():
    found = reading(THOUSAND, NONE)

    assert found.is_ending
    assert found.reasons == (Reason.AMBER,)


def test_in_the_agreements_last_year_nothing_ends():
    assert reading(THOUSAND, NONE, year_after=None).reasons == ()


def test_a_line_that_the_year_gives_nothing_does_not_end_with_it():
    assert reading(NONE, NONE, spent=()).reasons == ()


@pytest.mark.parametrize("spent", [(), (250,)])
def test_a_quarter_without_spend_is_not_assessed(spent):
    assert reading(THOUSAND, spent=spent).reasons == (Reason.UNASSESSED,)


def test_a_line_without_money_that_spent_in_one_quarter_owes_the_other():
    assert reading(NONE, spent=(1,)).is_unreported
