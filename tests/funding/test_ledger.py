from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from funding.analysis.totals import Total
from funding.ledger import Ledger, ledger_of
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.indicators import TargetSetFactory
from tests.funding.money import FIRST, Q1, Q2, Q3, TODAY, a_plan, change, line_of, spend

pytestmark = pytest.mark.django_db

OCTOBER = datetime(2008, 10, 20, 10, tzinfo=UTC)
LAST_OF_DECEMBER = datetime(2008, 12, 31, 23, 30, tzinfo=UTC)
JANUARY = datetime(2009, 1, 1, 0, 30, tzinfo=UTC)


def ledger(plan: ActionPlan, as_of: Quarter | None = None) -> Ledger:
    return ledger_of(plan, as_of, TODAY)


def test_lines_come_in_the_plans_order_with_their_money() -> None:
    plan = a_plan()
    second = line_of(plan, 500, position=2)
    first = line_of(plan, 1000, 0, Nothing.TO_BE_DETERMINED, position=1)
    spend(first, Q1, "250.50")

    found = ledger(plan)

    assert [one.row for one in found.lines] == [first, second]
    assert list(found.lines[0].line.allocations.values()) == [
        Decimal(1000),
        Decimal(0),
        Nothing.TO_BE_DETERMINED,
    ]
    assert found.lines[0].line.spent == {Q1: Decimal("250.50")}
    assert found.line_of(second).line.total(found.years).words == "at least £500"


def test_of_a_quarter_the_last_correction_counts() -> None:
    line = line_of(a_plan(), 1000)
    spend(line, Q1, "250")
    spend(line, Q1, "240")

    assert ledger(line.plan).lines[0].line.spent == {Q1: Decimal(240)}


def test_spend_after_the_quarter_that_is_looked_at_is_not_seen() -> None:
    line = line_of(a_plan(), 1000)
    spend(line, Q1, "250")
    spend(line, Q2, "300")

    assert ledger(line.plan, Q1).lines[0].line.spent == {Q1: Decimal(250)}


def test_without_a_quarter_the_running_one_counts_as_used_only() -> None:
    line = line_of(a_plan(), 1000)
    spend(line, Q1, "250")
    spend(line, Q3, "100")

    standing = ledger(line.plan).lines[0].standing(FIRST)

    assert ledger(line.plan).due == Q2
    assert standing.spent == 250
    assert standing.later == {Q3: Decimal(100)}
    assert standing.left == 650


@pytest.mark.parametrize(("at", "held"), [(LAST_OF_DECEMBER, 1200), (JANUARY, 1000)])
def test_an_allocation_is_as_it_held_when_the_quarter_was_reported_on(
    at: datetime, held: int
) -> None:
    line = line_of(a_plan(), 1200)
    change(line, 1000, 1200, at)

    assert ledger(line.plan, Q2).total(FIRST) == Total(Decimal(held), 1)
    assert ledger(line.plan).total(FIRST) == Total(Decimal(1200), 1)


def test_each_change_recorded_since_is_undone() -> None:
    line = line_of(a_plan(), 1400)
    change(line, 1000, 1200, OCTOBER)
    change(line, 1200, 1300, JANUARY)
    change(line, 1300, 1400, JANUARY)

    assert ledger(line.plan, Q1).total(FIRST).amount == 1000
    assert ledger(line.plan, Q2).total(FIRST).amount == 1200
    assert ledger(line.plan, Q3).total(FIRST).amount == 1400


def test_what_was_undecided_is_so_again() -> None:
    line = line_of(a_plan(), 1000)
    undecided = Nothing.TO_BE_DETERMINED
    change(line, None, 1000, JANUARY, was_nothing=undecided)

    assert ledger(line.plan, Q2).lines[0].line.allocated(FIRST) is undecided


def test_a_line_that_came_later_is_left_out() -> None:
    plan = a_plan()
    line_of(plan, 500, name="There from the start", position=1)
    later = line_of(plan, 1000, name="Later", position=2, added_in_january=True)
    change(later, None, 1000, JANUARY)
    spend(later, Q2, "100")

    assert [one.line.name for one in ledger(plan, Q2).lines] == ["There from the start"]
    assert [one.line.name for one in ledger(plan, Q3).lines][-1] == "Later"
    assert len(ledger(plan).lines) == 2


def test_a_line_without_money_that_came_later_leaves_the_total_whole() -> None:
    plan = a_plan()
    line_of(plan, 500)
    line_of(plan, added_in_january=True)

    assert ledger(plan, Q2).total(FIRST) == Total(Decimal(500), 1)
    assert ledger(plan, Q2).standing(FIRST) != ledger(plan, Q3).standing(FIRST)
    assert ledger(plan, Q3).total(FIRST).is_least


def test_a_line_of_which_nothing_was_ever_entered_is_kept() -> None:
    line = line_of(a_plan())

    assert ledger(line.plan, Q2).total(FIRST).not_entered == (line.name,)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2008, 5, 1), 2008), (date(2009, 7, 1), 2009)]
)
def test_the_year_looked_at_is_that_of_the_last_quarter_due(
    today: date, year: int
) -> None:
    assert ledger_of(a_plan(), None, today).year.start == year


def test_the_total_of_all_years_names_line_and_year() -> None:
    line = line_of(a_plan(), 1000, Nothing.TO_BE_DETERMINED, 0, name="Post")

    total = ledger(line.plan).total_of_all_years

    assert total.words == "at least £1,000"
    assert total.undecided == ("Post, 2009/10",)


def hang_on(plan: ActionPlan, lines: int) -> None:
    for _ in range(lines):
        line = line_of(plan, 1000, 1000, 1000)
        line.actions.set(ActionFactory.create_batch(2, plan=plan))
        line.serves.add(TargetSetFactory(plan=plan))
        line.risks.add(RiskFactory(plan=plan))
        spend(line, Q1, "10")
        spend(line, Q1, "20")


@pytest.mark.parametrize("lines", [1, 5])
def test_the_queries_are_as_many_however_many_lines(
    django_assert_num_queries: Any, lines: int
) -> None:
    plan = a_plan()
    hang_on(plan, lines)

    with django_assert_num_queries(7):
        found = ledger(plan)
        hanging = [
            (one.row.address, one.actions, one.indicators, one.risks)
            for one in found.lines
        ]
        addresses = [
            thing.address for _, *groups in hanging for g in groups for thing in g
        ]

    assert len(addresses) == 4 * lines
    assert found.standing(FIRST).spent == 20 * lines
