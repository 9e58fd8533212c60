from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.analysis.findings.monitoring import reported_twice
from actions.analysis.findings.reading import PlannedAction
from actions.analysis.milestones import Every
from laa.plan.findings import Severity, Where
from tests.actions.analysis.findings.plans import MONTHLY, an_action, found, the_one


def monitored(number: int = 1, **changed: Any) -> PlannedAction:
    return an_action(number, milestones=(replace(MONTHLY, **changed),))


def test_monthly_monitoring_elsewhere_is_laid_beside_the_quarterly_report() -> None:
    finding = the_one(found(reported_twice, monitored(1), an_action(2), monitored(3)))

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where(
        "Actions", "monitoring", None, ("Action 1", "Action 3")
    )
    assert finding.words == (
        "The plan reports quarterly. Monitored monthly elsewhere as well: Action 1 and "
        "Action 3 through Priority Crime Group. That is 12 reports a year there and 4 "
        "here: 4 times the same progress is reported twice, and 8 times the plan holds "
        "nothing to lay beside it."
    )


def test_quarterly_monitoring_elsewhere_is_a_second_report_of_the_quarter() -> None:
    one = monitored(1, every=Every.QUARTER, through="Hate Crime Partnership")
    other = monitored(2, every=Every.QUARTER)

    finding = the_one(found(reported_twice, one, other))

    assert (
        "Monitored quarterly elsewhere as well: Action 1 through Hate Crime "
        "Partnership; Action 2 through Priority Crime Group. Each quarter’s progress "
        "is reported twice"
    ) in finding.words


def test_each_frequency_is_a_finding_of_its_own() -> None:
    found_two = found(reported_twice, monitored(1), monitored(2, every=Every.QUARTER))

    assert [one.where.subject for one in found_two] == ["Action 1", "Action 2"]


def test_an_action_that_one_body_monitors_twice_is_named_once() -> None:
    twice = an_action(milestones=(MONTHLY, replace(MONTHLY, text="Reporting")))

    finding = the_one(found(reported_twice, twice))

    assert finding.where == Where("Action 1", "monitoring")
    assert "Action 1 through Priority Crime Group." in finding.words


def test_the_wording_may_say_that_it_is_a_report() -> None:
    assert found(reported_twice, monitored(text="Group", wording="Monthly REPORTS"))


@pytest.mark.parametrize(
    "changed",
    [{"through": " "}, {"every": None}, {"text": "Drop-in sessions", "wording": ""}],
)
def test_a_duty_that_is_no_report_to_another_body_is_no_fault(
    changed: dict[str, object],
) -> None:
    assert found(reported_twice, monitored(**changed)) == []
