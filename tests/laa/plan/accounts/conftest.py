from __future__ import annotations

import pytest

from laa.plan.models import User
from tests.factories.plan import UserFactory
from tests.laa.plan.accounts.people import ADDRESS, PASSWORD, Browser


@pytest.fixture
def ann(db: None) -> User:
    person: User = UserFactory(email=ADDRESS, name="Ann", password=PASSWORD)
    return person


@pytest.fixture
def client() -> Browser:
    return Browser()
