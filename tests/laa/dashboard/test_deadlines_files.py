from __future__ import annotations

from datetime import date

import pytest

from laa.dashboard.deadlines_files import files_of
from laa.dashboard.deadlines_page import DeadlinesPage
from laa.plan.access import Access
from laa.plan.exports.export import RECORDED
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2


@pytest.mark.django_db
def test_every_quarter_of_the_agreement_has_its_days() -> None:
    plan = ActionPlanFactory()
    access = Access(plan, frozenset())

    found = files_of(DeadlinesPage(access), Q2)

    (item,) = found.items
    assert len(item.table.rows) == 12
    assert item.table.rows[0] == (
        "2008/09 Q1",
        date(2008, 7, 30),
        date(2008, 8, 14),
        date(2008, 7, 30),
    )
    assert found.name(item.slug) == "deadlines-quarters-2008-09-q2"
    assert found.about.signed_off == RECORDED
