"""Whoever tampers with the record, be it as superuser, is found out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from laa.plan.models import AuditLink
from tests.factories.plan import AreaFactory
from tests.laa.plan.trail_reading import commit, run

pytestmark = pytest.mark.django_db
NO_ENTRY = "INSERT INTO plan_auditentry (at, origin, place, role, act, table_name, "
NO_ENTRY += "row_id, thing_table) VALUES (now(), '', '', 'laa', 'INSERT', 'x', 1, 'x')"


def said(*noted: str) -> str:
    out = StringIO()
    call_command(
        "verify_audit_trail", *(["--noted", *noted] if noted else []), stdout=out
    )
    return out.getvalue()


def five_entries() -> tuple[str, str]:
    """The number and the digest of the last."""
    AreaFactory.create_batch(5)
    commit()
    last = AuditLink.objects.get(number=5)
    return str(last.number), str(last.digest)


@contextmanager
def as_superuser() -> Iterator[None]:
    """With every trigger off, as only a superuser can have it."""
    with transaction.atomic():
        run("SET LOCAL session_replication_role = replica")
        yield
        run("SET LOCAL session_replication_role = origin")


def test_an_empty_record_is_unbroken() -> None:
    assert said() == "unbroken, 0 entries, last digest (none yet)\n"


def test_an_unbroken_record_says_its_length_and_its_last_digest() -> None:
    number, digest = five_entries()

    assert said() == f"unbroken, 5 entries, last digest {digest}\n"
    assert said(number, digest.upper()).startswith("unbroken, 5 entries")


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        (
            """UPDATE plan_auditentry SET after = after || '{"name": "Elsewhere"}'
            WHERE id = (SELECT entry_id FROM plan_auditlink WHERE number = 3)""",
            "entry 3 is not as it was written",
        ),
        (
            """UPDATE plan_auditentry SET at = at - interval '1 day'
            WHERE id = (SELECT entry_id FROM plan_auditlink WHERE number = 2)""",
            "entry 2 is not as it was written",
        ),
        (
            """DELETE FROM plan_auditentry
            WHERE id = (SELECT entry_id FROM plan_auditlink WHERE number = 3)""",
            "entry 3 is missing: only its place",
        ),
        ("DELETE FROM plan_auditlink WHERE number = 3", "entry 3 is missing: after 2"),
        (
            """DELETE FROM plan_auditlink WHERE number = 3;
            UPDATE plan_auditlink SET number = number - 1 WHERE number > 3""",
            "entry 3 is not as it was written",
        ),
        (NO_ENTRY, "is not part of the chain"),
        (
            f"""{NO_ENTRY}; INSERT INTO plan_auditlink
            SELECT max(id), 6, repeat('0', 64) FROM plan_auditentry""",
            "entry 6 is not as it was written",
        ),
    ],
)
def test_whatever_was_changed_deleted_or_added_is_named(
    tampering: str, words: str
) -> None:
    five_entries()
    with as_superuser():
        run(tampering)

    with pytest.raises(CommandError, match=f"broken: .*{words}"):
        said()


def test_a_cut_off_end_is_noticed_by_what_was_noted() -> None:
    noted = five_entries()
    with as_superuser():
        run(
            "DELETE FROM plan_auditentry "
            "WHERE id = (SELECT entry_id FROM plan_auditlink WHERE number = 5); "
            "DELETE FROM plan_auditlink WHERE number = 5"
        )

    assert said().startswith("unbroken, 4 entries")
    with pytest.raises(CommandError, match=r"ends with entry 4, and entry 5 was noted"):
        said(*noted)


def test_a_record_written_anew_is_noticed_by_what_was_noted() -> None:
    noted = five_entries()
    with as_superuser():
        run("DELETE FROM plan_auditlink; DELETE FROM plan_auditentry")
    AreaFactory.create_batch(6)
    commit()

    assert said().startswith("unbroken, 6 entries")
    with pytest.raises(CommandError, match="the entries up to it were written anew"):
        said(*noted)


def test_what_was_noted_must_be_a_number() -> None:
    with pytest.raises(CommandError, match=r"'five' is no entry's number"):
        said("five", "0")


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kathmandu"])
def test_the_settings_of_a_session_do_not_matter(zone: str) -> None:
    five_entries()
    run(f"SET LOCAL timezone = '{zone}'")
    run("SET LOCAL datestyle = 'German'")

    assert said().startswith("unbroken")
