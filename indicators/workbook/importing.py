"""Saving what a workbook holds: all of it or nothing, by the write of the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from indicators.models import TargetSet
from indicators.signoff import SignOffRefused, perform
from indicators.transitions import Act
from indicators.workbook.judging import Judged
from laa.plan.models import User
from laa.plan.refusals import Refusal


class ImportRefused(SignOffRefused):
    """Some row may not be saved, so that none is. `judged` says which and why."""

    def __init__(self, judged: list[Judged]) -> None:
        words = (refusal for one in judged for refusal in one.refusals)
        super().__init__(*map(Refusal, words))
        self.judged = judged


def save_drafts(judged: Iterable[Judged], *, by: User, at: datetime, note: str) -> int:
    """How many returns were saved as drafts; or ImportRefused, and nothing is saved."""
    return _written(judged, by=by, at=at, note=note, keep=True)


def try_drafts(judged: Iterable[Judged], *, by: User, at: datetime, note: str) -> int:
    """How many would be saved; or ImportRefused. Nothing is saved either way."""
    return _written(judged, by=by, at=at, note=note, keep=False)


def _written(
    judged: Iterable[Judged], *, by: User, at: datetime, note: str, keep: bool
) -> int:
    judged = list(judged)
    with transaction.atomic():
        _lock(judged)
        tried = [_tried(one, by=by, at=at, note=note) for one in judged]
        is_refused = any(one.refusals for one in tried)
        transaction.set_rollback(is_refused or not keep)
    if is_refused:
        raise ImportRefused(tried)
    return sum(one.is_written for one in tried)


def _lock(judged: list[Judged]) -> None:
    """In one order whatever that of the rows is, or two people block each other."""
    those = [one.row.target_set.pk for one in judged if one.row and one.is_written]
    locked = TargetSet.objects.select_for_update().filter(pk__in=those)
    list(locked.order_by("pk").values_list("pk"))


def _tried(one: Judged, *, by: User, at: datetime, note: str) -> Judged:
    if one.row is None or not one.is_written:
        return one
    try:
        perform(
            Act.SAVE,
            target_set=one.row.target_set,
            quarter=one.row.quarter,
            by=by,
            at=at,
            version=one.typed.version,
            figure=one.figure,
            note=note,
        )
    except SignOffRefused as refused:
        words = (f"{one.typed.place}: {refusal.words}" for refusal in refused.refusals)
        return replace(one, refusals=tuple(words))
    return one
