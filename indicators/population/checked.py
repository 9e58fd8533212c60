"""What was read of a file, sealed until it is confirmed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from indicators.population.ons_file import AreaRow
from indicators.population.terms import Terms
from laa.plan import sealing
from laa.plan.models import ActionPlan, User

_OF = "indicators.population"


@dataclass(frozen=True)
class Checked:
    """The area's row of a file of this name, and what was typed beside it."""

    file: str
    row: AreaRow
    vintage: str
    source: str
    published_on: date | None

    def terms(self, year: int) -> Terms:
        return Terms(
            year,
            self.vintage,
            self.row.persons[year],
            f"{self.source}. File {self.file}, {self.row.place}",
            self.published_on,
        )


def seal(checked: Checked, *, by: User, plan: ActionPlan) -> str:
    kept = asdict(checked)
    day = checked.published_on
    kept["published_on"] = day.isoformat() if day else ""
    return sealing.seal(kept, of=_OF, by=by, plan=plan)


def unseal(sealed: str, *, by: User, plan: ActionPlan) -> Checked | None:
    """None where it is too old, was changed, or is another's."""
    kept: dict[str, Any] | None = sealing.unseal(sealed, of=_OF, by=by, plan=plan)
    if kept is None:
        return None
    row, day = kept.pop("row"), kept.pop("published_on")
    persons = {int(year): number for year, number in row.pop("persons").items()}
    return Checked(
        row=AreaRow(**row, persons=persons),
        published_on=date.fromisoformat(day) if day else None,
        **kept,
    )
