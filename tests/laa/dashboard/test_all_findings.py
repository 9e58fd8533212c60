from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.history import histories_of
from indicators.models import TargetSet
from laa.dashboard.all_findings import all_findings
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.funding import FundingLineFactory
from tests.laa.dashboard.sound import a_sound_plan, with_money_and_risk

TODAY = date(2008, 10, 20)


@pytest.fixture
def plan(db):
    return a_sound_plan()


def found(plan):
    target_sets = TargetSet.objects.with_plan().filter(plan=plan)
    return all_findings(plan, histories_of(target_sets), TODAY)


def test_a_plan_without_faults_yields_none(plan):
    with_money_and_risk(plan)

    assert found(plan) == []


def test_every_part_of_a_plan_is_read(plan):
    plan.contacts.all().delete()
    ActionFactory(plan=plan)
    FundingLineFactory(plan=plan, name="Patrols")
    RiskFactory(plan=plan)

    subjects = [
        one.where.subject.split()[0] for one in found(plan) if one.where.subject
    ]

    assert list(dict.fromkeys(subjects)) == ["Action", "Patrols", "Risk"]


@pytest.mark.parametrize("things", [2, 20])
def test_the_number_of_queries_is_fixed(
    plan, django_assert_num_queries: DjangoAssertNumQueries, things
):
    for number in range(things):
        with_money_and_risk(plan, reference=f"R{number}")
    histories = histories_of(TargetSet.objects.with_plan().filter(plan=plan))

    # Two of the indicators', six of the actions and two of theirs, seven of the money
    # and two of its, eight of the risks.
    with django_assert_num_queries(28):
        all_findings(plan, histories, TODAY)
