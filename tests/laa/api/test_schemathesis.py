"""The service answers as its document says, whatever is asked: Schemathesis asks."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from laa.api.openapi import document
from laa.plan.roles import Role
from laa.wsgi import application
from tests.indicators.pages import TODAY, World, a_world
from tests.laa.api.calls import token_of

# More by hand: LAA_EXAMPLES=500.
EXAMPLES = int(os.environ.get("LAA_EXAMPLES", "12"))
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 1908,
        # Without the tag of what was seen nothing is written: RFC 6585 has 428 for it.
        "checks": {"missing_required_header": {"expected-statuses": [401, 428]}},
    }
)

schema = schemathesis.openapi.from_dict(
    json.loads(json.dumps(document())), config=CONFIG
)
schema.app = application


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """As Django's own test client has it: a request does not end the test's."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def token(db: None, settings: Any, _one_connection: None) -> str:
    settings.TODAY = TODAY
    settings.ALLOWED_HOSTS = ["*"]
    settings.API_REQUESTS_A_MINUTE = 1_000_000
    # It shows wrong tokens, too, as often as it likes.
    settings.ACCOUNT_RATE_LIMITS = {}
    world: World = a_world()
    plan = world.target_set.plan
    type(plan).objects.update(slug="violent-crime")
    type(plan.area).objects.update(slug="coventry")
    type(world.target_set.indicator).objects.update(slug="ni-15")
    return token_of(world.people[Role.ANALYST])


@schema.parametrize()
@hypothesis.settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
def test_schemathesis_finds_nothing(case: Any, token: str) -> None:
    # What is wrong only in a parameter that is an empty list is right once it is sent:
    # no address can hold such a list.
    hypothesis.assume([] not in (case.query or {}).values())
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"},
        # A figure that is well formed may still be none: too large, too early.
        excluded_checks=[positive_data_acceptance],
    )
