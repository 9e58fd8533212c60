from __future__ import annotations

from typing import Any

import pytest

from tests.indicators.pages import TODAY, World, a_world


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()
