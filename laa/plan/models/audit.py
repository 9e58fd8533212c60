"""
The record of all changes: one entry a changed row, written by the database itself.

Its triggers are the only writers. Entries are chained when their transaction commits: a
link gives each the next number, without gaps, and a digest over it and the one before.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models

from laa.plan.models.people import User
from laa.plan.models.plans import ActionPlan
from laa.plan.recording import Origin
from laa.plan.triggers import Protect, Trigger

# Fires when the transaction commits, in the order in which the entries were written.
_TAKE_A_LINK = "INSERT INTO plan_auditlink (entry_id) VALUES (NEW.id); RETURN NULL;"
# A link's own trigger is queued by that, and so fires after all that other triggers
# still had to do: whoever holds the lock waits for nobody.
_CHAIN = """
    PERFORM pg_advisory_xact_lock(20080401);
    SELECT number, digest INTO _last FROM plan_auditlink
        WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1;
    UPDATE plan_auditlink SET
        number = COALESCE(_last.number, 0) + 1,
        digest = encode(sha256(convert_to(
            COALESCE(_last.digest, '') || chr(10)
            || plan_audit_sealed(COALESCE(_last.number, 0) + 1, entry), 'UTF8'
        )), 'hex')
        FROM plan_auditentry entry
        WHERE entry.id = entry_id AND entry_id = NEW.entry_id;
    RETURN NULL;
"""


def _at_commit(name: str, func: str, *declare: tuple[str, str]) -> Trigger:
    return Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        declare=list(declare),
        func=func,
    )


class AuditEntry(models.Model):
    """
    `before` is the whole row as it was, `after` the whole new row, or of a changed one
    what changed. What an entry names may be gone: nothing holds it to other tables.
    """

    class Act(models.TextChoices):
        INSERT = "INSERT", "added"
        UPDATE = "UPDATE", "changed"
        DELETE = "DELETE", "removed"

    at = models.DateTimeField(help_text="By the database's clock.")
    by: Any = models.ForeignKey(
        User, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    origin = models.CharField(max_length=10, choices=Origin, blank=True)
    place = models.CharField(max_length=150, help_text="The page's or command's name.")
    role = models.CharField(max_length=63, help_text="That of the database's session.")
    act = models.CharField(max_length=6, choices=Act)
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    before: Any = models.JSONField(null=True)
    after: Any = models.JSONField(null=True)
    plan: Any = models.ForeignKey(
        ActionPlan,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    thing_table = models.CharField(max_length=63)
    thing_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["plan", "id"], name="audit_entry_of_plan"),
            models.Index(
                fields=["thing_table", "thing_id", "id"], name="audit_entry_of_thing"
            ),
        ]
        triggers = [
            _at_commit("takes_a_link", _TAKE_A_LINK),
            Protect(name="entry_is_frozen", operation=pgtrigger.Update),
            Protect(name="entry_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"


class AuditLink(models.Model):
    """An entry's place in the chain; without a number until its commit is under way."""

    entry: Any = models.OneToOneField(
        AuditEntry,
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="link",
    )
    number = models.BigIntegerField(null=True, unique=True)
    digest = models.CharField(max_length=64, null=True)  # noqa: DJ001

    class Meta:
        ordering = ["number"]
        triggers = [
            _at_commit("is_chained", _CHAIN, ("_last", "RECORD")),
            Protect(
                name="link_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.number IS NOT NULL"),
            ),
            Protect(name="link_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.digest}"
