"""Rows that say who did what and when: once written, the database keeps them as is."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models

from laa.plan import triggers
from laa.plan.recorded import RECORDED

FROZEN = [
    triggers.Protect(
        name="history_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*"),
    ),
    triggers.Protect(name="history_is_kept", operation=pgtrigger.Delete),
    RECORDED,
]


class HistoryRow(models.Model):
    """A model that inherits this also inherits its Meta, for the triggers in it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        triggers = FROZEN
