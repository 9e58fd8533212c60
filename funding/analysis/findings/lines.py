"""What a line leaves blank, and spend that its allocation does not bear."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from funding.analysis.findings.reading import FundedLine, MoneyReading, Part
from funding.analysis.money import ZERO, per_cent, pounds, share
from laa.plan.findings import Finding, Severity
from laa.plan.lacking import lacking
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear


def spent_above_allocation(plan: MoneyReading) -> Iterator[Finding]:
    """A year in which more is spent than its allocation holds."""
    for one, year, quarters in _spends(plan):
        allocated, spent = one.line.allocated(year), sum(quarters, ZERO)
        if isinstance(allocated, Decimal) and spent > allocated:
            over = share(spent - allocated, allocated)
            words = (
                f"{_sum(quarters)} is spent in {year}, and {pounds(allocated)} is "
                f"allocated: {pounds(spent - allocated)}"
                f"{f' ({per_cent(over)})' if over is not None else ''} more."
            )
            yield Finding(Severity.CONTRADICTION, one.where(Part.SPEND, year), words)


def spent_without_allocation(plan: MoneyReading) -> Iterator[Finding]:
    """A year in which money is spent, and no amount is allocated."""
    for one, year, quarters in _spends(plan):
        allocated = one.line.allocated(year)
        if isinstance(allocated, Nothing) and sum(quarters, ZERO) > 0:
            words = (
                f"{_sum(quarters)} is spent in {year}, and no amount is allocated "
                f"({allocated.words})."
            )
            yield Finding(Severity.CONTRADICTION, one.where(Part.SPEND, year), words)


def allocation_missing(plan: MoneyReading) -> Iterator[Finding]:
    """A year of the agreement with neither an amount nor a reason for none."""
    for year in plan.years:
        blank = [
            one.subject
            for one in plan.lines
            if one.line.allocated(year) is Nothing.BLANK
        ]
        so = "Zero and to be determined would be answers."
        what = f"allocation for {year}"
        yield from lacking(plan.kind, blank, Part.ALLOCATION, what, so, year)


def action_missing(plan: MoneyReading) -> Iterator[Finding]:
    """A line that pays for no action of the plan."""
    without = [one.subject for one in plan.lines if not one.pays_for_actions]
    so = "What it pays for in the plan is not said."
    yield from lacking(plan.kind, without, Part.ACTIONS, "action to pay for", so)


def _spends(
    plan: MoneyReading,
) -> Iterator[tuple[FundedLine, FinancialYear, list[Decimal]]]:
    for one in plan.lines:
        for year in plan.years:
            if quarters := one.spent(year):
                yield one, year, quarters


def _sum(quarters: list[Decimal]) -> str:
    """ "£50,000 + £40,000 = £90,000", a quarter each."""
    total = pounds(sum(quarters, ZERO))
    if len(quarters) == 1:
        return total
    return f"{' + '.join(pounds(one) for one in quarters)} = {total}"
