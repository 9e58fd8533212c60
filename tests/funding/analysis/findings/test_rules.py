from __future__ import annotations

import pytest

from funding.analysis.findings.reading import MoneyReading
from funding.analysis.findings.rules import RULES, find_in_money
from laa.plan.findings import Severity
from tests.funding.analysis.findings.plans import OPEN, a_line, a_plan


def test_money_without_faults_yields_none() -> None:
    lines = a_line(published_total="3,000"), a_line(name="Training")

    assert find_in_money(a_plan(*lines)) == []


def test_the_heaviest_come_first_and_then_the_order_of_the_plan() -> None:
    first = a_line(name="B", pays_for_actions=False)
    second = a_line(5, OPEN, 5, name="A", published_total="10")

    found = find_in_money(a_plan(first, second, prints_yearly_totals=False))

    assert [(one.severity, one.where.subject) for one in found] == [
        (Severity.CONTRADICTION, "A"),
        (Severity.MISSING, "Funding lines"),
        (Severity.MISSING, "B"),
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_nothing_where_there_is_no_money(rule) -> None:
    assert list(rule(MoneyReading((), (), prints_yearly_totals=False))) == []
