"""All the rules on money, and what they find in a plan."""

from __future__ import annotations

from funding.analysis.findings import lines, totals, years
from funding.analysis.findings.reading import MoneyReading, Rule
from laa.plan.findings import Finding, heaviest_first

RULES: tuple[Rule, ...] = (
    totals.undecided_added_as_nothing,
    totals.total_unlike_its_years,
    lines.spent_above_allocation,
    lines.spent_without_allocation,
    years.yearly_totals_missing,
    years.confirmed_money_ends,
    lines.allocation_missing,
    lines.action_missing,
)


def find_in_money(plan: MoneyReading) -> list[Finding]:
    """What every rule finds: the heaviest first, then in the order of the plan."""
    found = (finding for rule in RULES for finding in rule(plan))
    return heaviest_first(found, [one.subject.name for one in plan.lines])
