"""Saving what an import showed: all of it or nothing, by the write of the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indicators.breakdowns import write_breakdown
from indicators.crime_import_states import Act
from indicators.crime_imports import kept
from indicators.crime_imports.moving import (
    ImportRefused,
    locked,
    move,
    refused,
    require_may_enter,
    require_open_to,
)
from indicators.crime_imports.preview import Line, preview_of
from indicators.figure import Figure
from indicators.models import Actual, CrimeImport
from indicators.signoff import perform
from indicators.transitions import Act as ActOnReturn
from laa.plan.models import User
from laa.plan.refusals import Refusal, Refused

# As long as a source may be.
_SOURCE = 250
OTHER_THAN_SHOWN = (
    "Meanwhile something has changed that this page had shown otherwise. Nothing was "
    "saved. Look at what would be saved now, and confirm again if it is still right"
)


@transaction.atomic
def save(one: CrimeImport, *, shown: str, by: User, at: datetime) -> int:
    """How many returns were saved as drafts; or ImportRefused, and nothing is saved."""
    require_may_enter(by, one.plan)
    row = locked(one)
    require_open_to(row, Act.SAVE)
    preview = preview_of(row)
    if preview.unanswered or preview.shown != shown:
        raise refused(OTHER_THAN_SHOWN)
    # In the order in which a return workbook locks them, or the two block each other.
    for line in sorted(preview.written, key=lambda line: line.target_set.pk):
        _save(line, row, by=by, at=at)
    row.saved = [_told(line) for line in preview.written]
    move(row, Act.SAVE, at=at, by=by)
    return len(preview.written)


def _save(line: Line, row: CrimeImport, *, by: User, at: datetime) -> None:
    try:
        actual = perform(
            ActOnReturn.SAVE,
            target_set=line.target_set,
            quarter=line.quarter,
            by=by,
            at=at,
            version=line.version,
            figure=_figure(line, row),
            note=_note(line, row),
        )
        write_breakdown(actual, parts=line.total.categories, by=by)
    except Refused as why:
        raise ImportRefused(
            *(Refusal(f"{line.name}: {words}") for words, _ in why.refusals)
        ) from why


def _figure(line: Line, row: CrimeImport) -> Figure:
    """The commentary of a draft stays: it is the analyst's."""
    source = f"Home Office, police recorded crime open data: {_where_from(row)}"
    held = Figure.of(line.held or Actual())
    return replace(
        held,
        count=line.total.figure,
        is_provisional=True,
        source=source[:_SOURCE],
        as_at=timezone.localdate(row.at),
    )


def _note(line: Line, row: CrimeImport) -> str:
    """Where the figure is from, and what it rests on that no file says."""
    where_from = f"From the Home Office's recorded crime: {_where_from(row)}."
    answered = "; ".join(line.total.answered)
    return f"{where_from} Asked whether {answered}." if answered else where_from


def _where_from(row: CrimeImport) -> str:
    """By which whoever doubts a figure finds its rows again."""
    area, _ = kept.choice_of(row.chosen or {})
    return f"{row.file_name}, {area}"


def _told(line: Line) -> dict[str, str | int | None]:
    return {
        "indicator": line.target_set.indicator.code,
        "slug": line.target_set.indicator.slug,
        "quarter": line.quarter.slug,
        "was": line.held_count,
        "count": line.total.figure,
    }
