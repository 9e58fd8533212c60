"""What the database records of a change, whoever makes it and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from actions.models import Action, MilestoneProgress
from indicators.models import Actual, TargetSet
from laa.plan.models import ActionPlan, AuditEntry, AuditLink, Membership, User
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, MilestoneProgressFactory
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.factories.plan import AreaFactory, PartnerFactory, UserFactory, member
from tests.laa.plan.trail_reading import commit, entries, entry, run

pytestmark = pytest.mark.django_db
ACTUALS = "indicators_actual"


def test_a_new_row_is_recorded_whole() -> None:
    actual = ActualFactory(count=101, commentary="More reports.")

    said = entry(table_name=ACTUALS)

    assert (said.act, said.row_id, said.before) == ("INSERT", actual.pk, None)
    assert said.after["count"] == 101
    assert said.after["commentary"] == "More reports."
    assert said.after.keys() == {field.column for field in Actual._meta.concrete_fields}


def test_of_a_changed_row_all_is_kept_as_it_was_and_what_it_became() -> None:
    actual = ActualFactory(count=101)
    actual.count = 220
    actual.save()

    said = entry(table_name=ACTUALS)

    assert said.act == "UPDATE"
    assert said.before["count"] == 101
    assert said.before["quarter_number"] == 1
    assert said.after == {"count": 220}


def test_a_deleted_row_is_kept_as_it_was() -> None:
    area = AreaFactory(name="Coventry")
    key = area.pk
    area.delete()

    said = entry(table_name="plan_area")

    assert (said.act, said.row_id, said.after) == ("DELETE", key, None)
    assert said.before["name"] == "Coventry"


def change_all_at_once() -> None:
    Actual.objects.update(count=5)


def change_in_bulk() -> None:
    rows = list(Actual.objects.all())
    for row in rows:
        row.count = 5
    Actual.objects.bulk_update(rows, ["count"])


def change_by_hand() -> None:
    run("UPDATE indicators_actual SET count = 5")


@pytest.mark.parametrize("change", [change_all_at_once, change_in_bulk, change_by_hand])
def test_no_way_of_writing_goes_round_it(change: Any) -> None:
    ActualFactory.create_batch(2, count=1)

    change()

    assert [e.after for e in entries(table_name=ACTUALS, act="UPDATE")] == [
        {"count": 5},
        {"count": 5},
    ]


def test_saving_a_row_as_it_is_changes_nothing_and_says_nothing() -> None:
    ActualFactory().save()

    assert len(entries(table_name=ACTUALS)) == 1


def test_links_between_two_things_are_recorded() -> None:
    action = ActionFactory()
    serves = TargetSetFactory(plan=action.plan)
    action.serves.add(serves)
    action.serves.clear()

    added, removed = entries(table_name="actions_action_serves")

    assert (added.act, removed.act) == ("INSERT", "DELETE")
    assert added.after == removed.before
    assert added.after["targetset_id"] == serves.pk
    assert (added.plan, added.thing_table) == (action.plan, Action._meta.db_table)


def test_a_password_and_the_last_sign_in_are_not_kept() -> None:
    user = UserFactory(password="a first secret")
    user.set_password("another secret")
    user.save()
    User.objects.update(last_login="2008-10-20T09:00Z")

    made, changed = entries(table_name="plan_user")

    assert made.after["password"] == "not kept here"
    assert "last_login" not in made.after
    assert changed.before["password"] == "not kept here"
    assert changed.after == {"password": "another one"}


def test_a_row_belongs_to_its_plan_and_to_the_thing_it_is_read_with() -> None:
    progress = MilestoneProgressFactory()
    action = progress.update.action
    actual = ActualFactory()
    person = member(actual.target_set.plan, Role.ANALYST)

    of_progress = entry(table_name=MilestoneProgress._meta.db_table)
    of_figure = entry(table_name=ACTUALS)
    of_role = entry(table_name=Membership._meta.db_table)
    of_plan = entry(table_name="plan_actionplan", row_id=action.plan.pk)

    assert (of_progress.plan, of_progress.thing_id) == (action.plan, action.pk)
    assert of_progress.thing_table == Action._meta.db_table
    assert (of_figure.plan, of_figure.thing_id) == (
        actual.target_set.plan,
        actual.target_set.pk,
    )
    assert of_figure.thing_table == TargetSet._meta.db_table
    assert (of_role.thing_table, of_role.thing_id) == ("plan_user", person.pk)
    assert (of_plan.plan, of_plan.thing_id) == (action.plan, action.plan.pk)


def test_what_several_plans_share_belongs_to_none() -> None:
    partner = PartnerFactory()

    said = entry(table_name="plan_partner")

    assert (said.plan_id, said.thing_id) == (None, partner.pk)


def test_the_time_is_the_databases_own(settings: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        before = cursor.fetchone()[0]

    AreaFactory()

    assert entry(table_name="plan_area").at >= before


@pytest.mark.parametrize("table", ["plan_auditentry", "plan_auditlink"])
def test_an_entry_is_neither_changed_nor_deleted(table: str) -> None:
    AreaFactory()
    commit()
    key = "id" if table == "plan_auditentry" else "number"

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        run(f"UPDATE {table} SET {key} = {key} + 1000")
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        run(f"DELETE FROM {table}")


def test_entries_are_numbered_without_a_gap_and_chained() -> None:
    AreaFactory.create_batch(3)
    with transaction.atomic():
        AreaFactory()
        transaction.set_rollback(True)
    AreaFactory()
    commit()

    links = AuditLink.objects.values_list("number", "entry", "entry__table_name")

    assert [number for number, *_ in links] == [1, 2, 3, 4]
    assert {table for *_, table in links} == {"plan_area"}
    assert len(set(AuditLink.objects.values_list("digest", flat=True))) == 4


def test_one_plans_page_is_one_indexed_query() -> None:
    plan = ActionPlan.objects.create(agreement=TargetSetFactory().plan.agreement)
    # As many entries of other plans as make the planner weigh its ways.
    run(
        "INSERT INTO plan_auditentry"
        " (at, origin, place, role, act, table_name, row_id, thing_table, plan_id)"
        " SELECT now(), '', '', '', 'INSERT', '', n, '', n % 50 + 1000000"
        " FROM generate_series(1, 5000) n"
    )
    run("ANALYZE plan_auditentry")

    plan_of_query = AuditEntry.objects.filter(plan=plan)[:25].explain()

    assert "Index Scan Backward using audit_entry_of_plan" in plan_of_query
    assert "Sort" not in plan_of_query


def test_they_are_called_by_their_number() -> None:
    area = AreaFactory()
    commit()
    said = entry(row_id=area.pk)

    assert str(said) == f"Entry {said.pk}"
    assert str(said.link) == f"1: {said.link.digest}"
