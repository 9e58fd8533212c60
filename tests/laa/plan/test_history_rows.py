"""Every table of history is kept by the database itself, whoever writes the SQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from factory.django import DjangoModelFactory

from actions.models import MilestoneProgress
from laa.plan.history_rows import HistoryRow
from tests.factories import actions, funding, indicators, plan

HISTORY = {
    *(model for model in apps.get_models() if issubclass(model, HistoryRow)),
    MilestoneProgress,
}
FACTORIES: dict[type[models.Model], Any] = {
    factory._meta.model: factory
    for module in (actions, funding, indicators, plan)
    for factory in vars(module).values()
    if isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
}
ROWS = pytest.mark.parametrize("model", sorted(HISTORY, key=lambda one: one.__name__))


def a_row(model: type[models.Model]) -> models.Model:
    """The first of its kind: what corrects an earlier one needs more said."""
    FACTORIES[model].reset_sequence(0, force=True)
    made: models.Model = FACTORIES[model]()
    return made


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
@ROWS
def test_a_row_of_history_is_neither_changed_nor_deleted(
    model: type[models.Model],
) -> None:
    row = a_row(model)
    table = model._meta.db_table

    with pytest.raises(DatabaseError, match="Cannot update"):
        run(f"UPDATE {table} SET id = id + 1")
    with pytest.raises(DatabaseError, match="Cannot delete"):
        run(f"DELETE FROM {table}")

    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.django_db
@ROWS
def test_saving_a_row_of_history_as_it_is_does_no_harm(
    model: type[models.Model],
) -> None:
    row = a_row(model)

    row.save()

    assert model._default_manager.count() == 1
