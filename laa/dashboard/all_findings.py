"""What is found in all parts of a plan, for whatever shows the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.delivery import delivery_of
from actions.plan_findings import delivery_findings, risk_findings
from actions.register import register_of
from funding.ledger import ledger_of
from funding.plan_findings import money_findings
from indicators.history import History
from indicators.plan_findings import findings_of
from laa.plan.findings import Finding, heaviest_first
from laa.plan.models import ActionPlan


def all_findings(
    plan: ActionPlan, histories: Sequence[History], today: date
) -> list[Finding]:
    """
    The heaviest first; each weight by indicators, actions, money and risks.

    `histories` are those of all the plan's indicators. A fixed number of queries.
    """
    delivery = delivery_of(plan, None, today)
    return heaviest_first(
        [
            *findings_of(plan, histories, today),
            *delivery_findings(delivery),
            *money_findings(ledger_of(plan, None, today)),
            *risk_findings(plan, register_of(plan, None, today)),
        ]
    )
