"""Lines of money in few words, and any line at all."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from funding.analysis.lines import Line
from funding.analysis.money import Value
from funding.analysis.terms import Term
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter

FIRST, SECOND, THIRD = YEARS = tuple(FinancialYear(2008 + n) for n in range(3))
Q1, Q2, Q3, Q4 = FIRST.quarters
UNDECIDED, BLANK = Nothing.TO_BE_DETERMINED, Nothing.BLANK
NOT_APPLICABLE = Nothing.NOT_APPLICABLE

AMOUNTS = st.decimals(0, 10**9, places=2)
VALUES = st.one_of(AMOUNTS, st.sampled_from(Nothing))


def line(
    *values: int | str | Nothing,
    name: str = "Line",
    source: str = "Home Office",
    term: Term = Term.ONE_OFF,
    spent: dict[Quarter, int | str] | None = None,
) -> Line:
    given: list[Value] = [
        value if isinstance(value, Nothing) else Decimal(value) for value in values
    ]
    return Line(
        name=name,
        source=source,
        term=term,
        allocations=dict(zip(YEARS, given, strict=False)),
        spent={quarter: Decimal(one) for quarter, one in (spent or {}).items()},
    )


@st.composite
def lines(draw: st.DrawFn) -> Line:
    quarters = [quarter for year in YEARS for quarter in year.quarters]
    return Line(
        name=draw(st.text(min_size=1, max_size=5)),
        source=draw(st.sampled_from(["", "Home Office", "Area based grant"])),
        term=draw(st.sampled_from(Term)),
        allocations=draw(st.dictionaries(st.sampled_from(YEARS), VALUES)),
        spent=draw(
            st.dictionaries(
                st.sampled_from(quarters), st.decimals(-(10**6), 10**9, places=2)
            )
        ),
    )
