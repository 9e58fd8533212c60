"""A return as a program enters it, and where."""

from __future__ import annotations

from typing import Any

from tests.indicators.examples import Q2
from tests.indicators.pages import World

BODY: dict[str, Any] = {
    "count": 101,
    "state": "provisional",
    "source": "Police extract",
    "as_at": "2008-10-14",
    "commentary": "More reports after the new counting rule.",
}


def address(world: World, quarter: Any = Q2, act: str = "") -> str:
    area, plan, indicator = world.target_set.address
    place = f"/api/v1/plans/{area}/{plan}/returns/{quarter.slug}/{indicator}"
    return f"{place}/{act}" if act else place
