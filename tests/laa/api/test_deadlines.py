from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, DeadlineChangeFactory, member
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db


def test_all_deadlines_are_told_with_who_changed_them(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)
    plan = ActionPlanFactory()
    DeadlineChangeFactory(plan=plan, number=1, by__name="Grace")
    reader = member(plan, Role.PARTNER)
    address = f"/api/v1/plans/{plan.area.slug}/{plan.slug}/deadlines"

    told = caller(reader).get(address).json()

    days = {"days_to_return": 30, "days_to_sign_off": 45, "days_to_update": 30}
    assert told["days"] == days
    assert len(told["quarters"]) == 12
    assert told["quarters"][0] == {
        "quarter": "2008-09-q1",
        "returns": "2008-07-30",
        "sign_off": "2008-08-14",
        "updates": "2008-07-30",
    }
    (change,) = told["changes"]
    assert change["was"] == days
    assert change["became"] == {**days, "days_to_return": 20}
    assert change["reason"] == "The board meets earlier"
    assert change["by"] == {"name": "Grace"}
