"""No trigger of ours can be switched off from inside a session."""

from __future__ import annotations

from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from indicators.models import SignOffEvent
from laa.plan.models import AuditEntry
from laa.plan.triggers import Trigger
from tests.factories.indicators import ActualFactory
from tests.factories.plan import AreaFactory
from tests.indicators.returns import sign_off, target_set_of_368
from tests.laa.plan.trail_reading import run

OURS = [
    pytest.param(model, trigger, id=f"{model.__name__}:{trigger.name}")
    for model, trigger in pgtrigger.registered()
]


@pytest.mark.parametrize(("model", "trigger"), OURS)
def test_a_trigger_asks_no_setting_whether_to_work(model: Any, trigger: Any) -> None:
    """One that does: take it from laa.plan.triggers, not from pgtrigger."""
    assert isinstance(trigger, Trigger)
    assert "ignore" not in trigger.compile(model).install_sql


@pytest.mark.django_db
def test_no_function_of_the_database_asks_either() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger%' "
            "AND (prosrc LIKE '%ignore%' OR NOT prosecdef OR proconfig IS NULL)"
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_nobody_else_may_hang_their_functions_on_a_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE (proname LIKE 'pgtrigger%' OR "
            "proname = 'plan_audit_record') "
            "AND has_function_privilege('public', oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []


def ignore_everything() -> None:
    names = ",".join(
        trigger.get_pgid(model) for model, trigger in pgtrigger.registered()
    )
    run(f"SET LOCAL pgtrigger.ignore = '{{{names}}}'")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE indicators_actual SET count = 1", "Cannot update"),
        ("UPDATE indicators_actual SET status = 'draft'", "Cannot update"),
        ("UPDATE indicators_actual SET year = 2009", "Cannot update"),
        ("DELETE FROM indicators_actual", "Cannot delete"),
        ("UPDATE indicators_signoffevent SET note = 'x'", "Cannot update"),
        ("DELETE FROM indicators_signoffevent", "Cannot delete"),
        (
            "INSERT INTO indicators_breakdown (actual_id, category, count) "
            "SELECT id, 'x', 1 FROM indicators_actual",
            "its breakdown cannot change",
        ),
        ("DELETE FROM plan_auditentry", "Cannot delete"),
    ],
)
def test_what_is_signed_off_stays_though_all_triggers_be_ignored(
    sql: str, words: str
) -> None:
    sign_off(target_set_of_368())
    ignore_everything()

    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        run(sql)

    assert SignOffEvent.objects.count() == 3


@pytest.mark.django_db
def test_a_change_is_recorded_though_all_triggers_be_ignored() -> None:
    ignore_everything()

    AreaFactory()

    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
def test_a_temporary_table_of_the_same_name_misleads_no_trigger() -> None:
    ActualFactory(signed_off=True)
    run("CREATE TEMP TABLE indicators_actual (id BIGINT, status TEXT)")

    with pytest.raises(DatabaseError, match="cannot change"), transaction.atomic():
        run(
            "INSERT INTO indicators_breakdown (actual_id, category, count) "
            "SELECT id, 'x', 1 FROM public.indicators_actual"
        )
