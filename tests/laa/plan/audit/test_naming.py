from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from laa.plan.audit.naming import Names
from laa.plan.audit.words import Value, sentence
from laa.plan.models import AuditEntry, Membership
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, MilestoneFactory, RiskFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import ActualFactory, IndicatorFactory, TargetSetFactory
from tests.factories.plan import (
    ActionPlanFactory,
    MembershipFactory,
    NarrativeSectionFactory,
    UserFactory,
)
from tests.laa.plan.trail_reading import entries, entry

pytestmark = pytest.mark.django_db
NI_15 = {"indicator__code": "NI 15"}


def thing(**of: Any) -> str:
    return change(**of).thing


def change(**of: Any) -> Any:
    found = entry(**of)
    return Names([found]).change(found)


def values(**of: Any) -> dict[str, tuple[str, str]]:
    return {one.label: (one.was, one.became) for one in change(**of).values}


def test_a_thing_is_called_by_its_kind_and_its_name() -> None:
    ActualFactory(target_set=TargetSetFactory(indicator=IndicatorFactory(code="NI 15")))
    RiskFactory(position=3)
    MilestoneFactory(text="Train 40 officers")

    assert thing(table_name="indicators_actual") == "the figure “NI 15, 2008/09 Q1”"
    assert thing(table_name="actions_risk") == "Risk 3"
    assert thing(table_name="actions_milestone") == "the milestone “Train 40 officers”"


def test_a_thing_has_the_name_that_it_had() -> None:
    line = FundingLineFactory(name="Safer streets")
    line.name = "Safer city"
    line.save()

    assert thing(table_name="funding_fundingline", act="UPDATE") == (
        "the funding line “Safer streets”"
    )


def test_a_role_that_was_taken_away_still_says_whose_it_was() -> None:
    person = UserFactory(name="Priya Shah")
    MembershipFactory(user=person, role=Role.ANALYST)
    Membership.objects.all().delete()

    said = change(table_name="plan_membership", act="DELETE")

    assert sentence(said).startswith(
        "Somebody at the database prompt, as laa, removed the role “Priya Shah: Analyst"
    )


def test_a_link_names_both_its_ends() -> None:
    action = ActionFactory(position=4)
    served = TargetSetFactory(plan=action.plan)
    action.serves.add(served)

    assert thing(table_name="actions_action_serves") == (
        f"the link between Action 4 and {served}"
    )


def test_what_hangs_on_something_that_is_gone_is_called_by_its_number() -> None:
    membership = MembershipFactory()
    key, person = membership.pk, membership.user
    membership.delete()
    person.delete()

    assert thing(table_name="plan_membership", act="DELETE") == (
        f"the role “number {key}”"
    )
    told = values(table_name="plan_membership", act="DELETE")
    assert told["user"][1].startswith("number ")


def test_a_table_of_an_earlier_version_is_called_by_its_name() -> None:
    old = AuditEntry(
        act="INSERT",
        at=datetime(2008, 10, 20, 9, tzinfo=UTC),
        table_name="plan_dropped",
        row_id=7,
        after={"id": 7, "name": "x"},
    )

    said = Names([old]).change(old)

    assert (said.thing, said.values) == ("row 7 of plan_dropped", ())


def test_a_column_of_an_earlier_version_is_left_out() -> None:
    RiskFactory(position=3)
    said = entry(table_name="actions_risk")
    said.after["dropped"] = "x"

    assert "dropped" not in {v.label for v in Names([said]).change(said).values}


def test_values_read_as_on_a_page() -> None:
    owner = UserFactory(name="Helen Marsh")
    actual = ActualFactory(count=1101, is_provisional=True, source="")
    actual.count, actual.is_provisional = 1220, False
    actual.source, actual.as_at = "Police", date(2008, 7, 15)
    actual.status, actual.submitted_by = "submitted", owner
    actual.submitted_at = datetime(2008, 10, 20, 13, 2, tzinfo=UTC)
    actual.save()

    told = values(table_name="indicators_actual", act="UPDATE")

    assert told["count"] == ("1,101", "1,220")
    assert told["provisional"] == ("yes", "no")
    assert told["source"] == ("nothing", "Police")
    assert told["as-at date"][1] == "15 July 2008"
    assert told["submitted by"][1] == "Helen Marsh"
    assert told["submitted at"] == ("nothing", "20 October 2008 at 14:02")
    assert told["status"] == ("Draft", "Submitted")


def test_years_have_no_comma() -> None:
    ActualFactory()

    assert values(table_name="indicators_actual")["year"] == ("", "2008")


def test_of_a_new_row_only_what_is_filled_in_is_told() -> None:
    RiskFactory(mitigation="", owner="Somebody")

    told = values(table_name="actions_risk")

    assert told["owner"] == ("", "Somebody")
    assert {"mitigating action", "ID", "version"}.isdisjoint(told)


def test_lists_and_long_texts_are_left_to_the_files() -> None:
    NarrativeSectionFactory(text="word " * 100)

    told = change(table_name="plan_narrativesection").values

    assert Value("text", "", f"{('word ' * 24).strip()} …") in told


def test_a_person_whose_account_is_gone_is_not_taken_for_nobody() -> None:
    ActionPlanFactory()
    found = entry(table_name="plan_actionplan")
    found.by_id = 987_654

    said = Names([found]).change(found)

    assert said.who == "Somebody whose account (987654) is gone"


def test_naming_takes_as_many_queries_for_many_as_for_few(
    django_assert_num_queries: Any,
) -> None:
    def fill() -> None:
        ActualFactory()
        RiskFactory()
        MilestoneFactory()
        MembershipFactory()

    fill()
    few = entries()
    fill()
    fill()
    many = entries()

    for found in (few, many):
        with django_assert_num_queries(8):
            names = Names(found)
            assert all(sentence(names.change(one)) for one in found)
