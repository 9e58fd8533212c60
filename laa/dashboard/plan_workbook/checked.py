"""
What was checked, kept until it is confirmed: in the page itself, signed.

Only who checked it may confirm it, for the same plan, and within an hour. What changes
nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing

from laa.dashboard.plan_workbook.judging import Judged
from laa.dashboard.plan_workbook.reading import TypedRow
from laa.plan.models import ActionPlan, User
from laa.plan.sheets.refused import SheetsRefused

_SALT = "laa.dashboard.plan_workbook"
_SECONDS = 3600
# It is sent back among the texts of a form, of which the service takes 1 MB.
_LONGEST = 900_000


@dataclass(frozen=True)
class Checked:
    name: str
    rows: dict[str, list[TypedRow]]


def seal(name: str, judged: Iterable[Judged], *, by: User, plan: ActionPlan) -> str:
    """SheetsRefused if it is more than a page can hold."""
    rows = [one.typed.as_json() for one in judged]
    sealed = signing.dumps([name, rows], salt=_salt(by, plan), compress=True)
    if len(sealed) > _LONGEST:
        raise SheetsRefused(
            "The file changes more than can be confirmed at once: put back some of "
            "the rows as they were, send it, and send the rest in a second file"
        )
    return sealed


def unseal(sealed: str, *, by: User, plan: ActionPlan) -> Checked | None:
    """None where it is too old, was changed, or is another's."""
    try:
        name, kept = signing.loads(sealed, salt=_salt(by, plan), max_age=_SECONDS)
    except signing.BadSignature:
        return None
    rows: dict[str, list[TypedRow]] = {}
    for one in kept:
        rows.setdefault(one["sheet"], []).append(TypedRow(**one))
    return Checked(name, rows)


def _salt(by: User, plan: ActionPlan) -> str:
    return f"{_SALT}:{by.pk}:{plan.pk}"
