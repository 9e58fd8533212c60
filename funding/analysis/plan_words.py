"""What a plan's money says in a year, as sentences without their full stop."""

from __future__ import annotations

from funding.analysis.money import per_cent, whole_pounds, worth
from funding.analysis.money_words import listed_quarters
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.totals import Total
from laa.plan.listing import listed
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear

# More names than these make a list that nobody reads.
_MOST_NAMED = 3


def spent(standing: PlanStanding, year: FinancialYear) -> str:
    """How much of the year's money is reported as spent, as a share of it."""
    allocated = standing.allocated
    if standing.spent is None:
        return f"{_given(allocated, year)}; no spend is reported yet"
    told = f"{_given(allocated, year)}; {pounds(standing.spent)} is reported as spent"
    if standing.burn is None:
        return told
    return f"{told}, {per_cent(standing.burn)} of it"


def outturn(standing: PlanStanding) -> str:
    """The lines' forecasts added up, and how many of the lines that is."""
    if standing.outturn is None:
        return "No forecast: no line reports any spend"
    counted = sum(one.outturn is not None for _, one in standing.standings)
    lines = _lines(counted, len(standing.standings))
    if standing.is_whole:
        return f"{pounds(standing.outturn)} spent by {lines}"
    return f"About {whole_pounds(standing.outturn)} for {lines} at the pace so far"


def in_arrears(standing: PlanStanding) -> tuple[str, ...]:
    """Which due quarters are not reported, by the lines that they are missing of."""
    missing: dict[str, list[str]] = {}
    for name, one in standing.in_arrears:
        quarters = listed_quarters(one.missing)
        missing.setdefault(quarters, []).append(name)
    total = len(standing.standings)
    return tuple(
        f"{quarters} of {_named(names, total)}" for quarters, names in missing.items()
    )


def overspent(standing: PlanStanding, year: FinancialYear) -> tuple[str, ...]:
    """The lines that have used more than they have, or have nothing to use."""
    return (
        *(
            f"{name} is overspent by {pounds(over)} in {year}"
            for name, over in standing.overspent
        ),
        *(
            f"{name} has spent {pounds(one.used)} in {year} without an amount "
            f"to spend: {worth(one.allocated)}"
            for name, one in standing.spent_without_allocation
        ),
    )


def _given(allocated: Total, year: FinancialYear) -> str:
    if not allocated.counted:
        return f"{year}: no amount is allocated"
    return f"{year}: {allocated.words} is allocated"


def _named(names: list[str], total: int) -> str:
    return listed(names) if len(names) <= _MOST_NAMED else _lines(len(names), total)


def _lines(number: int, total: int) -> str:
    if total == 1:
        return "the one line"
    return f"all {total} lines" if number == total else f"{number} of {total} lines"
