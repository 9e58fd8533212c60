"""Milestones whose date does not fit the agreement, or that need one and have none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions.analysis.findings.reading import (
    DeliveryReading,
    Part,
    PlannedAction,
)
from laa.plan.days import in_words
from laa.plan.findings import Finding, Severity, Where


def dated_before_the_agreement(plan: DeliveryReading) -> Iterator[Finding]:
    """A milestone whose last day comes before the agreement's first."""
    for action, milestone in plan.milestones:
        day = milestone.last_day
        if day is not None and day < plan.begins:
            words = (
                f"{milestone.quoted} is due by {in_words(day)}. The agreement begins "
                f"on {in_words(plan.begins)}, {_apart(day, plan.begins)} later."
            )
            yield Finding(Severity.CANNOT_BE_RIGHT, _where(action), words)


def dated_after_the_agreement(plan: DeliveryReading) -> Iterator[Finding]:
    """A milestone whose last day comes after the agreement's last."""
    for action, milestone in plan.milestones:
        day = milestone.last_day
        if day is not None and day > plan.ends:
            words = (
                f"{milestone.quoted} is due by {in_words(day)}. The agreement ends on "
                f"{in_words(plan.ends)}, {_apart(plan.ends, day)} earlier."
            )
            yield Finding(Severity.CANNOT_BE_RIGHT, _where(action), words)


def date_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """A milestone to be reached once, not yet reached, without a day to reach it by."""
    for action, milestone in plan.milestones:
        is_counted, day = milestone.kind.is_counted, milestone.last_day
        if day is None and not is_counted and not milestone.is_settled:
            words = (
                f"{milestone.quoted} has no date: whether it is late cannot be told."
            )
            yield Finding(Severity.MISSING, _where(action), words)


def _where(action: PlannedAction) -> Where:
    subject = action.subject
    return Where(subject.name, Part.MILESTONE, address=subject.address)


def _apart(first: date, last: date) -> str:
    days = (last - first).days
    return f"{days} day{'s' * (days != 1)}"
