"""Rows that a fixture names by what they are, not by a number of one database."""

from __future__ import annotations

from functools import reduce
from typing import Any, ClassVar

from django.db import models


class NaturalKeyQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, *values: Any) -> Any:
        lookups: tuple[str, ...] = self.model.NATURAL_KEY
        return self.get(**dict(zip(lookups, values, strict=True)))


class NaturallyKeyed(models.Model):
    """NATURAL_KEY lists the lookups that together find exactly one row."""

    NATURAL_KEY: ClassVar[tuple[str, ...]]

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        return tuple(
            reduce(getattr, lookup.split("__"), self) for lookup in self.NATURAL_KEY
        )
