"""Every table of ours is governed: the database records each change of its rows."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from laa.plan.models import AuditEntry, AuditLink, Reminder
from laa.plan.recorded import Recorded

# Those that are not, each with the reason.
UNRECORDED: dict[type[models.Model], str] = {
    AuditEntry: "it is the record",
    AuditLink: "it is the record's chain",
    Reminder: "it says what was mailed to whom, and is written once",
}
OURS = ("laa.", "indicators.", "actions.", "funding.")
MODELS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if f"{model.__module__}.".startswith(OURS) and not model._meta.proxy
]
HOW = (
    "{} is not recorded. Put RECORDED from laa.plan.recorded among the triggers of its "
    "Meta (or Recorded(secret=...) if a column is a secret); of a table between two "
    "models, write NAME = recorded_links(Model.field.through) under the model. Then "
    "make migrations. If it need not be recorded, say why in UNRECORDED."
)


def recorded() -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", [])
        if isinstance(trigger, Recorded)
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_model_is_recorded_or_there_is_a_reason(model: type[models.Model]) -> None:
    is_recorded = model._meta.db_table in recorded()

    assert is_recorded != (model in UNRECORDED), HOW.format(model._meta.label)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_is_named_by_a_number(model: type[models.Model]) -> None:
    """The entry's row_id and thing_id hold one."""
    pk = model._meta.pk

    assert model in UNRECORDED or (pk.column, pk.db_type(connection)) == (
        "id",
        "bigint",
    )


@pytest.mark.django_db
def test_the_database_has_the_triggers_of_all_that_are_recorded() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE tgname LIKE 'pgtrigger_is_recorded%' AND tgenabled = 'O'"
        )
        tables = {name for (name,) in cursor.fetchall()}

    assert tables == recorded()
