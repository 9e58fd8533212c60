"""How money stands, as the API tells it: what is not known is null, never zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import Standing
from funding.analysis.totals import Total
from laa.api.kinds import number, value
from laa.api.money_schemas import LineStandingOut, PlanStandingOut, TotalOut
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear


def total(of: Total) -> TotalOut:
    cell = of.cell
    return TotalOut(
        amount=value(cell if isinstance(cell, Nothing) else of.amount),
        at_least=of.is_least,
        undecided=list(of.undecided),
        not_entered=list(of.not_entered),
    )


def line_standing(of: Standing) -> LineStandingOut:
    # What is overspent is overspent; what is left waits for what is missing.
    is_told = of.is_overspent or not of.missing
    return LineStandingOut(
        **_spent(of, of.outturn),
        year=str(of.year),
        allocated=value(of.allocated),
        left=number(of.left if is_told else None),
        missing=[quarter.slug for quarter in of.missing],
    )


def plan_standing(of: PlanStanding, year: FinancialYear) -> PlanStandingOut:
    # Of all lines only.
    outturn = None if of.in_arrears else of.outturn
    return PlanStandingOut(
        **_spent(of, outturn),
        year=str(year),
        allocated=total(of.allocated),
        left=number(of.left),
        missing=[name for name, _ in of.in_arrears],
    )


def _spent(of: Standing | PlanStanding, outturn: Decimal | None) -> dict[str, Any]:
    return {
        "spent": value(of.spent),
        "variance": number(of.variance),
        "share_spent": number(of.burn),
        "outturn": number(outturn),
        "outturn_is_forecast": outturn is not None and not of.is_whole,
    }
