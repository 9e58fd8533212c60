"""An import in any of its states, walked there as the database allows."""

from __future__ import annotations

from typing import Any

from indicators.crime_import_states import State
from indicators.crime_imports import files
from indicators.models import CrimeImport
from laa.plan.models import ActionPlan
from tests.factories.indicators import ENTERED_AT, CrimeImportFactory

_SURVEY: dict[str, Any] = {
    "areas": [["West Midlands", "Coventry", [2008]]],
    "rows": 12,
    "passed_over": [],
}
_CHOSEN: dict[str, Any] = {
    "force": "West Midlands",
    "partnership": "Coventry",
    "years": [2008],
}
_TAKEN: dict[str, Any] = {**_CHOSEN, "sums": [], "sheets": {}, "unassigned": []}
# The state before each, and what comes with it.
_BEFORE: dict[State, tuple[State, dict[str, Any]]] = {
    State.READING: (State.UPLOADED, {}),
    State.TO_CHOOSE: (State.READING, {"survey": _SURVEY}),
    State.COUNTING: (State.TO_CHOOSE, {"chosen": _CHOSEN}),
    State.TO_CONFIRM: (State.COUNTING, {"taken": _TAKEN}),
    State.SAVED: (State.TO_CONFIRM, {}),
    State.CANCELLED: (State.UPLOADED, {}),
    State.REFUSED: (State.READING, {"words": "It is a picture"}),
    State.FAILED: (State.READING, {"words": "It is gone"}),
}


def an_import(plan: ActionPlan, state: State, **fields: Any) -> CrimeImport:
    """With a file in the folder, as long as it goes on."""
    if state is State.UPLOADED:
        stored_as, file = files.create()
        with file:
            file.write(b"crime")
        row: CrimeImport = CrimeImportFactory(plan=plan, stored_as=stored_as, **fields)
        return row
    before, comes_with = _BEFORE[state]
    row = an_import(plan, before, **fields)
    if state.is_finished:
        files.remove(row.stored_as)
        comes_with = {**comes_with, "ended_at": ENTERED_AT, "stored_as": ""}
        comes_with |= {"survey": None, "taken": None}
    for name, value in {**comes_with, "state": state.value}.items():
        setattr(row, name, value)
    row.save()
    return row


def all_of(row: CrimeImport) -> dict[str, Any]:
    """All that is kept of it."""
    found: dict[str, Any] = CrimeImport.objects.values().get(pk=row.pk)
    return found
