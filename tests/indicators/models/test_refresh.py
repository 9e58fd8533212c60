"""What the database refuses to do to targets that were negotiated anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import Model

from indicators.models import RefreshedTarget, TargetRefresh
from laa.plan.nothing import Nothing
from tests.factories.indicators import TargetRefreshFactory
from tests.indicators.examples import Y2009

pytestmark = pytest.mark.django_db


def test_a_version_is_named_after_its_indicator_and_knows_from_when_it_counts() -> None:
    refresh = TargetRefreshFactory(target_set__indicator__code="NI 15")

    assert str(refresh) == "NI 15, version 2"
    assert refresh.counts_from == Y2009.quarters[0]
    assert list(refresh.annual_targets.values_list("year", "value")) == [
        (2008, 368),
        (2009, 390),
        (2010, 380),
    ]


def test_a_year_without_a_target_says_why() -> None:
    pending = RefreshedTarget(year=2010, nothing=Nothing.TO_BE_DETERMINED)

    assert str(pending) == "2010/11: To be determined"
    assert str(RefreshedTarget(year=2010, value=0)) == "2010/11: 0"


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("follows_the_plan", {"number": 1}),
        ("quarter_is_1_to_4", {"from_quarter": 5}),
        ("says_who_and_why", {"agreed_by": ""}),
        ("says_who_and_why", {"reason": ""}),
        ("baseline_is_value_or_nothing", {"baseline_nothing": "not applicable"}),
        ("baseline_is_value_or_nothing", {"baseline_year": None}),
        ("tolerance_is_a_share", {"tolerance": "-0.01"}),
        ("tolerance_is_a_share", {"tolerance": 1}),
    ],
)
def test_what_a_version_cannot_be_the_database_refuses(
    constraint: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        TargetRefreshFactory(**fields)


def test_a_version_is_recorded_once() -> None:
    first = TargetRefreshFactory()

    with pytest.raises(IntegrityError, match="target_refresh_is_unique"):
        TargetRefreshFactory(target_set=first.target_set)


def test_a_year_is_named_once_in_a_version() -> None:
    refresh = TargetRefreshFactory()

    with pytest.raises(IntegrityError, match="refreshed_target_is_unique"):
        RefreshedTarget.objects.create(refresh=refresh, year=2009, value=1)


@pytest.mark.parametrize(
    "fields", [{"value": None, "nothing": ""}, {"value": 1, "nothing": "blank"}]
)
def test_a_target_of_a_version_is_never_both_or_neither(fields: dict[str, Any]) -> None:
    refresh = TargetRefreshFactory()

    with pytest.raises(IntegrityError, match="refreshed_target_is_value_or_nothing"):
        RefreshedTarget.objects.create(refresh=refresh, year=2015, **fields)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: TargetRefresh.objects.update(reason="Another"),
        lambda: RefreshedTarget.objects.update(value=1),
    ],
)
def test_what_was_recorded_never_changes(tamper: Callable[[], object]) -> None:
    TargetRefreshFactory()

    with pytest.raises(DatabaseError, match="Cannot update"):
        tamper()


@pytest.mark.parametrize("model", [TargetRefresh, RefreshedTarget])
def test_what_was_recorded_is_never_deleted(model: type[Model]) -> None:
    TargetRefreshFactory()

    with pytest.raises(DatabaseError, match="Cannot delete"), connection.cursor() as at:
        at.execute(f"DELETE FROM {model._meta.db_table}")
