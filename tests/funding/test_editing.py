from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from funding.analysis.terms import Term
from funding.editing import Details, add_line, edit_line
from funding.models import FundingLine
from funding.refusals import MoneyRefused
from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import member
from tests.funding.money import AT, a_plan, line_of

pytestmark = pytest.mark.django_db
DETAILS = Details("Post", "Home Office", Term.RECURRING, "A caseworker")


@pytest.fixture
def plan() -> ActionPlan:
    return a_plan()


def edit(line: FundingLine, details: Details, **given: Any) -> FundingLine:
    fields = {"version": line.version, **given}
    by = fields.pop("by", None) or member(line.plan, Role.COORDINATOR)
    return edit_line(line=line, details=details, by=by, **fields)


def test_a_line_is_added_at_the_end_with_what_hangs_on_it(plan: ActionPlan) -> None:
    line_of(plan, position=4)
    hanging = replace(
        DETAILS,
        actions=[ActionFactory(plan=plan)],
        serves=[TargetSetFactory(plan=plan)],
        risks=[RiskFactory(plan=plan)],
    )

    line = add_line(
        plan=plan, details=hanging, by=member(plan, Role.COORDINATOR), at=AT
    )

    line.refresh_from_db()
    assert (line.position, line.version) == (5, 1)
    told = Details(line.name, line.source, Term(line.term), line.comment)
    assert told == DETAILS
    counts = [things.count() for things in (line.actions, line.serves, line.risks)]
    assert counts == [1, 1, 1]


def test_only_what_is_in_the_plan_hangs_on_a_line(plan: ActionPlan) -> None:
    line, target_set = line_of(plan, 1000), TargetSetFactory()
    coordinator = member(plan, Role.COORDINATOR)
    hanging = replace(
        DETAILS,
        actions=[ActionFactory(reference="A1")],
        serves=[target_set],
        risks=[RiskFactory(reference="R1")],
    )

    with pytest.raises(MoneyRefused) as found:
        edit(line, hanging)
    with pytest.raises(MoneyRefused):
        add_line(plan=plan, details=hanging, by=coordinator, at=AT)

    assert found.value.refusals == (
        ("Action A1 is not in this plan", "actions"),
        (f"{target_set.indicator.code} is not in this plan", "serves"),
        ("Risk R1 is not in this plan", "risks"),
    )
    line.refresh_from_db()
    assert (line.version, line.actions.count()) == (1, 0)


def test_a_plans_first_line_is_number_1_and_says_who_added_it(plan: ActionPlan) -> None:
    coordinator = member(plan, Role.COORDINATOR)

    line = add_line(plan=plan, details=DETAILS, by=coordinator, at=AT)

    assert line.position == 1
    assert (line.added_by, line.added_at) == (coordinator, AT)


def test_a_line_is_changed_and_older_pages_are_stale(plan: ActionPlan) -> None:
    line = line_of(plan, 1000)
    line.actions.add(ActionFactory(plan=plan))

    edit(line, DETAILS)

    line.refresh_from_db()
    assert (line.name, line.term, line.version) == ("Post", Term.RECURRING, 2)
    assert not line.actions.exists()


def test_a_line_may_keep_its_name(plan: ActionPlan) -> None:
    line = line_of(plan, name="Post")

    assert edit(line, DETAILS).comment == "A caseworker"


def test_two_lines_of_a_plan_have_two_names(plan: ActionPlan) -> None:
    line_of(plan, name="Post")
    other = line_of(plan, name="Other")

    refused = "There is a line 'Post' already: give this one a name of its own."
    with pytest.raises(MoneyRefused, match=refused):
        add_line(plan=plan, details=DETAILS, by=member(plan, Role.COORDINATOR), at=AT)
    with pytest.raises(MoneyRefused, match=refused):
        edit(other, DETAILS)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_edits(plan: ActionPlan, role: Role) -> None:
    line, somebody = line_of(plan), member(plan, role)

    with pytest.raises(MoneyRefused, match="You may not"):
        edit(line, DETAILS, by=somebody)
    with pytest.raises(MoneyRefused, match="You may not"):
        add_line(plan=plan, details=DETAILS, by=somebody, at=AT)

    assert FundingLine.objects.filter(name="Post").count() == 0


def test_what_was_seen_before_somebody_elses_change_is_refused(
    plan: ActionPlan,
) -> None:
    with pytest.raises(MoneyRefused, match="Somebody changed"):
        edit(line_of(plan), DETAILS, version=0)
