"""What the database takes for a quarter's figure, whoever writes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indicators.models import Actual
from tests.factories.indicators import (
    ENTERED_AT,
    ActualFactory,
    IndicatorFactory,
    TargetSetFactory,
)
from tests.factories.plan import UserFactory

pytestmark = pytest.mark.django_db


def refused(constraint: str, **fields: Any) -> bool:
    """By a new row; True, so that tests assert it."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ActualFactory(**fields)
    return True


def refused_change(constraint: str, actual: Actual, **fields: Any) -> bool:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Actual.objects.filter(pk=actual.pk).update(**fields)
    return True


def test_a_figure_is_named_by_its_indicator_and_quarter() -> None:
    target_set = TargetSetFactory(indicator=IndicatorFactory(code="NI 15"))

    assert str(ActualFactory(target_set=target_set)) == "NI 15, 2008/09 Q1"


@pytest.mark.parametrize("number", [0, 5])
def test_a_quarter_is_one_of_four(number: int) -> None:
    assert refused("actual_quarter_is_1_to_4", quarter_number=number)


@pytest.mark.parametrize("count", [0, -2, 10**12])
def test_a_count_may_be_zero_below_it_and_large(count: int) -> None:
    assert ActualFactory(count=count).count == count


def test_a_quarter_has_one_row_a_revision() -> None:
    first = ActualFactory(signed_off=True)

    assert refused("actual_is_unique", target_set=first.target_set, signed_off=True)


def test_a_quarter_has_one_open_revision() -> None:
    first = ActualFactory()

    assert refused(
        "actual_has_one_open_revision",
        target_set=first.target_set,
        revision=2,
        revision_reason="Miscounted.",
    )


def test_beside_a_signed_off_figure_there_is_room_for_one_revision() -> None:
    first = ActualFactory(signed_off=True)
    revision = {"target_set": first.target_set, "revision_reason": "Miscounted."}

    ActualFactory(**revision, revision=2)

    assert refused("actual_has_one_open_revision", **revision, revision=3)


@pytest.mark.parametrize(("revision", "reason"), [(2, ""), (0, "Why not")])
def test_a_revision_has_a_number_from_one_and_a_reason(
    revision: int, reason: str
) -> None:
    assert refused(
        "actual_revision_has_reason", revision=revision, revision_reason=reason
    )


@pytest.mark.parametrize("fields", [{"count": 1}, {"count": None, "denominator": 5}])
def test_a_figure_is_a_count_or_a_score_and_not_both(fields: dict[str, Any]) -> None:
    assert refused("actual_is_count_or_score", score=3, **fields)


@pytest.mark.parametrize(
    ("count", "denominator"), [(6, 5), (-1, 5), (0, 0), (-1, -1), (None, 0)]
)
def test_a_count_is_a_part_of_its_denominator(
    count: int | None, denominator: int
) -> None:
    assert refused(
        "actual_is_part_of_its_denominator", count=count, denominator=denominator
    )


@pytest.mark.parametrize(("count", "denominator"), [(0, 5), (5, 5), (None, 5)])
def test_a_part_may_be_none_or_all_or_not_yet_entered(
    count: int | None, denominator: int
) -> None:
    assert ActualFactory(count=count, denominator=denominator).pk


def test_what_is_submitted_has_a_figure() -> None:
    assert refused("actual_is_complete_once_submitted", submitted=True, count=None)
    assert ActualFactory(submitted=True, count=None, score=3).pk


@pytest.mark.parametrize("half", ["submitted_by", "submitted_at"])
def test_a_submission_has_both_its_person_and_its_time(half: str) -> None:
    submitted = ActualFactory(submitted=True)

    assert refused_change("actual_submission_is_whole", submitted, **{half: None})


@pytest.mark.parametrize("trait", ["draft", "returned"])
def test_what_is_with_the_analyst_is_not_submitted(trait: str) -> None:
    actual = ActualFactory(**{} if trait == "draft" else {trait: True})
    person = UserFactory()

    assert refused_change(
        "actual_submission_is_whole",
        actual,
        submitted_by=person,
        submitted_at=ENTERED_AT,
    )


@pytest.mark.parametrize("half", ["signed_off_by", "signed_off_at"])
def test_a_sign_off_has_its_status_its_person_and_its_time(half: str) -> None:
    submitted = ActualFactory(submitted=True)
    whole = {"signed_off_by": UserFactory(), "signed_off_at": ENTERED_AT}

    assert refused_change("actual_sign_off_is_whole", submitted, **whole)
    assert refused_change("actual_sign_off_is_whole", submitted, status="signed off")
    assert refused_change(
        "actual_sign_off_is_whole",
        submitted,
        status="signed off",
        **whole | {half: None},
    )


@pytest.mark.parametrize("own", ["entered_by", "submitted_by"])
def test_who_entered_or_submitted_a_figure_cannot_be_its_signatory(own: str) -> None:
    actual = ActualFactory(submitted=True)
    Actual.objects.update(submitted_by=UserFactory())
    actual.refresh_from_db()

    assert refused_change(
        "actual_has_four_eyes",
        actual,
        status="signed off",
        signed_off_by=getattr(actual, own),
        signed_off_at=ENTERED_AT,
    )


@pytest.mark.parametrize("own", ["entered_by", "submitted_by"])
def test_no_deputy_signs_for_an_owner_who_entered_or_submitted_it(own: str) -> None:
    actual = ActualFactory(submitted=True)
    Actual.objects.update(submitted_by=UserFactory())
    actual.refresh_from_db()

    assert refused_change(
        "actual_has_four_eyes",
        actual,
        status="signed off",
        signed_off_by=UserFactory(),
        signed_off_for=getattr(actual, own),
        signed_off_at=ENTERED_AT,
    )


def test_nobody_signs_off_in_their_own_place_or_for_nothing() -> None:
    actual, person = ActualFactory(submitted=True), UserFactory()
    signed = {"status": "signed off", "signed_off_at": ENTERED_AT}

    for given in (
        {"signed_off_for": person},
        {**signed, "signed_off_by": person, "signed_off_for": person},
    ):
        assert refused_change("actual_is_signed_off_for_another", actual, **given)


def test_what_the_plan_published_counts_as_signed_off_by_its_loader() -> None:
    actual = ActualFactory(published=True)

    assert actual.signed_off_by == actual.entered_by
    assert actual.entered_by.is_system


@pytest.mark.parametrize("status", ["draft", "submitted", "returned"])
def test_what_the_plan_published_was_never_open(status: str) -> None:
    fields = {"status": status, "signed_off_by": None, "signed_off_at": None}

    assert refused("actual_status_fits_its_origin", published=True, **fields)


@pytest.mark.parametrize("origin", ["", "imported"])
def test_an_origin_that_is_not_known_is_no_way_round_sign_off(origin: str) -> None:
    fields = {"submitted_by": UserFactory(), "submitted_at": ENTERED_AT}

    assert refused(
        "actual_status_fits_its_origin",
        published=True,
        origin=origin,
        signed_off_by=UserFactory(),
        **fields,
    )
