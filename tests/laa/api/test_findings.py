from __future__ import annotations

from typing import Any

import pytest

from laa.plan.roles import Role
from tests.indicators.pages import TODAY, World, a_world
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


def test_findings_are_those_of_their_page_in_its_order(world: World) -> None:
    area, plan, _ = world.target_set.address
    page = world.client(Role.PARTNER).get(f"/{area}/{plan}/findings/")

    one = caller(world.people[Role.PARTNER])
    told = one.get(f"/api/v1/plans/{area}/{plan}/findings").json()

    found = page.context["findings"]
    assert told["total"] == len(found) > 0
    assert [(one["weight"], one["where"], one["words"]) for one in told["items"]] == [
        (one.severity.value, str(one.where), one.words) for one in found
    ]
    assert [one["page"] for one in told["items"]] == [
        one.where.address for one in found
    ]
