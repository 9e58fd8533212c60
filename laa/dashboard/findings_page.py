"""What the page of a plan's findings says: each under its weight, with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.models import TargetSet
from laa.plan.findings import Finding, Severity


@dataclass(frozen=True)
class Entry:
    """`address` is that of the indicator; empty where the whole plan is concerned."""

    finding: Finding
    address: str


@dataclass(frozen=True)
class Group:
    severity: Severity
    entries: list[Entry]


def grouped(findings: list[Finding], target_sets: Iterable[TargetSet]) -> list[Group]:
    """The weights that occur, the heaviest first."""
    addresses = {one.indicator.code: one.get_absolute_url() for one in target_sets}
    entries = [Entry(one, addresses.get(one.where.subject, "")) for one in findings]
    groups = [
        Group(weight, [one for one in entries if one.finding.severity is weight])
        for weight in Severity
    ]
    return [group for group in groups if group.entries]
