"""A return as the API tells of it: where it stands, and how it came there."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from indicators.figure import Figure
from indicators.models import Actual, Breakdown, SignOffEvent, TargetSet
from indicators.returns import Return
from indicators.signoff import acts_open_to, current, version_of
from laa.api.entering import FOR_A_PERSON
from laa.api.figure_schemas import Numbers, Part
from laa.api.figures import numbers
from laa.api.kinds import period
from laa.api.return_schemas import Entry, ReturnOut, ReturnRow
from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.periods import Quarter


def rows_of(
    target_sets: list[TargetSet], quarters: tuple[Quarter, ...]
) -> list[Return]:
    found = Actual.objects.filter(target_set__in=target_sets).latest_revisions()
    latest = {(one.target_set_id, one.quarter): one for one in found}
    return [
        Return(one, quarter, latest.get((one.pk, quarter)), today())
        for one in target_sets
        for quarter in quarters
    ]


def row(one: Return) -> ReturnRow:
    return ReturnRow(**_known(one))


def _known(one: Return) -> dict[str, Any]:
    target_set, actual = one.target_set, one.actual
    area, plan, indicator = target_set.address
    place = [area, plan, one.quarter, indicator]
    return {
        "address": reverse("api-return", args=place),
        "page": one.address,
        "indicator": reverse("api-indicator", args=target_set.address),
        "code": target_set.indicator.code,
        "quarter": period(one.quarter),
        "status": one.status.value,
        "version": version_of(actual),
        "revision": actual.revision if actual else 0,
        "why_not_owed": target_set.why_not_owed(one.quarter),
        "due_on": one.due_on,
        "figure": Numbers(**numbers(Figure.of(actual))) if actual else None,
    }


def whole(access: Access, target_set: TargetSet, quarter: Quarter) -> ReturnOut:
    actual = current(target_set, quarter)
    one = Return(target_set, quarter, actual, today())
    return ReturnOut(
        **_known(one),
        acts=_acts(access, one),
        revision_reason=actual.revision_reason if actual else "",
        breakdown=[
            Part(category=part.category, count=part.count)
            for part in (Breakdown.objects.filter(actual=actual) if actual else ())
        ],
        history=_history(target_set, quarter),
    )


def _acts(access: Access, one: Return) -> list[str]:
    is_owed = not one.target_set.why_not_owed(one.quarter)
    if not is_owed or not one.quarter.has_ended(one.today):
        return []
    open_acts = acts_open_to(access.permissions, one.actual)
    return [act.slug for act in open_acts if act not in FOR_A_PERSON]


def _history(target_set: TargetSet, quarter: Quarter) -> list[Entry]:
    events = SignOffEvent.objects.filter(
        actual__target_set=target_set,
        actual__year=quarter.start,
        actual__quarter_number=quarter.number,
    )
    return [
        _entry(event)
        for event in events.select_related("by", "acted_for").order_by("-version")
    ]


def _entry(event: SignOffEvent) -> Entry:
    return Entry.model_validate(
        {
            "version": event.version,
            "act": event.act,
            "status": event.status,
            "by": event.who,
            "at": event.at,
            "note": event.note,
            "figure": numbers(Figure.from_json(event.figure)),
        }
    )
