"""What the database takes for an import of recorded crime, whoever writes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from indicators.crime_import_states import FINISHED, OPEN, TRANSITIONS, State
from indicators.models import CrimeImport
from laa.plan.models import AuditEntry
from tests.factories.indicators import ENTERED_AT, CrimeImportFactory
from tests.factories.plan import ActionPlanFactory
from tests.indicators.crime_imports.states import an_import

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path


def in_state(state: State) -> CrimeImport:
    return an_import(ActionPlanFactory(), state)


def refused(row: CrimeImport, why: str, **changed: Any) -> bool:
    """True, so that tests assert it."""
    with pytest.raises(DatabaseError, match=why), transaction.atomic():
        CrimeImport.objects.filter(pk=row.pk).update(**changed)
    return True


def test_an_import_is_named_by_its_file_and_number() -> None:
    row = in_state(State.UPLOADED)

    assert str(row) == f"crime.csv, import {row.pk}"


@pytest.mark.parametrize("state", [one for one in State if one != "uploaded"])
def test_it_starts_as_uploaded(state: State) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        CrimeImportFactory(state=state)


ALLOWED = {(start, to) for (start, _), to in TRANSITIONS.items()}


@pytest.mark.parametrize("state", OPEN)
def test_its_state_follows_the_table(state: State) -> None:
    row = in_state(state)
    away = [to for to in State if to is not state and (state, to) not in ALLOWED]

    assert away
    assert all(refused(row, "Invalid transition", state=to) for to in away)


@pytest.mark.parametrize("state", FINISHED)
def test_what_is_finished_never_changes(state: State) -> None:
    row = in_state(state)

    assert refused(row, "Cannot update", words="Otherwise")
    assert refused(row, "Cannot update|Invalid transition", state=State.TO_CONFIRM)


@pytest.mark.parametrize("state", State)
def test_it_is_never_deleted(state: State) -> None:
    row = in_state(state)

    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        row.delete()


@pytest.mark.parametrize(
    "changed",
    [{"file_name": "other.csv"}, {"file_size": 1}, {"file_digest": "c"}],
)
def test_it_stays_about_the_same_file(changed: dict[str, Any]) -> None:
    assert refused(in_state(State.UPLOADED), "Cannot update", **changed)


@pytest.mark.parametrize(
    ("state", "changed", "rule"),
    [
        ("uploaded", {"state": "cancelled"}, "crime_import_ends_whole"),
        ("uploaded", {"stored_as": ""}, "crime_import_ends_whole"),
        ("uploaded", {"ended_at": ENTERED_AT}, "crime_import_ends_whole"),
        (
            "reading",
            {"state": "refused", "ended_at": ENTERED_AT, "stored_as": ""},
            "crime_import_says_why",
        ),
        ("reading", {"state": "to choose"}, "crime_import_is_read_before_choosing"),
        (
            "to choose",
            {"state": "counting"},
            "crime_import_is_chosen_before_counting",
        ),
        (
            "counting",
            {"state": "to confirm"},
            "crime_import_is_counted_before_confirming",
        ),
        ("reading", {"share": 1.1}, "crime_import_share_is_a_share"),
        ("reading", {"share": -0.1}, "crime_import_share_is_a_share"),
    ],
)
def test_what_belongs_together_comes_together(
    state: str, changed: dict[str, Any], rule: str
) -> None:
    row = in_state(State(state))

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        CrimeImport.objects.filter(pk=row.pk).update(**changed)


def test_steps_are_recorded_and_what_the_worker_says_on_its_way_is_not() -> None:
    row = in_state(State.READING)
    before = AuditEntry.objects.count()

    CrimeImport.objects.filter(pk=row.pk).update(
        share=0.5, seen_at=ENTERED_AT, attempt=2, lost=1
    )

    assert AuditEntry.objects.count() == before
    CrimeImport.objects.filter(pk=row.pk).update(answers={"NI 15": {"5B": True}})
    assert AuditEntry.objects.count() == before + 1
