"""Where the operations of the API are in a world's plan."""

from __future__ import annotations

from indicators.acts import Act
from tests.indicators.examples import Q2
from tests.indicators.pages import World


def address_of(path: str, world: World) -> str:
    """An address of the document, with what the world has at its places."""
    area, plan, indicator = world.target_set.address
    return path.format(
        area=area,
        plan=plan,
        indicator=indicator,
        number=1,
        quarter=Q2.slug,
        act=Act.SUBMIT.slug,
    )
