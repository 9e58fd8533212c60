from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from funding.ledger import ledger_of
from laa.dashboard.documents.money_section import money_blocks
from laa.plan.documents.document import Block, Picture
from laa.plan.models import ActionPlan
from tests.factories.funding import (
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
)
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2
from tests.laa.dashboard.documents.blocks import named, tables

pytestmark = pytest.mark.django_db


def blocks(plan: ActionPlan) -> tuple[Block, ...]:
    return money_blocks(ledger_of(plan, Q2, date(2008, 10, 20)))


def rows(plan: ActionPlan) -> list[dict[str, str]]:
    (table,) = tables(blocks(plan))
    return [named(table, row) for row in table.shown()]


def test_without_money_there_is_nothing_to_print() -> None:
    assert blocks(ActionPlanFactory()) == ()


def test_what_is_undecided_is_never_added_up_as_nothing() -> None:
    line = FundingLineFactory(name="Caseworker", source="Home Office", comment="A post")
    AllocationFactory(line=line, amount=Decimal("65500.00"))
    AllocationFactory(line=line, year=2009, undecided=True)
    AllocationFactory(line=line, year=2010, amount=Decimal(0))
    SpendFactory(line=line, amount=Decimal("1200.50"))

    caseworker, in_all = rows(line.plan)

    assert caseworker == {
        "Funding & Planned Spend": "Caseworker",
        "2008/09": "£65,500",
        "2009/10": "To be determined",
        "2010/11": "£0",
        "Total": "At least £65,500",
        "Spent in 2008/09": "£1,200.50",
        "Source and term": "Home Office, one-off",
        "Comment/Rationale": "A post",
    }
    assert in_all["2008/09"] == "£65,500"
    assert in_all["2009/10"] == "To be determined"
    assert in_all["Total"] == "At least £65,500"


def test_a_line_of_which_little_is_known_says_so() -> None:
    line = FundingLineFactory(name="Caseworker")

    caseworker, _ = rows(line.plan)

    assert caseworker["2008/09"] == "Not entered"
    assert caseworker["Spent in 2008/09"] == "Not entered"
    assert caseworker["Source and term"] == "One-off"
    assert caseworker["Comment/Rationale"] == "Not entered"


def test_the_cliff_is_drawn_under_the_table() -> None:
    line = FundingLineFactory()
    AllocationFactory(line=line)

    *_, picture = blocks(line.plan)

    assert isinstance(picture, Picture)
    assert "£1,000 is confirmed" in picture.alt
