from __future__ import annotations

from typing import Any

import pytest

from tests.indicators.pages import World


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def crime(world: World) -> World:
    """Its indicator is NI 15, and its area Coventry; 119 is signed off for Q1."""
    return as_coventry(world)


def as_coventry(world: World) -> World:
    indicator, area = world.target_set.indicator, world.target_set.plan.area
    indicator.code, indicator.slug = "NI 15", "ni-15"
    indicator.save()
    area.name = "Coventry"
    area.save()
    return world
