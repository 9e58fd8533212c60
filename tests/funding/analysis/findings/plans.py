"""Lines without faults, to be given one fault at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from funding.analysis.findings.reading import FundedLine, MoneyReading, Rule
from funding.analysis.lines import Line
from funding.analysis.money import Value
from funding.analysis.terms import Term
from laa.plan.findings import Finding
from laa.plan.lacking import Subject
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.indicators.examples import AGREEMENT

OPEN, N_A, BLANK = (
    Nothing.TO_BE_DETERMINED,
    Nothing.NOT_APPLICABLE,
    Nothing.BLANK,
)
EVEN = (Decimal(1000), Decimal(1000), Decimal(1000))
Q1, Q2 = Quarter(2008, 1), Quarter(2008, 2)


def amounts(*values: int | str | Nothing) -> tuple[Value, ...]:
    return tuple(
        value if isinstance(value, Nothing) else Decimal(value) for value in values
    )


def a_line(
    *values: int | str | Nothing,
    name: str = "Patrols",
    spent: dict[Quarter, Decimal] | None = None,
    **changed: Any,
) -> FundedLine:
    given = dict(zip(AGREEMENT, amounts(*values) or EVEN, strict=True))
    line = Line(name, "Home Office", Term.RECURRING, given, spent or {})
    sound = FundedLine(Subject(name, "/money/1/"), line, pays_for_actions=True)
    return replace(sound, **changed)


def a_plan(*lines: FundedLine, **changed: Any) -> MoneyReading:
    sound = MoneyReading(AGREEMENT, lines or (a_line(),), address="/money/")
    return replace(sound, **changed)


def found(rule: Rule, *lines: FundedLine, **changed: Any) -> list[Finding]:
    return list(rule(a_plan(*lines, **changed)))


def words_of(rule: Rule, *lines: FundedLine, **changed: Any) -> str:
    """The words of the one finding that there is."""
    (finding,) = found(rule, *lines, **changed)
    return finding.words
