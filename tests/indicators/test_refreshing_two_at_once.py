"""Two people record targets, or one does while another signs off, at one moment."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.acts import Act
from indicators.models import SignOffEvent, TargetRefresh
from tests.at_once import at_once
from tests.indicators.examples import Q1
from tests.indicators.returns import (
    RED,
    act,
    analyst_of,
    owner_of,
    submit,
    target_set_of_368,
)
from tests.indicators.test_refreshing import AGREED, coordinator_of, raised, record

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_record_targets_one_is_refused_and_nothing_is_lost() -> None:
    target_set = target_set_of_368()
    people = [coordinator_of(target_set, name=name) for name in ("One", "Other")]
    terms = [
        raised(target_set, tolerance=tolerance)
        for tolerance in (Decimal("0.1"), Decimal("0.2"))
    ]

    (made,), (refused,) = at_once(
        target_set,
        lambda: record(target_set, by=people[0], terms=terms[0], version=1),
        lambda: record(target_set, by=people[1], terms=terms[1], version=1),
    )

    assert TargetRefresh.objects.get() == made
    assert f"{made.by} has recorded version 2" in str(refused)


def test_a_figure_signed_at_that_moment_is_signed_by_one_version_or_the_other() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set), RED)
    coordinator, owner = coordinator_of(target_set), owner_of(target_set)
    agreed = type(AGREED)(**{**vars(AGREED), "counts_from": Q1})

    done, refused = at_once(
        target_set,
        lambda: record(target_set, by=coordinator, agreed=agreed, version=1),
        lambda: act(Act.SIGN_OFF, target_set, owner),
    )

    assert (len(done), refused) == (2, [])
    kept = SignOffEvent.objects.get(act=Act.SIGN_OFF).reported
    assert (kept["version"], kept["target"]) in {(1, 368), (2, 368)}
