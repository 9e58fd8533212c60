from __future__ import annotations

import pytest

from tests.actions.plans import Led, a_led_action


@pytest.fixture
def led(db: None) -> Led:
    return a_led_action()
