"""Returns for tests of sign-off: a plan whose first target is 92 a quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from indicators.figure import Figure
from indicators.models import Actual, SignOffEvent, TargetSet
from indicators.signoff import current, perform, version_of
from indicators.transitions import Act
from laa.plan.models import User
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import member
from tests.indicators.examples import Q1

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
GREEN = Figure(
    count=90,
    denominator=None,
    score=None,
    is_provisional=True,
    source="Police recorded crime",
    as_at=date(2008, 7, 14),
    commentary="",
)
RED = replace(GREEN, count=119, commentary="GBH is counted differently now.")


def target_set_of_368() -> TargetSet:
    target_set: TargetSet = TargetSetFactory(targets=(368, 353, 339))
    return target_set


def analyst_of(target_set: TargetSet, **person: Any) -> User:
    return member(target_set.plan, Role.ANALYST, **person)


def owner_of(target_set: TargetSet, **person: Any) -> User:
    return member(target_set.plan, Role.OWNER, **person)


def act(
    name: Act, target_set: TargetSet, by: User, quarter: Quarter = Q1, **given: Any
) -> Actual:
    """An act on the figure as it is now, at a time when Q1 and Q2 have ended."""
    seen = version_of(current(target_set, quarter))
    defaults: dict[str, Any] = {"at": AT, "version": seen}
    if name is Act.SAVE:
        defaults["figure"] = GREEN
    return perform(
        name, target_set=target_set, quarter=quarter, by=by, **(defaults | given)
    )


def read_after(quarter: Quarter, figure: Figure) -> Figure:
    """The figure with an as-at date that the quarter allows."""
    return replace(figure, as_at=max(figure.as_at or date.min, quarter.last_day))


def submit(
    target_set: TargetSet, by: User, figure: Figure = GREEN, quarter: Quarter = Q1
) -> Actual:
    act(Act.SAVE, target_set, by, quarter, figure=read_after(quarter, figure))
    return act(Act.SUBMIT, target_set, by, quarter)


def sign_off(
    target_set: TargetSet, figure: Figure = GREEN, quarter: Quarter = Q1
) -> Actual:
    """By two people of the plan whom nobody else knows."""
    submit(target_set, analyst_of(target_set), figure, quarter)
    return act(Act.SIGN_OFF, target_set, owner_of(target_set), quarter)


def all_that_is_kept() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """To show that a refused act wrote nothing."""
    return (
        list(Actual.objects.order_by("pk").values()),
        list(SignOffEvent.objects.order_by("pk").values()),
    )
