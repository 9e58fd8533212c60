"""Choosing among a plan's actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from actions.analysis.progress import Progress
from actions.delivery import ActionDelivery
from laa.plan.buttons import chosen_by
from laa.plan.choices import offer
from laa.plan.models import User

ANY = "any"
ME = "me"
NOBODY = "nobody"
NO_UPDATE = "none"


class FilterForm(forms.Form):
    """Which of a plan's actions to show: all of them unless it is chosen otherwise."""

    lead = forms.ChoiceField(required=False)
    indicator = forms.ChoiceField(label="Indicator served", required=False)
    status = forms.ChoiceField(required=False)
    overdue = forms.BooleanField(
        label="Only with an overdue update or milestone", required=False
    )

    def __init__(
        self,
        *args: Any,
        actions: Iterable[ActionDelivery],
        reader: User,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader
        chosen = list(actions)
        leads = sorted({one.action.lead for one in chosen if one.action.lead})
        is_lead = any(one.action.led_by_id == reader.pk for one in chosen)
        any_ = (ANY, "Any")
        mine = [(ME, "Me: the actions that I report on")] if is_lead else []
        served = {t.indicator.code: str(t.indicator) for a in chosen for t in a.serves}
        whoever = [(one, one) for one in leads]
        offer(self, "lead", [any_, *mine, *whoever, (NOBODY, "Nobody")])
        offer(self, "indicator", [any_, *sorted(served.items())])
        statuses = [(one.value, one.words) for one in Progress]
        offer(self, "status", [any_, *statuses, (NO_UPDATE, "No update yet")])

    @property
    def helper(self) -> FormHelper:
        return chosen_by("Show")

    def chosen(self, actions: Iterable[ActionDelivery]) -> list[ActionDelivery]:
        """What cannot be read chooses nothing, and the form says so."""
        if not self.is_valid():
            return list(actions)
        return [one for one in actions if self._is_chosen(one)]

    def _is_chosen(self, one: ActionDelivery) -> bool:
        wanted, status = self.cleaned_data, one.standing.status
        codes = [target_set.indicator.code for target_set in one.serves]
        leads = [one.action.lead or NOBODY]
        leads += [ME] if one.action.led_by_id == self.reader.pk else []
        return (
            wanted["lead"] in ("", ANY, *leads)
            and wanted["indicator"] in ("", ANY, *codes)
            and wanted["status"] in ("", ANY, status.value if status else NO_UPDATE)
            and (not wanted["overdue"] or one.standing.is_overdue)
        )
