"""A quarter's figure by group: racially aggravated offences of all, for example."""

from __future__ import annotations

import pgtrigger
from django.db import models

from indicators.models.actual import SIGNED_OFF, Actual
from laa.plan import triggers
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.recorded import RECORDED

_REFUSE_ONCE_SIGNED_OFF = f"""
    IF EXISTS (
        SELECT FROM indicators_actual
        WHERE id IN (OLD.actual_id, NEW.actual_id) AND status = '{SIGNED_OFF}'
    ) THEN
        RAISE EXCEPTION 'The figure is signed off: its breakdown cannot change';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


class Breakdown(NaturallyKeyed):
    NATURAL_KEY = (*(f"actual__{key}" for key in Actual.NATURAL_KEY), "category")

    actual = models.ForeignKey(Actual, models.PROTECT, related_name="breakdown")
    category = models.CharField(max_length=150)
    count = models.BigIntegerField()

    class Meta:
        ordering = ["actual", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actual", "category"], name="breakdown_is_unique"
            )
        ]
        triggers = [
            RECORDED,
            triggers.Trigger(
                name="is_frozen_with_its_figure",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_REFUSE_ONCE_SIGNED_OFF,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.count}"
