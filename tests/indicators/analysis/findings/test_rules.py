from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.findings.rules import RULES, find
from indicators.analysis.measure import Series
from laa.plan.findings import Severity
from tests.indicators.analysis.findings.plans import (
    MEASURE,
    a_plan,
    an_indicator,
    baseline,
    with_targets,
)
from tests.indicators.examples import Y2008, counts


def test_a_plan_without_faults_yields_none() -> None:
    sound = an_indicator()
    quiet = replace(sound, code="NI 2", series=Series(MEASURE, counts(95)))

    assert find(a_plan(sound, quiet)) == []


def test_a_plan_without_indicators_yields_none() -> None:
    assert find(replace(a_plan(), indicators=())) == []


def test_the_heaviest_come_first_and_then_the_order_of_the_plan() -> None:
    faulty = with_targets({"baseline_year": Y2008, "success_change": -0.5})
    other = replace(faulty, code="NI 2", printed=(baseline("400", "9.00"),))
    plan = replace(a_plan(other, faulty), names_owner=False)

    found = [(one.severity, one.where.subject) for one in find(plan)]

    assert found == [
        (Severity.CONTRADICTION, ""),
        (Severity.CONTRADICTION, "NI 2"),
        (Severity.CONTRADICTION, "NI 1"),
        (Severity.CANNOT_BE_RIGHT, "NI 2"),
        (Severity.CANNOT_BE_RIGHT, "NI 2"),
        (Severity.CANNOT_BE_RIGHT, "NI 1"),
        (Severity.MISSING, ""),
    ]


def test_what_is_due_grows_with_the_day() -> None:
    later = a_plan(today=date(2009, 4, 1))

    assert [str(one.where) for one in find(later)] == ["NI 1, target met 2008/09"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_nothing_in_a_plan_that_states_nothing(rule) -> None:
    blank = replace(a_plan(), indicators=())

    assert list(rule(blank)) == []
