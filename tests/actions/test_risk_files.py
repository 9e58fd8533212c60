from __future__ import annotations

from datetime import date

import pytest

from actions.models import Risk
from actions.register import Register, register_of
from actions.risk_files import files_of_register, files_of_risk
from actions.risk_pages import RegisterPage, RiskPage
from laa.plan.access import Access
from laa.plan.exports.export import PageFiles
from laa.plan.models import ActionPlan
from tests.factories.actions import ActionFactory, RiskFactory, RiskReviewFactory
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2

pytestmark = pytest.mark.django_db
TODAY = date(2008, 10, 20)


def a_risk(**given: object) -> Risk:
    risk: Risk = RiskFactory(**{"position": 1, **given})
    return risk


def register(plan: ActionPlan) -> Register:
    return register_of(plan, None, TODAY)


def files(plan: ActionPlan) -> PageFiles:
    page = RegisterPage(Access(plan, frozenset()), register(plan))
    return files_of_register(page, Q2)


def row(plan: ActionPlan) -> dict[str, object]:
    export = files(plan).export("register")
    assert export is not None
    headings = [column.heading for column in export.table.columns]
    return dict(zip(headings, export.table.rows[0], strict=True))


def test_a_risk_is_told_with_its_scores_and_what_hangs_on_it() -> None:
    risk = a_risk(text="Funding ends", owner="Grace", target_score=4)
    risk.actions.add(ActionFactory(plan=risk.plan, position=3, text="Patrols"))
    for number, (likelihood, day) in enumerate(
        ((2, date(2008, 5, 1)), (5, date(2008, 8, 1))), start=1
    ):
        RiskReviewFactory(
            risk=risk, number=number, likelihood=likelihood, impact=4, reviewed_on=day
        )

    told = row(risk.plan)

    assert (told["Likelihood"], told["Impact"], told["Score"]) == (5, 4, 20)
    assert (told["Band"], told["Direction"]) == ("Extreme", "Rising from 8")
    assert (told["Target score"], told["Owner"]) == (4, "Grace")
    assert told["Last reviewed"] == date(2008, 8, 1)
    assert told["Actions that bear on it"] == "Action 3: Patrols"


def test_a_risk_that_nobody_has_reviewed_has_no_score() -> None:
    told = row(a_risk(owner="").plan)

    scores = ("Likelihood", "Impact", "Score", "Last reviewed")
    assert [told[one] for one in scores] == ["Not assessed"] * 4
    assert (told["Band"], told["Direction"], told["Owner"]) == ("", "", None)


def test_a_plan_without_risks_has_no_map_to_take() -> None:
    found = files(ActionPlanFactory())

    assert [one.slug for one in found.items] == ["register"]


def test_the_reviews_of_a_risk_are_told_the_latest_first() -> None:
    risk = a_risk()
    RiskReviewFactory(risk=risk, number=1, likelihood=2, impact=4, comment="Quiet")
    entry = register(risk.plan).numbered(1)
    assert entry is not None

    found = files_of_risk(RiskPage(Access(risk.plan, frozenset()), entry), Q2)

    assert [one.slug for one in found.items] == ["reviews"]
    (told,) = found.items[0].table.rows
    assert told[1:7] == (2, 4, 8, "High", "first review", "Quiet")
    assert found.name("reviews") == "risk-1-reviews-2008-09-q2"
