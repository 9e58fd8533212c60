"""What the page of a plan's findings says: each under its weight."""

from __future__ import annotations

from dataclasses import dataclass

from laa.plan.findings import Finding, Severity


@dataclass(frozen=True)
class Group:
    severity: Severity
    findings: list[Finding]


def grouped(findings: list[Finding]) -> list[Group]:
    """The weights that occur, the heaviest first."""
    groups = [
        Group(weight, [one for one in findings if one.severity is weight])
        for weight in Severity
    ]
    return [group for group in groups if group.findings]
