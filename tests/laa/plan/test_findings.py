from __future__ import annotations

import pytest

from laa.plan.findings import Finding, Severity, Where, about, heaviest_first
from laa.plan.periods import FinancialYear, Quarter

YEAR, QUARTER = FinancialYear(2008), Quarter(2008, 1)


def a_finding(subject: str = "", part: str = "", period: object = None) -> Finding:
    return Finding(Severity.MISSING, Where(subject, part, period), "")


TARGET = a_finding("NI 1", "target", YEAR)
ACTUAL = a_finding("NI 1", "actual", QUARTER)
OTHER = a_finding("NI 2", "target", YEAR)
WHOLE = a_finding(part="population")
ALL = [TARGET, ACTUAL, OTHER, WHOLE]


def test_there_are_three_weights_the_heaviest_first() -> None:
    assert [weight.word for weight in Severity] == [
        "Contradiction",
        "Cannot be right",
        "Missing",
    ]
    assert len({weight.meaning for weight in Severity}) == 3


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where("NI 1", "target", YEAR), "NI 1, target 2008/09"),
        (Where("NI 1", "actual", QUARTER), "NI 1, actual 2008/09 Q1"),
        (Where("NI 1", "population"), "NI 1, population"),
        (Where("NI 1"), "NI 1"),
        (Where(part="indicator owner"), "The plan, indicator owner"),
        (Where("Actions", "lead", None, ("Action 1", "Action 2")), "Actions, lead"),
    ],
)
def test_a_place_is_told_in_words(where: Where, words: str) -> None:
    assert str(where) == words


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("NI 1",), [TARGET, ACTUAL]),
        (("NI 1", "target"), [TARGET]),
        (("NI 1", "actual", QUARTER), [ACTUAL]),
        (("NI 1", "actual", QUARTER + 1), []),
        (("NI 1", "", YEAR), [TARGET]),
        (("",), [WHOLE]),
    ],
)
def test_a_page_asks_for_the_findings_about_what_it_shows(
    asked: tuple[str, ...], expected: list[Finding]
) -> None:
    assert about(ALL, *asked) == expected


def test_what_is_told_of_several_is_about_each_of_them_and_about_their_kind() -> None:
    leads = Finding(
        Severity.MISSING, Where("Actions", "lead", None, ("Action 1", "Action 3")), ""
    )

    asked = ("Action 1", "Action 2", "Action 3", "Actions", "")
    found = [subject for subject in asked if about([leads], subject, "lead")]

    assert found == ["Action 1", "Action 3", "Actions"]


def test_an_address_says_where_to_read_on_and_not_what_it_is_about() -> None:
    assert Where("NI 1", address="/ni-1/") == Where("NI 1")


def test_the_heaviest_come_first_then_the_plan_then_the_order_of_subjects() -> None:
    heavy = Finding(Severity.CONTRADICTION, Where("NI 1"), "")

    found = heaviest_first([TARGET, OTHER, WHOLE, heavy], ["NI 2", "NI 1"])

    assert found == [heavy, WHOLE, OTHER, TARGET]


def test_without_an_order_those_of_one_weight_stay_as_they_are() -> None:
    assert heaviest_first([OTHER, TARGET, WHOLE]) == [OTHER, TARGET, WHOLE]
