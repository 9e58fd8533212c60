"""Two parts of a plan in one person's hands that its own rules keep apart."""

from __future__ import annotations

from collections.abc import Iterator

from actions.analysis.findings.reading import DeliveryReading, Part
from laa.plan.findings import Finding, Severity
from laa.plan.listing import listed


def owner_leads_an_action(plan: DeliveryReading) -> Iterator[Finding]:
    """A person whom the plan names as indicator owner and as lead of an action."""
    for owner in plan.owners:
        led = [
            action.subject
            for action in plan.actions
            if _same(action.lead_name, owner) and owner.strip()
        ]
        if led:
            actions = listed([one.name for one in led])
            words = (
                f"{owner} is named as indicator owner, who signs figures off, and as "
                f"lead of {actions}. Nobody may sign off a figure that they entered "
                f"or submitted: one that comes from {owner} needs another signatory."
            )
            where = plan.kind.where(led, Part.LEAD)
            yield Finding(Severity.CONTRADICTION, where, words)


def _same(one: str, other: str) -> bool:
    """Whether two names are one, whatever their capitals and spaces."""
    return one.casefold().split() == other.casefold().split()
