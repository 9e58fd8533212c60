from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from funding.ledger import ledger_of
from funding.plan_findings import money_findings, money_reading
from laa.plan.findings import about
from laa.plan.lacking import Subject
from laa.plan.models import ActionPlan
from laa.plan.periods import FinancialYear
from tests.factories.actions import ActionFactory
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
)
from tests.factories.plan import ActionPlanFactory, PublishedRowFactory

TODAY = date(2008, 10, 20)


@pytest.fixture
def plan(db) -> ActionPlan:
    return ActionPlanFactory()


def read(plan):
    return money_reading(ledger_of(plan, None, TODAY))


def test_a_plan_is_read_with_its_years(plan):
    reading = read(plan)

    assert reading.years == tuple(map(FinancialYear, (2008, 2009, 2010)))
    assert reading.address == f"{plan.get_absolute_url()}money/"
    assert reading.lines == ()


def test_what_a_line_states_is_read(plan):
    row = FundingLineFactory(plan=plan, name="Patrols", published_total="81,000")
    AllocationFactory(line=row, year=2008, amount=81000)

    (line,) = read(plan).lines

    assert line.subject == Subject("Patrols", row.get_absolute_url())
    assert line.published_total == "81,000"
    assert line.line.allocated(FinancialYear(2008)) == 81000
    assert not line.is_changed
    assert not line.pays_for_actions


def test_a_line_that_an_action_is_linked_to_pays_for_it(plan):
    FundingLineFactory(plan=plan).actions.add(ActionFactory(plan=plan))

    (line,) = read(plan).lines

    assert line.pays_for_actions


def test_a_line_is_changed_if_an_allocation_of_it_was(plan):
    changed, untouched = FundingLineFactory.create_batch(2, plan=plan)
    AllocationChangeFactory(line=changed)
    AllocationChangeFactory()

    lines = {one.subject.name: one.is_changed for one in read(plan).lines}

    assert lines == {changed.name: True, untouched.name: False}


@pytest.mark.parametrize(
    ("cells", "prints"),
    [
        ([["Funding & Planned Spend", "Patrols"], ["Total", "81,000"]], False),
        ([["Funding & Planned Spend", "TOTALS"], ["2008/09", "81,000"]], True),
        ([], False),
    ],
)
def test_yearly_totals_are_printed_in_a_row_that_is_called_a_total(plan, cells, prints):
    PublishedRowFactory(plan=plan, section=6, cells=cells)
    PublishedRowFactory(plan=plan, section=5, cells=[["", "Total"]])

    assert read(plan).prints_yearly_totals is prints


def test_a_plan_without_a_document_has_no_totals_to_print(plan):
    assert read(plan).prints_yearly_totals


@pytest.mark.parametrize("lines", [2, 20])
def test_findings_about_money_take_two_queries(
    plan, django_assert_num_queries: DjangoAssertNumQueries, lines
):
    for _ in range(lines):
        AllocationFactory(line__plan=plan)
    ledger = ledger_of(plan, None, TODAY)

    with django_assert_num_queries(2):
        found = money_findings(ledger)

    assert about(found, "Funding lines", "actions")
