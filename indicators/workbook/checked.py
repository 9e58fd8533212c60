"""
What was checked, kept until it is confirmed: in the page itself, signed.

Only who checked it may confirm it, for the same plan and quarter, and within an hour.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

from indicators.workbook.reading import TypedRow
from laa.plan.models import ActionPlan, User
from laa.plan.periods import Quarter

_SALT = "indicators.workbook"
_SECONDS = 3600


@dataclass(frozen=True)
class Checked:
    name: str
    rows: list[TypedRow]


def seal(checked: Checked, *, by: User, plan: ActionPlan, quarter: Quarter) -> str:
    kept = [checked.name, [row.as_json() for row in checked.rows]]
    return signing.dumps(kept, salt=_salt(by, plan, quarter), compress=True)


def unseal(
    sealed: str, *, by: User, plan: ActionPlan, quarter: Quarter
) -> Checked | None:
    """None where it is too old, was changed, or is another's."""
    try:
        name, rows = signing.loads(
            sealed, salt=_salt(by, plan, quarter), max_age=_SECONDS
        )
    except signing.BadSignature:
        return None
    return Checked(name, [TypedRow(**row) for row in rows])


def _salt(by: User, plan: ActionPlan, quarter: Quarter) -> str:
    return f"{_SALT}:{by.pk}:{plan.pk}:{quarter.slug}"
