"""
Examples for the reference: what the demonstration's plan answered to its coordinator.

Its test asks again, and fails where the service answers otherwise by now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLAN = "/api/v1/plans/coventry/violent-crime"
RETURN = f"{PLAN}/returns/2008-09-q2/ni-15"
FILE = Path(__file__).parent / "examples.json"


@dataclass(frozen=True)
class Asked:
    """A request: its method, its address, and what it sends."""

    method: str
    address: str
    body: dict[str, Any] | None = None


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
}


def _kept() -> dict[str, Example]:
    answers = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: Example(**vars(asked), answer=answers.get(name))
        for name, asked in ASKED.items()
    }


EXAMPLES = _kept()
