"""What an action leaves blank, and the indicators that no action serves."""

from __future__ import annotations

from collections.abc import Iterator

from actions.analysis.findings.reading import DeliveryReading, Part
from laa.plan.days import in_words
from laa.plan.findings import Finding
from laa.plan.lacking import Kind, lacking


def lead_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """An action that no person, role or organisation leads."""
    without = plan.without(lambda action: action.lead.strip())
    so = "Who delivers is not said."
    yield from lacking(plan.kind, without, Part.LEAD, "lead", so)


def reference_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """An action without a reference of its own."""
    without = plan.without(lambda action: action.reference.strip())
    yield from lacking(plan.kind, without, Part.REFERENCE, "reference")


def milestone_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """An action with nothing to reach."""
    without = plan.without(lambda action: action.milestones)
    so = "What is to be reached is not said."
    yield from lacking(plan.kind, without, Part.MILESTONE, "milestone", so)


def progress_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """The latest quarter of which an update is late, and the actions without it."""
    overdue = [quarter for action in plan.actions for quarter in action.overdue]
    if not overdue:
        return
    latest = max(overdue)
    without = plan.without(lambda action: latest not in action.overdue)
    what = f"progress update for {latest}"
    so = (
        f"The quarter ended on {in_words(latest.last_day)} and updates were due by "
        f"{in_words(plan.due_on(latest))}."
    )
    yield from lacking(plan.kind, without, Part.PROGRESS, what, so, latest)


def indicator_missing(plan: DeliveryReading) -> Iterator[Finding]:
    """An action that serves no indicator of the plan."""
    without = plan.without(lambda action: action.serves)
    so = "Which figure would show that it works is not said."
    what = "indicator to serve"
    yield from lacking(plan.kind, without, Part.INDICATORS, what, so)


def target_without_action(plan: DeliveryReading) -> Iterator[Finding]:
    """An indicator with improvement targets that no action serves."""
    served = {code for action in plan.actions for code in action.serves}
    without = [target for target in plan.targets if target.name not in served]
    kind = Kind("Improvement targets", plan.targets)
    so = "What is done to reach the targets is not said."
    yield from lacking(kind, without, Part.ACTIONS, "action", so)
