"""From a provisional figure to the final one: a revision that starts as final."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction

from indicators.figure import Figure
from indicators.models import Actual, TargetSet
from indicators.signoff import SignOffRefused, perform
from indicators.transitions import Act
from laa.plan.models import User
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal

REASON = "Final figure"


@transaction.atomic
def start_final(
    *,
    target_set: TargetSet,
    quarter: Quarter,
    by: User,
    at: datetime,
    version: int,
    note: str,
) -> Actual:
    """
    Start a revision of a signed-off provisional figure, and save it as final.

    It holds the same number until the analyst changes it. Or raise SignOffRefused.
    """
    act = partial(perform, target_set=target_set, quarter=quarter, by=by, at=at)
    started = act(Act.REVISE, version=version, note=note)
    if not started.is_provisional:
        raise SignOffRefused(
            Refusal(
                f"The figure of {quarter} is final already: "
                "start a revision if it is to be corrected."
            )
        )
    final = replace(Figure.of(started), is_provisional=False)
    return act(Act.SAVE, version=started.version, figure=final)
