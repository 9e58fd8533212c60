"""Actions that are reported on elsewhere, beside the plan's own quarterly report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.analysis.findings.reading import DeliveryReading, Part, PlannedMilestone
from actions.analysis.milestones import Every
from laa.plan.findings import Finding, Severity
from laa.plan.lacking import Subject
from laa.plan.listing import listed
from laa.plan.periods import QUARTERS_IN_A_YEAR

# A duty that comes round is a report if it says so: patrols come round as well.
_REPORTING = re.compile("monitor|report", re.IGNORECASE)


def reported_twice(plan: DeliveryReading) -> Iterator[Finding]:
    """
    Actions monitored through another body, of each frequency together.

    The plan itself reports each quarter.
    """
    for every, consequence in (
        (Every.MONTH, _at_another_pace),
        (Every.QUARTER, _at_the_same_pace),
    ):
        bodies = _bodies(plan, every)
        if bodies:
            told = "; ".join(
                f"{listed([one.name for one in subjects])} through {body}"
                for body, subjects in bodies.items()
            )
            words = (
                f"The plan reports quarterly. Monitored {every}ly elsewhere as well: "
                f"{told}. {consequence()}"
            )
            several = [one for subjects in bodies.values() for one in subjects]
            where = plan.kind.where(list(dict.fromkeys(several)), Part.MONITORING)
            yield Finding(Severity.CONTRADICTION, where, words)


def _at_another_pace() -> str:
    elsewhere = Every.MONTH.per_quarter * QUARTERS_IN_A_YEAR
    alone = elsewhere - QUARTERS_IN_A_YEAR
    return (
        f"That is {elsewhere} reports a year there and {QUARTERS_IN_A_YEAR} here: "
        f"{QUARTERS_IN_A_YEAR} times the same progress is reported twice, and {alone} "
        "times the plan holds nothing to lay beside it."
    )


def _at_the_same_pace() -> str:
    return (
        "Each quarter’s progress is reported twice, and the plan does not say which "
        "report counts."
    )


def _bodies(plan: DeliveryReading, every: Every) -> dict[str, list[Subject]]:
    """The actions that each body monitors so often, in the plan's order."""
    found: dict[str, list[Subject]] = {}
    for action, milestone in plan.milestones:
        body = " ".join(milestone.through.split())
        if milestone.every is every and body and _is_report(milestone):
            subjects = found.setdefault(body, [])
            if action.subject not in subjects:
                subjects.append(action.subject)
    return found


def _is_report(milestone: PlannedMilestone) -> bool:
    told = f"{milestone.text} {milestone.wording}"
    return _REPORTING.search(told) is not None
