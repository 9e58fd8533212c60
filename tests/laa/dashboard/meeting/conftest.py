from __future__ import annotations

from datetime import date

import pytest

from tests.factories.plan import ActionPlanFactory


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return ActionPlanFactory(title="Violent crime")
