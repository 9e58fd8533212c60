from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse


def test_it_lives_without_a_database(client: Client) -> None:
    answer = client.get(reverse("alive"))

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_once_the_database_is_as_the_code_needs_it(client: Client) -> None:
    answer = client.get(reverse("ready"))

    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_is_missing(client: Client) -> None:
    [latest] = MigrationLoader(connection).graph.leaf_nodes("funding")
    MigrationRecorder(connection).record_unapplied(*latest)

    answer = client.get(reverse("ready"))

    assert (answer.status_code, answer.content) == (503, b"not ready\n")


@pytest.mark.django_db(transaction=True)
def test_it_is_not_ready_without_its_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "no_such_database")
        answer = client.get(reverse("ready"))
    connection.close()

    assert (answer.status_code, answer.content) == (503, b"not ready\n")


def test_a_watcher_by_http_is_not_sent_to_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = client.head(reverse("alive"))
    elsewhere = client.head(reverse("sign-in"))

    assert answer.status_code == 200
    assert elsewhere.status_code == 301
