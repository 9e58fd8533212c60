"""What a plan contradicts, cannot mean or leaves out, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from laa.plan.periods import FinancialYear, Quarter


class Severity(StrEnum):
    """The three weights of a finding, the heaviest first."""

    CONTRADICTION = "contradiction"
    CANNOT_BE_RIGHT = "cannot be right"
    MISSING = "missing"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Severity.CONTRADICTION: "two things that the plan says do not fit together",
    Severity.CANNOT_BE_RIGHT: "a figure or a date that cannot be as it is given",
    Severity.MISSING: "nothing is given where something is due",
}


@dataclass(frozen=True)
class Where:
    """
    What a finding is about: of which indicator, which part of it, and of which time.

    `subject` is an indicator's code, empty for the plan as a whole; `part` is what is
    looked at ("baseline", "target", "actual", "success criterion").
    """

    subject: str = ""
    part: str = ""
    period: FinancialYear | Quarter | None = None

    def __str__(self) -> str:
        """As a page shows it: "NI 15, target 2008/09"."""
        part = " ".join(str(one) for one in (self.part, self.period) if one)
        return ", ".join(text for text in (self.subject or "The plan", part) if text)


@dataclass(frozen=True)
class Finding:
    """`words` is a sentence, or a few, that hold the arithmetic."""

    severity: Severity
    where: Where
    words: str


def about(
    findings: Iterable[Finding],
    subject: str,
    part: str = "",
    period: FinancialYear | Quarter | None = None,
) -> list[Finding]:
    """Those about an indicator; with a part or a period, only those about that."""
    return [
        finding
        for finding in findings
        if finding.where.subject == subject
        and (not part or finding.where.part == part)
        and (period is None or finding.where.period == period)
    ]
