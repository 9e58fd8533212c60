from __future__ import annotations

from typing import Any

import pytest

from tests.funding.money import TODAY
from tests.funding.pages import Money, some_money


@pytest.fixture
def money(db: None, settings: Any) -> Money:
    settings.TODAY = TODAY
    return some_money()
