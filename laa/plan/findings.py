"""What a plan contradicts, cannot mean or leaves out, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
    What a finding is about: of what, which part of it, and of which time.

    `subject` is an indicator's code, or what an action, a risk or a funding line is
    called; empty for the plan as a whole. `among` are the subjects where one sentence
    tells of several, and `subject` is then their kind ("Actions"). `part` is what is
    looked at ("baseline", "target", "lead"). `address` is that of the subject's page.
    """

    subject: str = ""
    part: str = ""
    period: FinancialYear | Quarter | None = None
    among: tuple[str, ...] = ()
    address: str = field(default="", compare=False)

    def concerns(self, subject: str) -> bool:
        return subject == self.subject or subject in self.among

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


def heaviest_first(
    findings: Iterable[Finding], subjects: Sequence[str] = ()
) -> list[Finding]:
    """Of one weight in the order of the subjects; what is about none of them first."""
    weights = list(Severity)
    places = {subject: place for place, subject in enumerate(subjects)}
    return sorted(
        findings,
        key=lambda one: (
            weights.index(one.severity),
            places.get(one.where.subject, -1),
        ),
    )


def about(
    findings: Iterable[Finding],
    subject: str,
    part: str = "",
    period: FinancialYear | Quarter | None = None,
) -> list[Finding]:
    """Those about a subject; with a part or a period, only those about that."""
    return [
        finding
        for finding in findings
        if finding.where.concerns(subject)
        and (not part or finding.where.part == part)
        and (period is None or finding.where.period == period)
    ]
