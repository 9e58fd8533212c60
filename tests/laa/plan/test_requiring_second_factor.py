from __future__ import annotations

import pytest

from laa.plan.models import ActionPlan, SecondFactorChange, User
from laa.plan.requiring_second_factor import RequirementRefused, require_second_factor
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import ActionPlanFactory, member
from tests.indicators.returns import AT


def change(
    plan: ActionPlan, by: User, *, required: bool = True
) -> SecondFactorChange | None:
    return require_second_factor(plan=plan, required=required, by=by, at=AT)


@pytest.mark.django_db
def test_the_coordinator_switches_it_on_and_off_and_each_time_is_kept() -> None:
    plan: ActionPlan = ActionPlanFactory()
    by = member(plan, Role.COORDINATOR, name="Grace")

    change(plan, by)
    plan.refresh_from_db()
    assert plan.second_factor_required
    change(plan, by, required=False)

    plan.refresh_from_db()
    assert not plan.second_factor_required
    told = [(str(row), row.by, row.at) for row in SecondFactorChange.objects.all()]
    assert told == [("Switched off", by, AT), ("Switched on", by, AT)]


@pytest.mark.django_db
def test_what_is_so_already_is_no_change() -> None:
    plan = ActionPlanFactory()

    assert change(plan, member(plan, Role.COORDINATOR), required=False) is None
    assert not SecondFactorChange.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted({*Role} - {Role.COORDINATOR}))
def test_nobody_else_may_say_it(role: Role) -> None:
    plan: ActionPlan = ActionPlanFactory()

    with pytest.raises(RequirementRefused, match="You may not say"):
        change(plan, member(plan, role))

    plan.refresh_from_db()
    assert not plan.second_factor_required


@pytest.mark.django_db(transaction=True)
def test_two_who_switch_it_on_at_once_make_one_change() -> None:
    plan: ActionPlan = ActionPlanFactory()
    first, second = (member(plan, Role.COORDINATOR) for _ in range(2))

    done, refused = at_once(
        plan, lambda: change(plan, first), lambda: change(plan, second)
    )

    assert refused == []
    assert [one for one in done if one] == [SecondFactorChange.objects.get()]
