from __future__ import annotations

from datetime import date

import pytest

from actions.analysis.findings.milestones import (
    date_missing,
    dated_after_the_agreement,
    dated_before_the_agreement,
)
from actions.analysis.milestones import MilestoneKind
from laa.plan.findings import Severity, Where
from tests.actions.analysis.findings.plans import found, the_one, with_milestone

FIRST_DAY, LAST_DAY = date(2008, 4, 1), date(2011, 3, 31)


def test_a_milestone_before_the_agreement_cannot_be_right() -> None:
    early = with_milestone(wording="Before end of March", last_day=date(2008, 3, 31))

    finding = the_one(found(dated_before_the_agreement, early))

    assert finding.severity is Severity.CANNOT_BE_RIGHT
    assert finding.where == Where("Action 1", "milestone")
    assert finding.words == (
        "“Before end of March” is due by 31 March 2008. The agreement begins on "
        "1 April 2008, 1 day later."
    )


def test_a_milestone_after_the_agreement_cannot_be_right() -> None:
    late = with_milestone(last_day=date(2011, 6, 30))

    finding = the_one(found(dated_after_the_agreement, late))

    assert finding.severity is Severity.CANNOT_BE_RIGHT
    assert finding.words == (
        "“Patrols by end of September” is due by 30 June 2011. The agreement ends on "
        "31 March 2011, 91 days earlier."
    )


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY, None])
def test_a_milestone_inside_the_agreement_or_without_a_day_is_right(
    day: date | None,
) -> None:
    milestone = with_milestone(last_day=day, kind=MilestoneKind.EVENT)

    assert found(dated_before_the_agreement, milestone) == []
    assert found(dated_after_the_agreement, milestone) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_that_there_can_be_do_no_harm(day: date) -> None:
    milestone = with_milestone(last_day=day)

    either = (dated_before_the_agreement, dated_after_the_agreement)
    assert sum(len(found(rule, milestone)) for rule in either) == 1


@pytest.mark.parametrize(
    "kind", [MilestoneKind.EVENT, MilestoneKind.DATE, MilestoneKind.PERIOD]
)
def test_what_is_reached_once_needs_a_date(kind: MilestoneKind) -> None:
    undated = with_milestone(wording="Calendar agreed", last_day=None, kind=kind)

    finding = the_one(found(date_missing, undated))

    assert finding.severity is Severity.MISSING
    assert finding.words == (
        "“Calendar agreed” has no date: whether it is late cannot be told."
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": MilestoneKind.RECURRING},
        {"kind": MilestoneKind.QUANTITY},
        {"is_settled": True},
        {"last_day": FIRST_DAY},
    ],
)
def test_what_is_counted_or_settled_or_dated_needs_none(
    changed: dict[str, object],
) -> None:
    milestone = with_milestone(**{"last_day": None, **changed})

    assert found(date_missing, milestone) == []
