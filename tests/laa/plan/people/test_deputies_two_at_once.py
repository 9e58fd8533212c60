"""Two owners name deputies at one moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.people.deputies import name_deputy
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import NOW, ActionPlanFactory, member

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2099, 3, 31)


def attempt(plan: ActionPlan, by: User, deputy: User) -> Callable[[], Deputyship]:
    days = {"first_day": DAY, "last_day": DAY}
    return lambda: name_deputy(plan=plan, deputy=deputy, by=by, at=NOW, **days)


def test_of_two_owners_who_name_one_deputy_one_has_them() -> None:
    plan = ActionPlanFactory()
    ann, ben = member(plan, Role.OWNER), member(plan, Role.OWNER)
    ravi = member(plan, Role.PARTNER, name="Ravi")

    done, refused = at_once(plan, attempt(plan, ann, ravi), attempt(plan, ben, ravi))

    (named,), (said,) = done, refused
    assert Deputyship.objects.get() == named
    assert str(said).startswith("Ravi is the deputy of ")
