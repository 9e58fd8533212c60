"""What every test stands on: a throw-away database, quick passwords, and no network."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import dj_database_url
import hypothesis
import pytest
from django.conf import settings
from django.db import connection

import manage
from laa import localdb
from laa.localdb_place import TEMPORARY

_LOCAL = {"127.0.0.1", "::1", "localhost"}


def pytest_configure() -> None:
    # Speed is for bench/; and CI judges a change, not the luck of the draw.
    is_ci = os.environ.get("CI") == "true"
    hypothesis.settings.register_profile("house", deadline=None, derandomize=is_ci)
    hypothesis.settings.load_profile("house")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Static files are served from where they lie, without collectstatic.
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Start the tests' own server, for the first test that asks for a database."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with localdb.TESTS.held() as url:
        connection.settings_dict.update(dj_database_url.parse(url))
        # Two runs at once in one clone each have their own.
        connection.settings_dict["TEST"]["NAME"] = f"test_{os.getpid()}"
        yield


@pytest.fixture
def command_line(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """
    manage.py as a person runs it, which gives what it said.

    Django, set up by it, binds the log to the error stream; capsys would close that.
    """

    def run(*words: str) -> str:
        said = StringIO()
        monkeypatch.setattr(sys, "stdout", said)
        manage.main(["manage.py", *words])
        return said.getvalue()

    return run


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder that every account may enter, unlike tmp_path; its name has a space."""
    with TemporaryDirectory(prefix="laa ", dir=TEMPORARY) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
            raise ConnectionRefusedError(f"tests may not connect to {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield
