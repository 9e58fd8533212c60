"""The database refuses the role that serves requests all that it never needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from psycopg2.errors import DuplicateObject, UniqueViolation

from indicators.acts import Act
from indicators.models import Actual
from laa.plan import recording
from laa.plan.history_rows import FROZEN
from laa.plan.models import User
from laa.plan.roles import Role
from laa.plan.web_role import privileges
from tests.factories.indicators import ActualFactory
from tests.factories.plan import AreaFactory
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, a_world
from tests.indicators.returns import RED, sign_off, submit, target_set_of_368
from tests.laa.plan.trail_reading import commit, entry, run

pytestmark = pytest.mark.django_db
WEB = "laa_web"
FORGED = """
    SELECT plan_audit_record('INSERT', 'x', NULL, '{"id": 1}', NULL, 'x', 1, '{}', '{}')
"""
FROZEN_TABLES = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if set(FROZEN) <= set(getattr(model._meta, "triggers", []))
)


@pytest.fixture(scope="module", autouse=True)
def _role(django_db_setup: None, django_db_blocker: Any) -> None:
    """Made for good: a server has one of each name, and several runs may share it."""
    with django_db_blocker.unblock():
        own = psycopg2.connect(**connection.get_connection_params())
        own.autocommit = True
        with own.cursor() as cursor, suppress(DuplicateObject, UniqueViolation):
            cursor.execute(f"CREATE ROLE {WEB} LOGIN")
        own.close()


@contextmanager
def served() -> Iterator[None]:
    """As the web role, as if the connection had been made by it."""
    call_command("grant_web_role", verbosity=0)
    run(f"SET SESSION AUTHORIZATION {WEB}")
    yield
    run("RESET SESSION AUTHORIZATION")


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
    ):
        run(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO plan_auditentry (at) VALUES (now())",
        "UPDATE plan_auditentry SET place = 'elsewhere'",
        "DELETE FROM plan_auditentry",
        "TRUNCATE plan_auditentry",
        "INSERT INTO plan_auditlink (entry_id) VALUES (1)",
        "UPDATE plan_auditlink SET digest = ''",
        "DELETE FROM plan_auditlink",
        "TRUNCATE plan_auditlink",
        "SELECT * FROM plan_auditentry FOR UPDATE",
        FORGED,
        "CREATE TABLE elsewhere (id INT)",
        "DROP TABLE plan_auditentry",
        "DELETE FROM django_migrations",
        "DELETE FROM indicators_actual",
        "ALTER TABLE indicators_actual DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE ROLE another SUPERUSER",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_the_web_role_is_refused(sql: str) -> None:
    with served():
        refused(sql)


@pytest.mark.parametrize("table", FROZEN_TABLES)
def test_of_a_frozen_table_it_may_only_read_and_add(table: str) -> None:
    with served():
        refused(f"UPDATE {table} SET id = id")
        refused(f"DELETE FROM {table}")
        refused(f"TRUNCATE {table}")
        run(f"SELECT FROM {table}")


def test_it_empties_no_table() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)

    with served():
        for table in tables:
            refused(f"TRUNCATE {table} CASCADE")


def test_it_cannot_forge_entries_by_a_table_of_its_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger_is_recorded%'"
        )
        function = cursor.fetchone()[0]

    with served():
        run("CREATE TEMP TABLE forged (id BIGINT, plan_id BIGINT)")
        refused(
            "CREATE TRIGGER forged AFTER INSERT ON forged "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )


def test_it_cannot_change_a_signed_off_figure() -> None:
    sign_off(target_set_of_368())

    with served():
        run("SET LOCAL pgtrigger.ignore = '{pgtrigger_signed_off_is_frozen_9afe7}'")
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            run("UPDATE indicators_actual SET count = 1")


def test_it_cannot_pass_a_figure_off_as_published() -> None:
    """Which would be signed off from the start."""
    with (
        served(),
        pytest.raises(DatabaseError, match="loaded by the role that migrates"),
        transaction.atomic(),
    ):
        ActualFactory(published=True)


def test_what_it_writes_is_recorded_and_chained() -> None:
    with served():
        AreaFactory()
        commit()

        assert entry(table_name="plan_area").role == WEB
        call_command("verify_audit_trail")


def test_people_sign_in_and_sign_off_through_it(settings: Any) -> None:
    settings.TODAY = TODAY
    world = a_world()
    owner = world.people[Role.OWNER]
    owner.set_password("a good password")
    owner.save()

    with served():
        submit(world.target_set, world.people[Role.ANALYST], RED, Q2)
        client = Client()
        client.post(
            reverse("sign-in"), {"login": owner.email, "password": "a good password"}
        )
        world.post_act(Role.OWNER, Act.SIGN_OFF, quarter=Q2)
        commit()

        assert client.get(reverse("home")).status_code == 200
        assert (
            list(Actual.objects.values_list("status", flat=True)) == ["signed off"] * 2
        )
        assert entry(table_name="indicators_actual").by == owner


def test_a_person_without_roles_can_be_deleted_by_it() -> None:
    user = User.objects.create_user(email="a@b.example", name="A")

    with served():
        user.delete()

        assert entry(table_name="plan_user").act == "DELETE"


@pytest.mark.django_db(transaction=True)
def test_the_service_is_ready_over_a_connection_of_the_web_role(client: Client) -> None:
    call_command("grant_web_role", verbosity=0)
    owner = connection.settings_dict["USER"]
    connection.close()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(connection.settings_dict, "USER", WEB)
            answer = client.get(reverse("ready"))
            refused("DELETE FROM plan_auditentry")
            refused(f"SET SESSION AUTHORIZATION {owner}")
    finally:
        connection.close()

    assert (answer.status_code, answer.content) == (200, b"ready\n")


def test_it_can_be_granted_again_and_takes_back_what_is_too_much() -> None:
    call_command("grant_web_role", verbosity=0)
    run(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {WEB}")

    with served():
        refused("TRUNCATE plan_auditentry")


def test_a_restored_database_is_made_as_tight_again() -> None:
    run("GRANT ALL ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC")

    with served(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger\\_%' "
            "AND has_function_privilege(oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []
        refused(FORGED)


def test_a_role_that_is_not_there_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("grant_web_role", "a_new_server")

    assert capsys.readouterr().out == "a_new_server may serve requests.\n"


def test_whoever_owns_the_tables_does_not_serve() -> None:
    run("CREATE ROLE owns_a_table")
    run("CREATE TABLE owned (id INT)")
    run("ALTER TABLE owned OWNER TO owns_a_table")

    with pytest.raises(CommandError, match="'owns_a_table' owns owned, and so may do"):
        call_command("grant_web_role", "owns_a_table")


def test_a_superuser_does_not_serve() -> None:
    run("CREATE ROLE almighty SUPERUSER")

    with pytest.raises(CommandError, match="'almighty' is a superuser, and so may do"):
        call_command("grant_web_role", "almighty")


def test_an_owner_who_may_make_no_roles_is_told_what_to_do() -> None:
    run("CREATE ROLE humble")
    run("SET SESSION AUTHORIZATION humble")

    with pytest.raises(CommandError, match='CREATE ROLE "a-server" LOGIN'):
        call_command("grant_web_role", "a-server")

    run("RESET SESSION AUTHORIZATION")


def test_a_roles_name_is_quoted() -> None:
    name = 'a-server; "x"'
    with recording.command(["manage.py", "grant_web_role"]):
        call_command("grant_web_role", name)

    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'plan_area', 'DELETE')", [name])
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize(
    ("table", "allowed"),
    [
        ("django_migrations", "SELECT"),
        ("plan_auditentry", "SELECT"),
        ("indicators_signoffevent", "SELECT, INSERT"),
        ("indicators_actual", "SELECT, INSERT, UPDATE"),
        ("plan_membership", "SELECT, INSERT, UPDATE, DELETE"),
        ("django_session", "SELECT, INSERT, UPDATE, DELETE"),
    ],
)
def test_it_gets_what_serving_needs(table: str, allowed: str) -> None:
    assert ", ".join(privileges(table)) == allowed
