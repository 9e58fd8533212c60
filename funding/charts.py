"""Charts of money: what each year has for certain, and a year's spend as it runs."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from funding.analysis import money_words
from funding.analysis.cliff import Cliff, YearOfMoney
from funding.analysis.standing import Standing
from funding.analysis.terms import Term
from laa.plan.charting import Chart, Role, Series
from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter
from laa.plan.tables import Column, Table

# The part that stays is the lowest; the part that falls away stands on it.
PARTS = (Term.RECURRING, Term.ONE_OFF)


def cliff_chart(cliff: Cliff, year: FinancialYear) -> Chart:
    """Confirmed money of each year, as recurring and one-off; the sentence says it."""
    return Chart(
        key="funding-cliff",
        title="Confirmed money by year",
        sentence=money_words.cliff(cliff, year),
        x=tuple(str(one.year) for one in cliff.years),
        series=tuple(_confirmed(cliff, term) for term in PARTS),
        unit="pounds",
        table=_cliff_table(cliff),
        money=True,
        totals=tuple(_over(one) for one in cliff.years),
    )


def spend_chart(standing: Standing) -> Chart:
    """A year's spend as it adds up, against the allocation spread evenly."""
    quarters = standing.year.quarters
    spent = _adding_up(quarters, standing)
    even = _evenly(standing)
    return Chart(
        key="spend",
        title=f"Spend of {standing.year} as it adds up",
        sentence=f"{money_words.variance(standing)}.",
        x=tuple(f"Q{quarter.number}" for quarter in quarters),
        series=(
            Series("Spent", spent, Role.COLUMN),
            Series("Allocation, spread evenly", even, Role.TARGET),
        ),
        unit="pounds since April",
        table=_spend_table(standing, quarters, spent, even),
        decimals=2,
        money=True,
    )


def _confirmed(cliff: Cliff, term: Term) -> Series:
    values = (one.of_term(term).amount or None for one in cliff.years)
    return Series(term.words, tuple(values), Role.COLUMN)


def _over(one: YearOfMoney) -> str:
    """Over a column: the total, or that there is none to be sure of."""
    if one.total.amount or not one.total.is_least:
        return one.total.words
    return "Nothing confirmed"


def _cliff_table(cliff: Cliff) -> Table:
    headings = (*(term.words for term in PARTS), "In all")
    columns = (Column("Year"), *(Column(text, numeric=True) for text in headings))
    return Table(
        "Confirmed money by year",
        (*columns, Column("Not decided or not entered")),
        tuple(
            (
                str(one.year),
                *(one.of_term(term).words for term in PARTS),
                one.total.words,
                ", ".join((*one.total.undecided, *one.total.not_entered)) or "None",
            )
            for one in cliff.years
        ),
    )


def _adding_up(
    quarters: tuple[Quarter, ...], standing: Standing
) -> tuple[Decimal | None, ...]:
    """From a quarter that is not reported on, what it adds up to is not known."""
    known = []
    for quarter in quarters:
        if quarter not in standing.reported:
            break
        known.append(standing.reported[quarter])
    return (*accumulate(known), *([None] * (len(quarters) - len(known))))


def _evenly(standing: Standing) -> tuple[Decimal | None, ...]:
    shares = range(1, QUARTERS_IN_A_YEAR + 1)
    if not isinstance(standing.allocated, Decimal):
        return (None,) * QUARTERS_IN_A_YEAR
    return tuple(standing.allocated * n / QUARTERS_IN_A_YEAR for n in shares)


def _spend_table(
    standing: Standing,
    quarters: tuple[Quarter, ...],
    spent: tuple[Decimal | None, ...],
    even: tuple[Decimal | None, ...],
) -> Table:
    def worded(value: Decimal | None, otherwise: str) -> str:
        return otherwise if value is None else pounds(value)

    def of(quarter: Quarter) -> str:
        due = quarter in standing.missing
        return "Not reported" if due else Nothing.BLANK.words

    return Table(
        f"Spend of {standing.year}",
        (
            Column("Quarter"),
            Column("Spent in the quarter", numeric=True),
            Column("Spent since April", numeric=True),
            Column("Allocation, spread evenly", numeric=True),
        ),
        tuple(
            (
                str(quarter),
                worded(standing.reported.get(quarter), of(quarter)),
                worded(so_far, "Not known"),
                worded(evenly, "Not known"),
            )
            for quarter, so_far, evenly in zip(quarters, spent, even, strict=True)
        ),
    )
