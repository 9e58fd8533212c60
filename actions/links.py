"""Nothing links out of its plan, whatever a form was made to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actions.models import Action, Risk
from indicators.models import TargetSet
from laa.plan.models import ActionPlan
from laa.plan.refusals import Refusal


def strays(
    plan: ActionPlan, field: str, rows: Iterable[Action | Risk | TargetSet]
) -> Iterator[Refusal]:
    """A refusal for each row that is another plan's, beside the field it came by."""
    for row in rows:
        if row.plan_id != plan.pk:
            name = row.indicator.code if isinstance(row, TargetSet) else row.name
            yield Refusal(f"{name} is not in this plan", field)
