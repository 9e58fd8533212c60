from __future__ import annotations

import pytest

from actions.analysis.findings.reading import RiskRule
from actions.analysis.findings.risks import (
    assessment_missing,
    link_missing,
    mitigation_missing,
    owner_missing,
    reference_missing,
)
from laa.plan.findings import Severity, Where
from tests.actions.analysis.findings.plans import a_risk, found_of_risks, the_one

BLANKS = [
    (owner_missing, {"owner": " "}, "owner", "no owner. Who watches is not said."),
    (
        assessment_missing,
        {"is_assessed": False},
        "likelihood and impact",
        "no likelihood and no impact. Not assessed is not the same as low.",
    ),
    (reference_missing, {"reference": ""}, "reference", "no reference."),
    (
        mitigation_missing,
        {"mitigation": "\n"},
        "mitigating action",
        "no mitigating action. What is done about it is not said.",
    ),
    (
        link_missing,
        {"is_linked": False},
        "what it is linked to",
        "no link to an action, an indicator or a funding line. What it puts",
    ),
]


@pytest.mark.parametrize(("rule", "blank", "part", "words"), BLANKS)
def test_what_a_risk_leaves_blank_is_missing(
    rule: RiskRule, blank: dict[str, object], part: str, words: str
) -> None:
    finding = the_one(found_of_risks(rule, a_risk(), a_risk(2, **blank)))

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("Risk 2", part)
    assert finding.words.startswith(f"Risk 2 has {words}")


@pytest.mark.parametrize("rule", [rule for rule, *_ in BLANKS])
def test_a_risk_that_leaves_nothing_blank_is_right(rule: RiskRule) -> None:
    assert found_of_risks(rule) == []


def test_of_several_not_assessed_there_is_one_finding() -> None:
    risks = [a_risk(n, is_assessed=False) for n in (1, 2)]

    finding = the_one(found_of_risks(assessment_missing, *risks))

    assert finding.where.among == ("Risk 1", "Risk 2")
    assert finding.where.address == "/risks/"
    assert finding.words.startswith("2 of 2 risks have no likelihood and no impact.")
