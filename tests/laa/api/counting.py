"""How many queries an address of the API takes, once the token's use is noted."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from laa.plan.models import User
from tests.laa.api.calls import caller


def queries(user: User, address: str) -> int:
    one = caller(user, name=f"Spreadsheet {user.api_tokens.count()}")
    # The first request of a day notes that the token was used.
    one.get(address)
    with CaptureQueriesContext(connection) as found:
        assert one.get(address).status_code == 200
    return len(found)
