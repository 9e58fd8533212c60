"""What entries of the record speak of, in words, with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import DateField, DateTimeField, Field, ForeignKey, Model
from django.utils import timezone

from laa.plan.audit.words import (
    CHANGED,
    Change,
    Value,
    field_name,
    kind_of,
    shortened,
)
from laa.plan.days import in_words
from laa.plan.models import AuditEntry, User

NOTHING = "nothing"
# Numbers that are names, and so have no comma.
_YEARS = ("year", "introduced")
_UNTOLD = {"id", "version"}
Columns = dict[str, "Field[Any, Any]"]


def model_of(table: str) -> type[Model] | None:
    """None for a table that this version has no longer."""
    return _models().get(table)


def _models() -> dict[str, type[Model]]:
    every = apps.get_models(include_auto_created=True)
    return {m._meta.db_table: m for m in every if not m._meta.proxy}


class Names:
    """The rows that the foreign keys of some entries lead to, found together."""

    def __init__(self, entries: Sequence[AuditEntry]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for entry in entries:
            if entry.by_id:
                wanted[User].add(entry.by_id)
            for field, key in _keys(entry):
                wanted[field.related_model].add(key)
        self._found = {
            model: model._base_manager.select_related().in_bulk(keys)
            for model, keys in wanted.items()
        }

    def change(self, entry: AuditEntry) -> Change:
        return Change(
            act=entry.act,
            thing=self._thing(entry),
            who=self._who(entry),
            origin=entry.origin,
            place=entry.place,
            role=entry.role,
            at=timezone.localtime(entry.at),
            values=tuple(self._values(entry)),
        )

    def _who(self, entry: AuditEntry) -> str:
        if not entry.by_id:
            return ""
        person = self._found[User].get(entry.by_id)
        return str(person or f"Somebody whose account ({entry.by_id}) is gone")

    def _thing(self, entry: AuditEntry) -> str:
        model = model_of(entry.table_name)
        if model is None:
            return f"row {entry.row_id} of {entry.table_name}"
        if model._meta.auto_created:
            ends = [self._shown(field, key) for field, key in _keys(entry)]
            return f"the link between {' and '.join(ends)}"
        kind = kind_of(str(model._meta.verbose_name))
        name = self._name(model, entry)
        # Some say what they are in their own name: "Risk 3", "Action A1".
        return name if name.lower().startswith(kind) else f"the {kind} “{name}”"

    def _name(self, model: type[Model], entry: AuditEntry) -> str:
        row = model()
        for column, raw in (entry.before or entry.after).items():
            field = _columns(model).get(column)
            if field is None:
                continue
            setattr(row, field.attname, field.to_python(raw))
            if isinstance(field, ForeignKey) and raw is not None:
                target = self._target(field, raw)
                if target is None:
                    return f"number {entry.row_id}"
                field.set_cached_value(row, target)
        return str(row)

    def _values(self, entry: AuditEntry) -> Iterable[Value]:
        model = model_of(entry.table_name)
        told = entry.after or entry.before
        for column, raw in told.items() if model else ():
            field = _columns(model).get(column) if model else None
            if field is None or column in _UNTOLD or isinstance(raw, dict | list):
                continue
            label = field_name(str(field.verbose_name))
            was = (entry.before or {}).get(column)
            if entry.act == CHANGED:
                yield Value(label, self._shown(field, was), self._shown(field, raw))
            elif raw not in (None, ""):
                yield Value(label, "", self._shown(field, raw))

    def _shown(self, field: Field[Any, Any], raw: Any) -> str:
        if raw is None or raw == "":
            return NOTHING
        if isinstance(field, ForeignKey):
            return str(self._target(field, raw) or f"number {raw}")
        if field.flatchoices:
            return str(dict(field.flatchoices).get(raw, raw))
        return _plain(field, raw)

    def _target(self, field: ForeignKey[Any, Any], key: int) -> Model | None:
        return self._found.get(field.related_model, {}).get(key)


def _plain(field: Field[Any, Any], raw: Any) -> str:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, int | float):
        is_year = field.name.endswith(_YEARS)
        return str(raw) if is_year else f"{Decimal(str(raw)):,}"
    if isinstance(field, DateTimeField):
        moment = timezone.localtime(field.to_python(raw))
        return f"{in_words(moment.date())} at {moment:%H:%M}"
    if isinstance(field, DateField):
        return in_words(field.to_python(raw))
    return shortened(str(raw))


def _columns(model: type[Model]) -> Columns:
    return {str(field.column): field for field in model._meta.concrete_fields}


def _keys(entry: AuditEntry) -> Iterable[tuple[ForeignKey[Any, Any], int]]:
    """The foreign keys in an entry's rows, as they were and as they became."""
    model = model_of(entry.table_name)
    for row in (entry.before, entry.after):
        for column, raw in (row or {}).items() if model else ():
            field = _columns(model).get(column) if model else None
            if isinstance(field, ForeignKey) and raw is not None:
                yield field, raw
