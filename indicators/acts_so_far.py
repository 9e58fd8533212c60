"""What was done so far to figures that are not signed off: who entered them, mostly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from indicators.acts import ENTERING, Act
from indicators.models import Actual, SignOffEvent


@dataclass(frozen=True)
class SoFar:
    """Who entered or submitted it, by their keys; when it was last returned."""

    entered_by: frozenset[int] = frozenset()
    returned_at: datetime | None = None


def acts_so_far(actuals: Iterable[Actual]) -> dict[int, SoFar]:
    """By the figure's key; one query, or none without figures."""
    keys = [one.pk for one in actuals]
    entered: defaultdict[int, set[int]] = defaultdict(set)
    returned: dict[int, datetime] = {}
    events = SignOffEvent.objects.filter(
        actual__in=keys, act__in=[*ENTERING, Act.RETURN]
    )
    for key, act, by, at in events.order_by("version").values_list(
        "actual_id", "act", "by_id", "at"
    ):
        if act == Act.RETURN:
            returned[key] = at
        else:
            entered[key].add(by)
    return {key: SoFar(frozenset(entered[key]), returned.get(key)) for key in keys}
