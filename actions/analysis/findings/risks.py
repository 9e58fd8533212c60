"""What a risk leaves blank."""

from __future__ import annotations

from collections.abc import Iterator

from actions.analysis.findings.reading import Part, RegisterReading
from laa.plan.findings import Finding
from laa.plan.lacking import lacking


def owner_missing(register: RegisterReading) -> Iterator[Finding]:
    """A risk that nobody owns."""
    without = register.without(lambda risk: risk.owner.strip())
    so = "Who watches is not said."
    yield from lacking(register.kind, without, Part.OWNER, "owner", so)


def assessment_missing(register: RegisterReading) -> Iterator[Finding]:
    """A risk without likelihood and impact: it was never reviewed."""
    without = register.without(lambda risk: risk.is_assessed)
    so = "Not assessed is not the same as low."
    what = "likelihood and no impact"
    yield from lacking(register.kind, without, Part.ASSESSMENT, what, so)


def reference_missing(register: RegisterReading) -> Iterator[Finding]:
    """A risk without a reference of its own."""
    without = register.without(lambda risk: risk.reference.strip())
    yield from lacking(register.kind, without, Part.REFERENCE, "reference")


def mitigation_missing(register: RegisterReading) -> Iterator[Finding]:
    """A risk against which nothing is planned."""
    without = register.without(lambda risk: risk.mitigation.strip())
    so = "What is done about it is not said."
    yield from lacking(register.kind, without, Part.MITIGATION, "mitigating action", so)


def link_missing(register: RegisterReading) -> Iterator[Finding]:
    """A risk to no action, no indicator and no funding line."""
    without = register.without(lambda risk: risk.is_linked)
    so = "What it puts at risk is not said."
    what = "link to an action, an indicator or a funding line"
    yield from lacking(register.kind, without, Part.LINKS, what, so)
