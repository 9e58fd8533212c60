from __future__ import annotations

from indicators.analysis.findings.compared import compared
from laa.plan.findings import Finding, Severity, Where

HERE, THERE = Where("NI 15", "actual"), Where("NI 20", "actual")


def finding(words: str, where: Where = HERE) -> Finding:
    return Finding(Severity.CANNOT_BE_RIGHT, where, words)


def test_without_a_change_nothing_is_told() -> None:
    same = [finding("0.39"), finding("1.25")]

    assert compared(same, same).is_empty
    assert compared([], []).is_empty


def test_what_goes_and_what_comes_are_told_apart() -> None:
    found = compared([finding("0.39")], [finding("2.36", THERE)])

    assert found.gone == (finding("0.39"),)
    assert found.found == (finding("2.36", THERE),)
    assert not found.is_empty


def test_the_same_with_other_figures_is_reworded_once() -> None:
    before = [finding("0.39"), finding("0.40")]
    after = [finding("0.38"), finding("2.36", THERE)]

    found = compared(before, after)

    assert found.reworded == ((finding("0.39"), finding("0.38")),)
    assert found.gone == (finding("0.40"),)
    assert found.found == (finding("2.36", THERE),)


def test_another_weight_is_another_finding() -> None:
    lighter = Finding(Severity.MISSING, HERE, "0.38")

    assert compared([finding("0.39")], [lighter]).reworded == ()
