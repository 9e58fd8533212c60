"""An entry says who made the change and from where, if anybody told it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django
import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from indicators.acts import Act
from laa.plan.models import AuditEntry, User
from laa.plan.recording import Origin, Source, told
from laa.plan.roles import Role
from tests.factories.plan import AreaFactory, UserFactory
from tests.indicators.pages import TODAY, World, a_world
from tests.laa.plan.trail_reading import entry, run

pytestmark = pytest.mark.django_db


def who_and_where(said: AuditEntry) -> tuple[User | None, str, str]:
    return said.by, said.origin, said.place


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


def test_a_page_names_itself_and_whoever_has_signed_in(world: World) -> None:
    world.post(Role.ANALYST)

    said = entry(table_name="indicators_actual")

    analyst = world.people[Role.ANALYST]
    assert who_and_where(said) == (analyst, Origin.PAGE, "return")
    assert said.role == connection.settings_dict["USER"]


def test_each_request_tells_of_itself_alone(world: World) -> None:
    world.post(Role.ANALYST, act=Act.SUBMIT.label)
    world.post_act(Role.OWNER, Act.SIGN_OFF)

    said = entry(table_name="indicators_actual")
    assert who_and_where(said) == (world.people[Role.OWNER], Origin.PAGE, "act")

    AreaFactory()
    run("SELECT 1")
    assert connection.execute_wrappers == []


def test_without_anybody_it_is_the_database_prompt() -> None:
    AreaFactory()

    said = entry(table_name="plan_area")

    assert who_and_where(said) == (None, Origin.PROMPT, "")


def test_somebody_who_has_not_signed_in_is_nobody() -> None:
    person = UserFactory(password="a good password")

    Client().post(
        reverse("sign-in"), {"login": person.email, "password": "a good password"}
    )

    assert Session.objects.count() == 1
    assert AuditEntry.objects.filter(table_name="plan_user").count() == 1


def test_pages_that_only_read_tell_nothing(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1) as asked, told(a_page):
        User.objects.count()

    assert "set_config" not in asked[0]["sql"]


def test_telling_costs_no_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1), told(a_page):
        AreaFactory()

    assert entry(table_name="plan_area").place == "it's 100% here"


def a_page() -> Source:
    return Source(Origin.PAGE, "it's 100% here")


def test_a_statement_without_parameters_tells_too() -> None:
    AreaFactory(name="Coventry 100%")

    with told(a_page):
        run("UPDATE plan_area SET slug = 'c' WHERE name LIKE '%100%'")

    assert entry(table_name="plan_area").place == "it's 100% here"


def test_what_a_statement_answers_is_still_its_own() -> None:
    with told(a_page), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plan_area (slug, name, ons_code) VALUES (%s, 'C', 'E1') "
            "RETURNING slug",
            ["c%s"],
        )

        assert cursor.fetchall() == [("c%s",)]
        assert cursor.rowcount == 1


@pytest.mark.django_db(transaction=True)
def test_it_is_told_outside_a_transaction_and_forgotten_after_it() -> None:
    with told(a_page):
        AreaFactory()
    AreaFactory()

    told_of, not_told_of = AuditEntry.objects.order_by("pk")
    assert (told_of.place, not_told_of.place) == ("it's 100% here", "")


def test_it_is_told_again_after_a_part_was_rolled_back() -> None:
    with told(a_page):
        with transaction.atomic():
            AreaFactory()
            transaction.set_rollback(True)
        AreaFactory()

    assert entry(table_name="plan_area").place == "it's 100% here"


@pytest.mark.django_db(transaction=True)
def test_a_command_names_itself(
    command_line: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "so that no other server is started")

    command_line("load_plan", "coventry-violent-crime")

    said = entry(table_name="indicators_actual")
    assert who_and_where(said) == (None, Origin.COMMAND, "load_plan")
    assert said.plan.slug == "violent-crime"


def test_a_command_line_without_a_command_does_no_harm(
    command_line: Callable[..., str],
) -> None:
    assert command_line("--version").strip() == django.get_version()
