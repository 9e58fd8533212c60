"""A line's printed total against the years that it adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from funding.analysis.findings.reading import FundedLine, MoneyReading, Part
from funding.analysis.money import Value, pounds
from funding.analysis.totals import Total
from laa.plan.findings import Finding, Severity
from laa.plan.listing import listed
from laa.plan.nothing import Nothing


def undecided_added_as_nothing(plan: MoneyReading) -> Iterator[Finding]:
    """A printed total that is the sum of the known years, while another is open."""
    for one in plan.lines:
        total = one.line.total(plan.years)
        if total.counted and total.undecided and one.printed == total.amount:
            words = (
                f"The total is printed as {_printed(one)}, and {_sum(one, plan)} is "
                f"{total.words}. The printed total adds what is undecided "
                f"({listed(total.undecided)}) as nothing."
            )
            yield Finding(Severity.CONTRADICTION, one.where(Part.TOTAL), words)


def total_unlike_its_years(plan: MoneyReading) -> Iterator[Finding]:
    """A printed total that its years do not come to, or already exceed."""
    for one in plan.lines:
        total = one.line.total(plan.years)
        if one.printed is not None and _contradicts(total, one.printed):
            difference = total.amount - one.printed
            side = "more" if difference > 0 else "less"
            words = (
                f"The total is printed as {_printed(one)}, and {_sum(one, plan)} is "
                f"{total.words}, {pounds(abs(difference))} {side}."
            )
            yield Finding(Severity.CONTRADICTION, one.where(Part.TOTAL), words)


def _contradicts(total: Total, printed: Decimal) -> bool:
    if not total.counted:
        return False
    return total.amount > printed or (not total.is_least and total.amount < printed)


def _printed(one: FundedLine) -> str:
    return one.published_total.strip()


def _sum(one: FundedLine, plan: MoneyReading) -> str:
    """ "£65,500 + to be determined"; what does not apply is left out."""
    values = [one.line.allocated(year) for year in plan.years]
    told = [_told(one) for one in values if one is not Nothing.NOT_APPLICABLE]
    return " + ".join(told)


def _told(value: Value) -> str:
    return value.words.lower() if isinstance(value, Nothing) else pounds(value)
