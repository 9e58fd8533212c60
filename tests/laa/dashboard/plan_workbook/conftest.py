from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.laa.dashboard.plan_workbook.books import APlan, a_plan


@pytest.fixture
def mine(db: None, settings: Any) -> APlan:
    settings.TODAY = date(2008, 10, 20)
    return a_plan()
