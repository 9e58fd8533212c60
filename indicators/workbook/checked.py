"""What was checked, sealed until it is confirmed, for the same plan and quarter."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.workbook.reading import TypedRow
from laa.plan import sealing
from laa.plan.models import ActionPlan, User
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class Checked:
    name: str
    rows: list[TypedRow]


def seal(checked: Checked, *, by: User, plan: ActionPlan, quarter: Quarter) -> str:
    kept = [checked.name, [row.as_json() for row in checked.rows]]
    return sealing.seal(kept, of=_of(quarter), by=by, plan=plan)


def unseal(
    sealed: str, *, by: User, plan: ActionPlan, quarter: Quarter
) -> Checked | None:
    """None where it is too old, was changed, or is another's."""
    found = sealing.unseal(sealed, of=_of(quarter), by=by, plan=plan)
    if found is None:
        return None
    name, rows = found
    return Checked(name, [TypedRow(**row) for row in rows])


def _of(quarter: Quarter) -> str:
    return f"indicators.workbook:{quarter.slug}"
