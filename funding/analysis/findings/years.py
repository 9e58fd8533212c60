"""What the lines come to in each year: added up nowhere, or ending before its time."""

from __future__ import annotations

from collections.abc import Iterator

from funding.analysis.cliff import YearOfMoney, cliff
from funding.analysis.findings.reading import FundedLine, MoneyReading, Part
from funding.analysis.money import pounds
from laa.plan.days import in_words
from laa.plan.findings import Finding, Severity
from laa.plan.listing import listed
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear


def yearly_totals_missing(plan: MoneyReading) -> Iterator[Finding]:
    """Several lines, and a document that adds them up for no year."""
    if plan.prints_yearly_totals or len(plan.lines) < 2:
        return
    held = cliff([one.line for one in plan.lines], plan.years).years
    sums = "; ".join(f"{one.year}: {_sum(one)}" for one in held)
    words = f"The document gives no total of its funding lines for a year. {sums}."
    yield Finding(Severity.MISSING, plan.where(Part.YEARLY_TOTALS), words)


def confirmed_money_ends(plan: MoneyReading) -> Iterator[Finding]:
    """No line has confirmed money up to the agreement's last year."""
    held = cliff([one.line for one in plan.lines], plan.years)
    last = held.last_confirmed
    later = [year for year in plan.years if last is not None and year > last]
    if last is None or not later:
        return
    words = (
        f"{pounds(held.of(last).total.amount)} is confirmed for {last} and nothing for "
        f"{listed([str(year) for year in later])}: 100% of the confirmed money ends on "
        f"{in_words(last.last_day)}.{_open(plan, later)}"
    )
    yield Finding(Severity.MISSING, plan.where(Part.ALLOCATION, later[0]), words)


def _sum(money: YearOfMoney) -> str:
    """ "£81,000 + £65,500 = £146,500"; zeros are not written out."""
    amounts = [line.confirmed(money.year) for line in money.lines]
    parts = [pounds(amount) for amount in amounts if amount]
    total = money.total.words
    if len(parts) > 1:
        total = f"{' + '.join(parts)} = {total}"
    undecided = money.total.undecided
    return f"{total} ({listed(undecided)} undecided)" if undecided else total


def _open(plan: MoneyReading, years: list[FinancialYear]) -> str:
    """The lines that may still have money in the years, and why that is not known."""
    told = ""
    for nothing in (Nothing.TO_BE_DETERMINED, Nothing.BLANK):
        names = [one.subject.name for one in plan.lines if _is(one, nothing, years)]
        if names:
            told += f" {nothing.words}: {listed(names)}."
    return told


def _is(one: FundedLine, nothing: Nothing, years: list[FinancialYear]) -> bool:
    return any(one.line.allocated(year) is nothing for year in years)
