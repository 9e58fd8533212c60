from __future__ import annotations

from decimal import Decimal

import pytest

from tests.factories.indicators import IndicatorFactory, TargetSetFactory
from tests.indicators.pages import World


@pytest.fixture
def kinds(world: World) -> World:
    """After the rate in row 2: a percentage, a score, and one not yet introduced."""
    plan = world.target_set.plan
    percentage = IndicatorFactory(percentage=True, code="NI 901", slug="ni-901")
    score = IndicatorFactory(score=True, code="NI 902", slug="ni-902")
    later = IndicatorFactory(code="NI 903", slug="ni-903")
    TargetSetFactory(
        plan=plan, indicator=percentage, baseline=Decimal(40), targets=(38, 36, 34)
    )
    TargetSetFactory(plan=plan, indicator=score, baseline=Decimal(3), targets=(3, 4))
    TargetSetFactory(plan=plan, indicator=later, not_yet_introduced=True)
    return world
