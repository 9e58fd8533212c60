"""Charts of money: what each year has for certain, and a year's spend as it runs."""

from __future__ import annotations

from decimal import Decimal

from funding.analysis import money_words
from funding.analysis.cliff import Cliff, YearOfMoney
from funding.analysis.money import Value, to_pence
from funding.analysis.standing import Standing
from funding.analysis.terms import Term
from laa.plan.charting import Chart, Role, Series
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter
from laa.plan.tables import Cell, Column, Qualified, Table

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
    """What each quarter of a year used, against a quarter of the year's allocation."""
    quarters = standing.year.quarters
    spent = {**standing.reported, **standing.later}
    return Chart(
        key="spend",
        title=f"Spend of {standing.year}",
        sentence=f"{money_words.variance(standing)}.",
        x=tuple(f"Q{quarter.number}" for quarter in quarters),
        series=(
            Series("Spent", tuple(map(spent.get, quarters)), Role.COLUMN),
            Series(
                "A quarter of the allocation",
                (_a_quarter_of(standing.allocated),) * len(quarters),
                Role.TARGET,
            ),
        ),
        unit="pounds in the quarter",
        table=_spend_table(standing),
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
    columns = (Column("Year"), *map(money_column, headings))
    return Table(
        "Confirmed money by year",
        (*columns, Column("Not decided or not entered")),
        tuple(
            (
                str(one.year),
                *(one.of_term(term).cell for term in PARTS),
                one.total.cell,
                ", ".join((*one.total.undecided, *one.total.not_entered)) or "None",
            )
            for one in cliff.years
        ),
    )


def _a_quarter_of(allocated: Value) -> Decimal | None:
    if isinstance(allocated, Nothing):
        return None
    return to_pence(allocated / QUARTERS_IN_A_YEAR)


def _spend_table(standing: Standing) -> Table:
    evenly = _a_quarter_of(standing.allocated)
    return Table(
        f"Spend of {standing.year}",
        (
            Column("Quarter"),
            money_column("Spent"),
            money_column("A quarter of the allocation"),
        ),
        tuple(
            (
                str(quarter),
                _spent(standing, quarter),
                standing.allocated if evenly is None else evenly,
            )
            for quarter in standing.year.quarters
        ),
    )


def money_column(heading: str) -> Column:
    return Column(heading, numeric=True, money=True)


def _spent(standing: Standing, quarter: Quarter) -> Cell:
    if quarter in standing.reported:
        return standing.reported[quarter]
    if quarter in standing.later:
        return Qualified(standing.later[quarter], after=" so far")
    return "Not reported" if quarter in standing.missing else "Not over yet"
