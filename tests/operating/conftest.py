"""What the tests of operating stand on: a PostgreSQL of their own, as in earnest."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from indicators.signoff import current, version_of
from laa.localdb_place import TEMPORARY
from laa.localdb_server import Server
from laa.plan.roles import Role
from tests.indicators.examples import Q2
from tests.indicators.pages import a_world
from tests.operating.place import Place, django_on


@pytest.fixture(scope="session")
def place(django_db_blocker: Any) -> Iterator[Place]:
    """Its durability is on: what is killed here would else lose what it promised."""
    with TemporaryDirectory(prefix="laa ", dir=TEMPORARY) as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder, "var/pg"), system_home=Path(folder, "lib"))
        with server.held():
            found = Place(server)
            found.ask("CREATE DATABASE empty")
            with django_db_blocker.unblock(), django_on(found.url("empty")):
                call_command("migrate", verbosity=0)
                call_command("grant_web_role", stdout=StringIO())
            found.copy("empty", "filled")
            with django_db_blocker.unblock(), django_on(found.url("filled")):
                _fill(found)
            yield found


def _fill(place: Place) -> None:
    """A plan whose Q2 is to be entered, and its people signed in."""
    place.world = a_world()
    place.version = version_of(current(place.world.target_set, Q2))
    for role in Role:
        cookies = place.world.client(role).cookies
        place.sessions[role] = cookies[settings.SESSION_COOKIE_NAME].value
