"""
The trigger by which the database itself records every change of a table's rows.

A model is governed by having it among the triggers of its Meta; the plan that a row
belongs to is found over its foreign keys, the nearest way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pgtrigger
from django.db import models
from django.db.models import ForeignKey

from laa.plan.triggers import Trigger

PLAN = "plan.actionplan"
Way = tuple["ForeignKey[Any, Any]", ...]


class Recorded(Trigger):
    """
    `thing` is the foreign key to what a row is read with, unless the way to the plan
    says it. Of `secret` columns only that they changed is kept; of `passing`, nothing.
    """

    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    declare = [("_row", "RECORD"), ("_plan", "BIGINT"), ("_thing", "BIGINT")]

    def __init__(
        self,
        *,
        thing: str = "",
        secret: Sequence[str] = (),
        passing: Sequence[str] = (),
    ) -> None:
        self.thing, self.secret, self.passing = thing, secret, passing
        super().__init__(name="is_recorded")

    def get_func(self, model: Any) -> str:
        return f"""
            _row := COALESCE(NEW, OLD);
            {_find(model, way_to_plan(model))}
            {self._find_thing(model)}
            PERFORM plan_audit_record(
                TG_OP, TG_TABLE_NAME,
                CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END,
                CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END,
                _plan, '{self.thing_of(model)._meta.db_table}', _thing,
                '{_array(self.secret)}', '{_array(self.passing)}');
            RETURN NULL;
        """

    def _find_thing(self, model: type[models.Model]) -> str:
        if not self.thing:
            return ""
        return f'_thing := _row."{_key(model, self.thing).column}";'

    def thing_of(self, model: type[models.Model]) -> type[models.Model]:
        """Of an update the action, of a breakdown the target set: the plan's own."""
        way = way_to_plan(model)
        if self.thing:
            return _key(model, self.thing).related_model
        return way[-2].related_model if len(way) > 1 else model


def _key(model: type[models.Model], name: str) -> ForeignKey[Any, Any]:
    found: Any = model._meta.get_field(name)
    return cast("ForeignKey[Any, Any]", found)


def way_to_plan(model: type[models.Model]) -> Way:
    """The shortest over foreign keys; empty from the plan itself, and from nowhere."""
    ways: list[tuple[type[models.Model], Way]] = [(model, ())]
    for here, way in ways:
        if here._meta.label_lower == PLAN:
            return way
        ways += [
            (field.related_model, (*way, field))
            for field in here._meta.concrete_fields
            if isinstance(field, ForeignKey) and field not in way
        ]
    return ()


def _find(model: type[models.Model], way: Way) -> str:
    """SQL that finds _plan and _thing of _row."""
    if len(way) < 2:
        plan = f'_row."{way[0].column}"' if way else "NULL"
        own = model._meta.label_lower == PLAN
        return f"_thing := _row.id; _plan := {'_row.id' if own else plan};"
    first, *between, last = way
    joins = " ".join(
        f'JOIN "{field.related_model._meta.db_table}" t{n + 1} '
        f'ON t{n + 1}.id = t{n}."{field.column}"'
        for n, field in enumerate(between)
    )
    end = len(between)
    return (
        f'SELECT t{end}.id, t{end}."{last.column}" INTO _thing, _plan '
        f'FROM "{first.related_model._meta.db_table}" t0 {joins} '
        f'WHERE t0.id = _row."{first.column}";'
    )


def _array(names: Sequence[str]) -> str:
    return "{" + ",".join(names) + "}"


RECORDED = Recorded()


def recorded_links(through: type[models.Model]) -> type[models.Model]:
    """A proxy of the table between two models, for its trigger; Django names none."""
    meta = type("Meta", (), {"proxy": True, "triggers": [RECORDED]})
    return type(
        f"{through.__name__.replace('_', ' ').title().replace(' ', '')}Link",
        (through,),
        {"__module__": through.__module__, "Meta": meta},
    )
