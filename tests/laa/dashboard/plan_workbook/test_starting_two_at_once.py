"""Two people on the server start one plan at one moment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.dashboard.plan_workbook.reading import LIMITS
from laa.dashboard.plan_workbook.starting import Invited, start_plan
from laa.plan.models import ActionPlan, Area
from laa.plan.sheets.reading import read
from tests.at_once import at_once
from tests.factories.indicators import IndicatorFactory
from tests.factories.plan import AreaFactory
from tests.laa.dashboard.plan_workbook.beginnings import (
    AT,
    FILLED_IN,
    LATER,
    RATE,
    filled_in,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("slugs", [("drugs", "drugs"), ("drugs", "alcohol")])
def test_plans_of_an_area_that_is_not_there_yet_start_one_after_the_other(
    settings: Any, slugs: tuple[str, str]
) -> None:
    settings.TODAY = date(2008, 10, 20)
    known = IndicatorFactory(code="NI 39", slug="ni-39")
    said = {name: RATE[name] for name in list(RATE)[:11]}
    files = [
        filled_in(
            {**FILLED_IN, "Indicators": [said, LATER]}, over={("Plan", "B2"): one}
        )
        for one in slugs
    ]

    def attempt(content: bytes):
        sheets = read(content, LIMITS)
        return lambda: start_plan(sheets, Invited("a@b.example", "Grace"), at=AT)

    done, refused = at_once(known, *map(attempt, files))

    assert {one.slug for one in done} == set(slugs)
    assert len(done) + len(refused) == 2
    assert all("leicester/drugs is there already" in str(one) for one in refused)
    assert Area.objects.get().populations.count() == 1


def test_a_plan_that_two_start_at_once_is_started_once(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)
    area = AreaFactory(slug="leicester", name="Leicester", ons_code="E06000016")
    sheets = read(filled_in(), LIMITS)

    def attempt(email: str):
        return lambda: start_plan(sheets, Invited(email, "Grace"), at=AT)

    done, refused = at_once(area, attempt("a@b.example"), attempt("c@d.example"))

    (plan,), (loser,) = done, refused
    assert "leicester/drugs is there already" in str(loser)
    assert list(ActionPlan.objects.all()) == [plan]
    assert plan.invitations.count() == 1
