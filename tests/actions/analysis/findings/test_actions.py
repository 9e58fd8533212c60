from __future__ import annotations

import pytest

from actions.analysis.findings.actions import (
    indicator_missing,
    lead_missing,
    milestone_missing,
    progress_missing,
    reference_missing,
    target_without_action,
)
from actions.analysis.findings.reading import DeliveryRule
from laa.plan.findings import Severity, Where
from laa.plan.lacking import Subject
from laa.plan.periods import Quarter
from tests.actions.analysis.findings.plans import NI_1, an_action, found, the_one

Q1, Q2 = Quarter(2008, 1), Quarter(2008, 2)


@pytest.mark.parametrize(
    ("rule", "blank", "part", "words"),
    [
        (lead_missing, {"lead": " "}, "lead", "Action 2 has no lead. Who delivers"),
        (
            reference_missing,
            {"reference": ""},
            "reference",
            "Action 2 has no reference.",
        ),
        (
            milestone_missing,
            {"milestones": ()},
            "milestone",
            "Action 2 has no milestone. What is to be reached",
        ),
        (
            indicator_missing,
            {"serves": ()},
            "indicators served",
            "Action 2 has no indicator to serve. Which figure",
        ),
    ],
)
def test_what_an_action_leaves_blank_is_missing(
    rule: DeliveryRule, blank: dict[str, object], part: str, words: str
) -> None:
    finding = the_one(found(rule, an_action(), an_action(2, **blank)))

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("Action 2", part)
    assert finding.words.startswith(words)


@pytest.mark.parametrize(
    "rule", [lead_missing, reference_missing, milestone_missing, indicator_missing]
)
def test_an_action_that_leaves_nothing_blank_is_right(rule: DeliveryRule) -> None:
    assert found(rule) == []


def test_of_several_without_a_lead_there_is_one_finding() -> None:
    blank = [an_action(n, lead="") for n in (1, 3)]

    finding = the_one(found(lead_missing, blank[0], an_action(2), blank[1]))

    assert finding.where == Where("Actions", "lead", None, ("Action 1", "Action 3"))
    assert finding.words.startswith(
        "2 of 3 actions have no lead: Action 1 and Action 3."
    )


def test_a_late_update_is_missing_with_the_day_it_was_due() -> None:
    late = an_action(2, overdue=(Q1,))

    finding = the_one(found(progress_missing, an_action(), late))

    assert finding.where == Where("Action 2", "progress update", Q1)
    assert finding.words == (
        "Action 2 has no progress update for 2008/09 Q1. The quarter ended on "
        "30 June 2008 and updates were due by 30 July 2008."
    )


def test_of_several_quarters_the_latest_is_told() -> None:
    silent, late = an_action(overdue=(Q1, Q2)), an_action(2, overdue=(Q2,))

    finding = the_one(found(progress_missing, silent, late, an_action(3)))

    assert finding.where.period == Q2
    assert finding.words.startswith(
        "2 of 3 actions have no progress update for 2008/09"
    )


def test_where_no_update_is_late_none_is_missing() -> None:
    assert found(progress_missing) == []


def test_an_improvement_target_that_no_action_serves_is_found_at_its_indicator() -> (
    None
):
    unserved = Subject("NI 2", "/ni-2/")

    finding = the_one(found(target_without_action, targets=(NI_1, unserved)))

    assert finding.where == Where("NI 2", "actions")
    assert finding.where.address == "/ni-2/"
    assert finding.words.startswith("NI 2 has no action. What is done")


def test_an_improvement_target_that_an_action_serves_is_right() -> None:
    assert found(target_without_action) == []
