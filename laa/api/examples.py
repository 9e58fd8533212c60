"""
Examples for the reference: what the demonstration's plan answered, after a few acts.

Its test asks again, and fails where the service answers otherwise by now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laa.plan.roles import Role

PLAN = "/api/v1/plans/coventry/violent-crime"
RETURN = f"{PLAN}/returns/2008-09-q2/ni-15"
FILE = Path(__file__).parent / "examples.json"


@dataclass(frozen=True)
class Asked:
    """A request: its method, its address, and what it sends."""

    method: str
    address: str
    body: dict[str, Any] | None = None
    by: Role = Role.ANALYST


@dataclass(frozen=True)
class Example(Asked):
    answer: Any = None


# By the operation that answers; in this order, for one writes what the next reads.
ASKED = {
    "list_plans": Asked("get", "/api/v1/plans"),
    "get_plan": Asked("get", PLAN),
    "list_indicators": Asked("get", f"{PLAN}/indicators?limit=2"),
    "get_indicator": Asked("get", f"{PLAN}/indicators/ni-15"),
    "get_assessment": Asked("get", f"{PLAN}/indicators/ni-15/assessment"),
    "list_figures": Asked("get", f"{PLAN}/figures?limit=1"),
    "list_findings": Asked("get", f"{PLAN}/findings?limit=2"),
    "list_actions": Asked("get", f"{PLAN}/actions?limit=1"),
    "get_action": Asked("get", f"{PLAN}/actions/1"),
    "list_risks": Asked("get", f"{PLAN}/risks?limit=1"),
    "get_risk": Asked("get", f"{PLAN}/risks/1"),
    "get_money": Asked("get", f"{PLAN}/money"),
    "list_funding_lines": Asked("get", f"{PLAN}/money/lines?limit=1"),
    "get_funding_line": Asked("get", f"{PLAN}/money/lines/1"),
    "list_virements": Asked("get", f"{PLAN}/money/virements"),
    "list_decisions": Asked("get", f"{PLAN}/decisions"),
    "list_people": Asked("get", f"{PLAN}/people"),
    "list_deputies": Asked("get", f"{PLAN}/people/deputies"),
    "get_deadlines": Asked("get", f"{PLAN}/deadlines"),
    "list_returns": Asked("get", f"{PLAN}/returns?quarter=2008-09-q2&limit=1"),
    "get_return": Asked("get", RETURN),
    "enter_return": Asked(
        "put",
        RETURN,
        {
            "count": 101,
            "state": "provisional",
            "source": "Police crime system, extract of 14 October",
            "as_at": "2008-10-14",
            "commentary": "Fewer offences in the city centre since the new patrols.",
        },
    ),
    "act_on_return": Asked("post", f"{RETURN}/submit", {}),
    "list_changes": Asked(
        "get", f"{PLAN}/changes?kind=indicator&limit=1", by=Role.COORDINATOR
    ),
}


def _kept() -> dict[str, Example]:
    answers = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: Example(**vars(asked), answer=answers.get(name))
        for name, asked in ASKED.items()
    }


EXAMPLES = _kept()
