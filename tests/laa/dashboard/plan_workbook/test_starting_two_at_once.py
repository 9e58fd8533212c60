"""Two people on the server start one plan at one moment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.dashboard.plan_workbook.reading import LIMITS
from laa.dashboard.plan_workbook.starting import Invited, start_plan
from laa.plan.models import ActionPlan
from laa.plan.sheets.reading import read
from tests.at_once import at_once
from tests.factories.plan import AreaFactory
from tests.laa.dashboard.plan_workbook.beginnings import AT, filled_in

pytestmark = pytest.mark.django_db(transaction=True)


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
