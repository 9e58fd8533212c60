from __future__ import annotations

import pytest
from django.core import signing

from indicators.workbook.checked import Checked, seal, unseal
from indicators.workbook.reading import TypedRow
from laa.plan import sealing
from laa.plan.models import ActionPlan, User
from tests.indicators.examples import Q1, Q2

KEPT = Checked(
    "returns.xlsx",
    [TypedRow("NI 15", "A2", 3, {"count": "101"}, {"count": "D2"}, ["D2: no"])],
)
ANALYST, OTHER = User(pk=1), User(pk=2)
PLAN, OTHER_PLAN = ActionPlan(pk=1), ActionPlan(pk=2)


def sealed() -> str:
    return seal(KEPT, by=ANALYST, plan=PLAN, quarter=Q2)


def test_what_was_checked_comes_back_as_it_was():
    assert unseal(sealed(), by=ANALYST, plan=PLAN, quarter=Q2) == KEPT


@pytest.mark.parametrize(
    "given",
    [
        {"by": OTHER, "plan": PLAN, "quarter": Q2},
        {"by": ANALYST, "plan": OTHER_PLAN, "quarter": Q2},
        {"by": ANALYST, "plan": PLAN, "quarter": Q1},
    ],
)
def test_it_is_nobody_elses_and_for_nothing_else(given):
    assert unseal(sealed(), **given) is None


def test_it_is_good_for_an_hour(monkeypatch):
    kept = sealed()
    made = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: made + sealing.SECONDS + 2)

    assert unseal(kept, by=ANALYST, plan=PLAN, quarter=Q2) is None
