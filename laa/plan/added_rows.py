"""Rows that can be added to a plan after it was published: by whom, and when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from laa.plan.natural_keys import NaturallyKeyed


class AddedRow(NaturallyKeyed):
    """What the plan came with was added by nobody, and was there from the start."""

    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def was_there(self, until: date | None) -> bool:
        """Whether it had been added by the end of a day; None: by now."""
        if until is None or self.added_at is None:
            return True
        return timezone.localdate(self.added_at) <= until


def addition_is_whole(model: str) -> models.CheckConstraint:
    """A model that has constraints of its own lists this among them."""
    neither = Q(added_by=None, added_at=None)
    both = Q(added_by__isnull=False, added_at__isnull=False)
    return models.CheckConstraint(
        condition=neither | both, name=f"{model}_addition_is_whole"
    )
