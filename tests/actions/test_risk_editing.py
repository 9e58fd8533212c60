from __future__ import annotations

from typing import Any

import pytest

from actions.models import Risk
from actions.risk_editing import RiskDetails, add_risk, edit_risk
from laa.plan.models import ActionPlan, User
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role
from tests.actions.plans import AT
from tests.at_once import at_once
from tests.factories.actions import ActionFactory, RiskFactory, RiskReviewFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, member

DETAILS = RiskDetails(text="The money ends")


def coordinator_of(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR)


def edit(risk: Risk, details: RiskDetails, **given: Any) -> Risk:
    given = {"by": coordinator_of(risk.plan), "version": risk.version, **given}
    return edit_risk(risk=risk, details=details, **given)


def refused(risk: Risk, details: RiskDetails, **given: Any) -> tuple[Refusal, ...]:
    before = list(Risk.objects.values())
    with pytest.raises(Refused) as found:
        edit(risk, details, **given)
    assert list(Risk.objects.values()) == before
    return found.value.refusals


@pytest.mark.django_db
def test_a_risk_is_added_at_the_end_of_the_register() -> None:
    plan = ActionPlanFactory()
    RiskFactory(plan=plan, position=7)

    added = add_risk(plan=plan, details=DETAILS, by=coordinator_of(plan), at=AT)

    assert (added.position, added.version, added.text) == (8, 1, "The money ends")
    assert (added.owner, added.target_score) == ("", None)


@pytest.mark.django_db
def test_a_risk_links_to_its_own_plan_only() -> None:
    risk = RiskFactory()
    action, target_set = ActionFactory(reference="A1"), TargetSetFactory()
    details = RiskDetails("New", actions=[action], threatens=[target_set])

    assert refused(risk, details) == (
        ("Action A1 is not in this plan", "actions"),
        (f"{target_set.indicator.code} is not in this plan", "threatens"),
    )
    with pytest.raises(Refused):
        add_risk(plan=risk.plan, details=details, by=coordinator_of(risk.plan), at=AT)


@pytest.mark.django_db
def test_the_first_risk_of_a_plan_is_number_1_and_says_who_added_it() -> None:
    plan = ActionPlanFactory()

    coordinator = coordinator_of(plan)

    added = add_risk(plan=plan, details=DETAILS, by=coordinator, at=AT)

    assert added.position == 1
    assert (added.added_by, added.added_at) == (coordinator, AT)


@pytest.mark.django_db
def test_all_of_a_risk_but_its_score_is_changed_in_one_go() -> None:
    risk = RiskFactory(text="Old", owner="Old", version=4)
    RiskReviewFactory(risk=risk)
    action, target_set = ActionFactory(plan=risk.plan), TargetSetFactory(plan=risk.plan)
    details = RiskDetails("New", "R1", "Ask early", "Grace", 6, [action], [target_set])

    edit(risk, details)

    kept = Risk.objects.get()
    assert (kept.text, kept.reference, kept.mitigation) == ("New", "R1", "Ask early")
    assert (kept.owner, kept.target_score, kept.version) == ("Grace", 6, 5)
    assert [*kept.actions.all(), *kept.threatens.all()] == [action, target_set]
    assert kept.reviews.count() == 1


@pytest.mark.django_db
def test_links_that_are_not_given_any_more_are_gone() -> None:
    risk = RiskFactory()
    risk.actions.add(ActionFactory(plan=risk.plan))

    edit(risk, DETAILS)

    assert not risk.actions.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r for r in Role if r is not Role.COORDINATOR])
def test_nobody_but_the_coordinator_changes_the_register(role: Role) -> None:
    risk = RiskFactory()
    by = member(risk.plan, role)

    changed = refused(risk, DETAILS, by=by)
    with pytest.raises(Refused, match="You may not add risks to this plan"):
        add_risk(plan=risk.plan, details=DETAILS, by=by, at=AT)

    assert changed == (Refusal("You may not change risks of this plan."),)
    assert Risk.objects.count() == 1


@pytest.mark.django_db
def test_a_reference_is_of_one_risk_in_the_plan() -> None:
    risk = RiskFactory(reference="R1")
    other = RiskFactory(plan=risk.plan)
    details = RiskDetails(text="The money ends", reference="R1")

    words = (
        "'R1' is the reference of another risk of this plan: "
        "enter one that no other has"
    )
    assert refused(other, details) == (Refusal(words, field="reference"),)
    with pytest.raises(Refused, match="'R1' is the reference of another risk"):
        add_risk(plan=risk.plan, details=details, by=coordinator_of(risk.plan), at=AT)


@pytest.mark.django_db
def test_a_risk_keeps_its_own_reference_and_other_plans_have_theirs() -> None:
    risk = RiskFactory(reference="R1")
    RiskFactory(reference="R2")

    edit(risk, RiskDetails(text="The money ends", reference="R1"))
    edit(risk, RiskDetails(text="The money ends", reference="R2"), version=2)

    assert Risk.objects.get(pk=risk.pk).reference == "R2"


@pytest.mark.django_db
def test_whoever_saw_an_older_risk_is_told() -> None:
    risk = RiskFactory(version=2)

    (refusal,) = refused(risk, DETAILS, version=1)

    assert refusal.words.startswith(
        "This risk was changed after you opened the page, so your change was not made."
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_a_risk_at_once_one_is_kept_whole() -> None:
    risk = RiskFactory()
    texts = ["Mine", "Yours"]
    people = [coordinator_of(risk.plan) for _ in texts]

    done, refusals = at_once(
        risk.plan,
        *(
            lambda text=text, by=by: edit(risk, RiskDetails(text=text), by=by)
            for text, by in zip(texts, people, strict=True)
        ),
    )

    assert Risk.objects.get().text == done[0].text
    assert len(refusals) == 1
    assert "was changed after you opened the page" in str(refusals[0])


@pytest.mark.django_db(transaction=True)
def test_two_who_add_at_once_both_add_under_numbers_of_their_own() -> None:
    plan = ActionPlanFactory()
    people = [coordinator_of(plan), coordinator_of(plan)]

    done, refusals = at_once(
        plan,
        *(
            lambda by=by: add_risk(plan=plan, details=DETAILS, by=by, at=AT)
            for by in people
        ),
    )

    assert sorted(risk.position for risk in done) == [1, 2]
    assert refusals == []
