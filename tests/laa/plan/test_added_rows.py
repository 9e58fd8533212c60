from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from actions.models import Action
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    RiskFactory,
)
from tests.factories.funding import FundingLineFactory
from tests.factories.plan import UserFactory

LAST_OF_JUNE = date(2008, 6, 30)


@pytest.mark.parametrize("until", [LAST_OF_JUNE, None])
def test_what_the_plan_came_with_was_always_there(until: date | None) -> None:
    assert Action().was_there(until)


@pytest.mark.parametrize(
    ("added_at", "was_there"),
    [
        # Clocks are an hour ahead: this is half past eleven, then half past midnight.
        (datetime(2008, 6, 30, 22, 30, tzinfo=UTC), True),
        (datetime(2008, 6, 30, 23, 30, tzinfo=UTC), False),
    ],
)
def test_what_was_added_is_there_from_its_day_on(
    added_at: datetime, was_there: bool
) -> None:
    row = Action(added_at=added_at)

    assert row.was_there(LAST_OF_JUNE) is was_there
    assert row.was_there(None)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["added_by", "added_at"])
@pytest.mark.parametrize(
    ("factory", "constraint"),
    [
        (ActionFactory, "action_addition_is_whole"),
        (MilestoneFactory, "milestone_addition_is_whole"),
        (RiskFactory, "risk_addition_is_whole"),
        (FundingLineFactory, "funding_line_addition_is_whole"),
    ],
)
def test_who_added_a_row_and_when_go_together(
    factory: Any, constraint: str, name: str
) -> None:
    both = {"added_by": UserFactory(), "added_at": datetime(2009, 1, 1, tzinfo=UTC)}

    with pytest.raises(IntegrityError, match=constraint):
        factory(**{name: both[name]})
