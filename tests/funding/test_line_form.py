from __future__ import annotations

from typing import Any

import pytest

from funding.line_form import LineForm
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.indicators import IndicatorFactory, TargetSetFactory
from tests.funding.pages import Money

pytestmark = pytest.mark.django_db


def test_what_may_hang_on_a_line_is_offered_by_its_words(money: Money) -> None:
    plan = money.line.plan
    ActionFactory(plan=plan, position=1, text="Patrols " * 20)
    TargetSetFactory(
        plan=plan, indicator=IndicatorFactory(code="NI 15", title="Violence")
    )
    RiskFactory(plan=plan, position=1)
    ActionFactory()

    fields: Any = LineForm(plan=plan).fields

    labels = {
        name: [label for _, label in fields[name].choices]
        for name in ("actions", "serves", "risks")
    }
    assert labels["actions"] == [f"Action 1: {'Patrols ' * 13}Patrols…"]
    assert labels["serves"] == ["NI 15 Violence"]
    assert labels["risks"] == ["Risk 1: The money ends"]


def test_where_there_is_nothing_to_hang_there_is_no_question(money: Money) -> None:
    assert set(LineForm(plan=money.line.plan).fields) == {
        "name",
        "source",
        "term",
        "comment",
    }
