"""Writing what a workbook asks for: all of it or nothing, by the verbs of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import load, lock
from laa.dashboard.plan_workbook.columns import PlanSheet
from laa.dashboard.plan_workbook.judging import Judged, judge, missing, tell_refused
from laa.dashboard.plan_workbook.reading import TypedRow
from laa.plan.models import ActionPlan, User
from laa.plan.refusals import Refusal, Refused

Rows = Mapping[str, list[TypedRow]]


@dataclass(frozen=True)
class Found:
    """What a file would do; `missing` are rows of the plan that it lacks, by sheet."""

    judged: list[Judged]
    missing: Mapping[str, list[str]]

    @property
    def written(self) -> list[Judged]:
        return [one for one in self.judged if one.is_written]

    @property
    def refusals(self) -> list[str]:
        return [words for one in self.judged for words in one.refusals]


class ImportRefused(Refused):
    """Some row may not be written, so that none is."""

    def __init__(self, found: Found) -> None:
        super().__init__(*map(Refusal, found.refusals))
        self.found = found


def write_rows(plan: ActionPlan, rows: Rows, *, by: User, at: datetime) -> Found:
    """What was done; or ImportRefused, and nothing is."""
    return _written(plan, rows, by=by, at=at, keep=True)


def try_rows(plan: ActionPlan, rows: Rows, *, by: User, at: datetime) -> Found:
    """What would be done; or ImportRefused. Nothing is done either way."""
    return _written(plan, rows, by=by, at=at, keep=False)


def _written(
    plan: ActionPlan, rows: Rows, *, by: User, at: datetime, keep: bool
) -> Found:
    with transaction.atomic():
        lock(plan)
        found = _found(plan, rows, by=by, at=at)
        transaction.set_rollback(bool(found.refusals) or not keep)
    if found.refusals:
        raise ImportRefused(found)
    return found


def _found(plan: ActionPlan, rows: Rows, *, by: User, at: datetime) -> Found:
    """All rows are judged by the plan as it was, before the first is written."""
    sheets = [one for one in sheets_of(load(plan)) if one.name in rows]
    judged = [(sheet, judge(sheet, rows[sheet.name])) for sheet in sheets]
    lacking = {one.name: missing(one, rows[one.name]) for one in sheets}
    tried = [
        _tried(sheet, one, by=by, at=at) for sheet, those in judged for one in those
    ]
    return Found(tried, {name: lost for name, lost in lacking.items() if lost})


def _tried(sheet: PlanSheet, one: Judged, *, by: User, at: datetime) -> Judged:
    if one.written is not None and one.is_written:
        try:
            with transaction.atomic():
                sheet.write(one.written, by=by, at=at)
        except Refused as refused:
            one = one.refused_by(refused)
    tell_refused(sheet, one)
    return one
