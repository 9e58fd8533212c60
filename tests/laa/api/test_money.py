from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
    VirementFactory,
)
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, member
from tests.laa.api.calls import AT, caller

pytestmark = pytest.mark.django_db
NOT_ENTERED = {"nothing": "not entered"}
UNDECIDED = {"nothing": "to be determined"}


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


@pytest.fixture
def plan() -> ActionPlan:
    made: ActionPlan = ActionPlanFactory()
    return made


@pytest.fixture
def reader(plan: ActionPlan) -> User:
    return member(plan, Role.PARTNER)


def address(plan: ActionPlan, more: str = "") -> str:
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/money{more}"


def test_a_total_says_at_least_and_names_what_it_leaves_out(
    plan: ActionPlan, reader: User
) -> None:
    AllocationFactory(line__plan=plan, line__name="Grant")
    AllocationFactory(line__plan=plan, line__name="Partners", undecided=True)

    told = caller(reader).get(address(plan)).json()

    first, second = told["years"][:2]
    assert first == {
        "year": "2008/09",
        "allocated": {
            "amount": 1000,
            "at_least": True,
            "undecided": ["Partners"],
            "not_entered": [],
        },
    }
    assert second["allocated"]["amount"] == NOT_ENTERED
    assert told["in_all"]["amount"] == 1000
    assert told["page"] == f"/{plan.area.slug}/{plan.slug}/money/"


def test_the_year_in_hand_is_told_over_all_lines(
    plan: ActionPlan, reader: User
) -> None:
    line = AllocationFactory(line__plan=plan, line__name="Grant").line
    for quarter in (1, 2):
        SpendFactory(line=line, quarter_number=quarter, amount=Decimal("300.25"))

    told = caller(reader).get(address(plan)).json()["standing"]

    assert told["year"] == "2008/09"
    assert told["allocated"]["amount"] == 1000
    assert (told["spent"], told["variance"]) == (600.5, 100.5)
    assert told["share_spent"] == 0.6005
    assert (told["outturn"], told["outturn_is_forecast"]) == (1201, True)
    assert (told["left"], told["missing"]) == (399.5, [])


def test_while_a_line_is_in_arrears_nothing_is_said_of_all(
    plan: ActionPlan, reader: User
) -> None:
    SpendFactory(line=AllocationFactory(line__plan=plan, line__name="Grant").line)

    told = caller(reader).get(address(plan)).json()["standing"]

    assert told["missing"] == ["Grant"]
    assert (told["outturn"], told["left"]) == (None, None)
    assert not told["outturn_is_forecast"]
    assert told["spent"] == 250


def test_a_line_is_told_with_what_years_give_it_and_what_hangs_on_it(
    plan: ActionPlan, reader: User
) -> None:
    line = FundingLineFactory(plan=plan, position=3, name="Grant", source="Council")
    AllocationFactory(line=line)
    AllocationFactory(line=line, year=2009, undecided=True)
    AllocationFactory(line=line, year=2010, amount=Decimal(0))
    served = TargetSetFactory(plan=plan)
    line.serves.add(served)
    line.actions.add(ActionFactory(plan=plan, position=7))
    line.risks.add(RiskFactory(plan=plan, position=8))

    (told,) = caller(reader).get(address(plan, "/lines")).json()["items"]

    assert told["address"] == address(plan, "/lines/3")
    assert told["page"] == line.get_absolute_url()
    assert (told["name"], told["source"], told["term"]) == (
        "Grant",
        "Council",
        "one-off",
    )
    assert told["allocations"] == [
        {"year": "2008/09", "value": 1000},
        {"year": "2009/10", "value": UNDECIDED},
        {"year": "2010/11", "value": 0},
    ]
    assert told["in_all"]["at_least"]
    assert (told["actions"], told["risks"]) == ([7], [8])
    assert told["indicators"] == [served.indicator.slug]


def test_a_quarter_without_spend_is_missing_and_not_zero(
    plan: ActionPlan, reader: User
) -> None:
    AllocationFactory(line__plan=plan)

    (told,) = caller(reader).get(address(plan, "/lines")).json()["items"]

    standing = told["standing"]
    assert (standing["spent"], standing["outturn"]) == (NOT_ENTERED, None)
    assert (standing["left"], standing["share_spent"]) == (None, None)
    assert standing["missing"] == ["2008-09-q1", "2008-09-q2"]


def test_what_is_overspent_is_overspent_whatever_is_missing(
    plan: ActionPlan, reader: User
) -> None:
    line = AllocationFactory(line__plan=plan).line
    SpendFactory(line=line, amount=Decimal("1250.00"))

    (told,) = caller(reader).get(address(plan, "/lines")).json()["items"]

    assert told["standing"]["left"] == -250
    assert told["standing"]["missing"] == ["2008-09-q2"]


def test_a_whole_year_has_its_outturn_to_the_penny(
    plan: ActionPlan, reader: User, settings: Any
) -> None:
    settings.TODAY = date(2009, 4, 20)
    line = AllocationFactory(line__plan=plan).line
    for quarter in (1, 2, 3, 4):
        SpendFactory(line=line, quarter_number=quarter, amount=Decimal("200.01"))

    later = caller(reader, expires_at=AT + timedelta(days=365))
    (told,) = later.get(address(plan, "/lines")).json()["items"]

    assert told["standing"]["outturn"] == 800.04
    assert not told["standing"]["outturn_is_forecast"]


def test_a_line_is_told_whole(plan: ActionPlan, reader: User) -> None:
    line = FundingLineFactory(plan=plan, position=1)
    SpendFactory(line=line, number=1, by__name="Grace")
    SpendFactory(line=line, number=2, amount=Decimal("-20.50"), note="Refund")
    AllocationChangeFactory(line=line, number=1, was_amount=None, by__name="Grace")

    told = caller(reader).get(address(plan, "/lines/1")).json()

    first, second = told["spends"]
    assert (first["amount"], first["counts"]) == (250, False)
    assert (second["amount"], second["counts"]) == (-20.5, True)
    assert (second["note"], second["quarter"]) == ("Refund", "2008-09-q1")
    assert first["by"] == {"name": "Grace"}
    (change,) = told["changes"]
    assert (change["was"], change["became"]) == (NOT_ENTERED, 1200)
    assert (change["year"], change["moved_with"]) == ("2008/09", None)
    assert change["reason"] == "The grant was raised"


def test_money_that_was_moved_is_told_from_both_ends(
    plan: ActionPlan, reader: User
) -> None:
    moved = VirementFactory(
        giver=FundingLineFactory(plan=plan, position=1),
        taker=FundingLineFactory(plan=plan, position=2),
    )
    for line in (moved.giver, moved.taker):
        AllocationChangeFactory(line=line, number=1, virement=moved)
    VirementFactory()
    one = caller(reader)

    (told,) = one.get(address(plan, "/virements")).json()["items"]
    ends = [one.get(address(plan, f"/lines/{n}")).json() for n in (1, 2)]

    assert (told["giver"], told["taker"], told["amount"]) == (1, 2, 100)
    assert (told["year"], told["reason"]) == ("2008/09", "The post was filled late")
    assert told["by"] == {"name": str(moved.by)}
    assert [end["changes"][0]["moved_with"] for end in ends] == [2, 1]


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_a_line_that_the_plan_has_not_is_not_there(
    plan: ActionPlan, reader: User, number: int
) -> None:
    FundingLineFactory(plan=plan, position=1)
    FundingLineFactory(position=2)

    assert caller(reader).get(address(plan, f"/lines/{number}")).status_code == 404
