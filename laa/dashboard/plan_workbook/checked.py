"""What was checked, sealed until it is confirmed. What changes nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from laa.dashboard.plan_workbook.judging import Judged
from laa.dashboard.plan_workbook.reading import TypedRow
from laa.plan import sealing
from laa.plan.models import ActionPlan, User
from laa.plan.sheets.refused import SheetsRefused

_OF = "laa.dashboard.plan_workbook"
# It is sent back among the texts of a form, of which the service takes 1 MB.
_LONGEST = 900_000


@dataclass(frozen=True)
class Checked:
    name: str
    rows: dict[str, list[TypedRow]]


def seal(name: str, judged: Iterable[Judged], *, by: User, plan: ActionPlan) -> str:
    """SheetsRefused if it is more than a page can hold."""
    rows = [one.typed.as_json() for one in judged]
    sealed = sealing.seal([name, rows], of=_OF, by=by, plan=plan)
    if len(sealed) > _LONGEST:
        raise SheetsRefused(
            "The file changes more than can be confirmed at once: put back some of "
            "the rows as they were, send it, and send the rest in a second file"
        )
    return sealed


def unseal(sealed: str, *, by: User, plan: ActionPlan) -> Checked | None:
    """None where it is too old, was changed, or is another's."""
    found = sealing.unseal(sealed, of=_OF, by=by, plan=plan)
    if found is None:
        return None
    name, kept = found
    rows: dict[str, list[TypedRow]] = {}
    for one in kept:
        rows.setdefault(one["sheet"], []).append(TypedRow(**one))
    return Checked(name, rows)
