"""Adding and changing actions and milestones, and moving a milestone's date."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict

from actions.analysis.milestones import Every, MilestoneKind
from actions.editing import ActionText
from actions.leads import possible_leads
from actions.milestone_editing import DATES, MilestoneText
from actions.models import Action, Milestone
from indicators.analysis.words import sentence_case
from indicators.models import TargetSet
from laa.plan.buttons import sent_by
from laa.plan.dateinput import GovukDateField
from laa.plan.models import ActionPlan, User
from laa.plan.numberfields import WholeNumberField

ONCE = [("", "It does not"), *((one.value, f"Every {one.value}") for one in Every)]

Typed = QueryDict | None


def _line(label: str, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        error_messages={
            "max_length": "This has %(show_value)d characters: "
            "shorten it to %(limit_value)d"
        },
        **more,
    )


class IndicatorsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: TargetSet) -> str:
        return str(obj.indicator)


class LeadField(forms.ModelChoiceField):
    """Those who may lead an action, and whoever leads it now."""

    may_lead: frozenset[int] = frozenset()

    def offer(self, plan: ActionPlan, now: int | None) -> None:
        self.may_lead = frozenset(possible_leads(plan).values_list("pk", flat=True))
        everybody = User.objects.filter(pk__in=[*self.may_lead, now])
        self.queryset = everybody.order_by("name")

    def label_from_instance(self, obj: User) -> str:
        if obj.pk in self.may_lead:
            return str(obj)
        return f"{obj} (leads it now, no longer has the role Action lead)"


class VersionedForm(forms.Form):
    """It remembers which version of an action the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    button = "Save"

    @property
    def helper(self) -> FormHelper:
        return sent_by(self.button)


class ActionForm(VersionedForm):
    text = forms.CharField(
        label="What is to be done",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what is to be done"},
    )
    reference = _line("Reference (optional)", 20, help_text="As in A1.")
    lead_name = _line("Lead: name of the person (optional)", 150)
    lead_post = _line("Lead: post (optional)", 150)
    lead_organisation = _line("Lead: organisation (optional)", 150)
    led_by = LeadField(
        label="Who writes its updates",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody yet",
        help_text="The accounts of this plan with the role Action lead.",
        error_messages={"invalid_choice": "Select an action lead of this plan"},
    )
    serves = IndicatorsField(
        label="Indicators that it serves",
        queryset=TargetSet.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Select indicators of this plan"},
    )
    links = forms.CharField(
        label="Links to other plans (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The name of a plan on each line.",
    )

    def __init__(
        self, data: Typed = None, *, plan: ActionPlan, action: Action | None = None
    ) -> None:
        initial = _initial(action, ActionText) if action else {}
        if action:
            initial["serves"] = list(action.serves.all())
        initial["version"] = action.version if action else 0
        super().__init__(data, initial=initial)
        leads = cast(LeadField, self.fields["led_by"])
        leads.offer(plan, action.led_by_id if action else None)
        served = cast(IndicatorsField, self.fields["serves"])
        served.queryset = TargetSet.objects.with_plan().filter(plan=plan)

    def written(self) -> ActionText:
        return ActionText(**_without_version(self.cleaned_data))


class MilestoneForm(VersionedForm):
    """The date of a milestone that has one is not here: re-basing moves it."""

    kind = forms.ChoiceField(
        label="What kind of milestone is it?",
        choices=[(kind.value, sentence_case(kind.words)) for kind in MilestoneKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what kind of milestone it is"},
    )
    text = _line("What is to be reached", 250)
    first_day = GovukDateField(
        label="First day", required=False, help_text="Where it runs over several days."
    )
    last_day = GovukDateField(
        label="Last day",
        required=False,
        help_text="The day by which it is to be reached.",
    )
    every = forms.ChoiceField(
        label="How often does it come round?",
        choices=ONCE,
        widget=forms.RadioSelect,
    )
    through = _line(
        "Through whom (optional)", 150, help_text="The group that a duty goes through."
    )
    quantity = WholeNumberField(
        label="Number to reach in each quarter", units="a quarter", smallest=1
    )
    units = _line("What is counted", 50, help_text="As in offenders.")
    reading = forms.CharField(
        label="How the plan's wording is read (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What the wording leaves open, such as the year.",
    )

    def __init__(
        self, data: Typed = None, *, version: int, milestone: Milestone | None = None
    ) -> None:
        initial = _initial(milestone, MilestoneText) if milestone else {}
        super().__init__(data, initial={**initial, "version": version})
        for name in ("quantity", "every"):
            self.fields[name].required = False
        self.kept: dict[str, Any] = {}
        if milestone and milestone.last_day:
            for name in DATES:
                self.kept[name] = getattr(milestone, name)
                del self.fields[name]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        dates = [name for name in DATES if name in self.fields]
        helper.layout = Layout(
            "kind",
            "text",
            *dates,
            Fieldset("Only for a duty that comes round", "every", "through"),
            Fieldset("Only for a number to reach", "quantity", "units"),
            "reading",
            "version",
        )
        return helper

    def written(self) -> MilestoneText:
        data = _without_version({**self.cleaned_data, **self.kept})
        every = Every(data["every"]) if data["every"] else None
        kind = MilestoneKind(data["kind"])
        return MilestoneText(**{**data, "kind": kind, "every": every})


class RebaseForm(VersionedForm):
    first_day = GovukDateField(
        label="New first day (optional)",
        required=False,
        help_text="Where it runs over several days.",
    )
    last_day = GovukDateField(
        label="New last day",
        help_text="The day by which it is to be reached, for example 31 12 2008.",
        error_messages={"required": "Enter the new day by which it is to be reached"},
    )
    reason = forms.CharField(
        label="Why does the date move?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the old date, and everybody who reads the plan "
        "sees both.",
        error_messages={
            "required": "Say why the date moves: it is kept with the old date"
        },
    )
    button = "Move the date"


def _initial(row: Any, shape: type[ActionText] | type[MilestoneText]) -> dict[str, Any]:
    return {
        name: getattr(row, name)
        for name in shape.__dataclass_fields__
        if name != "serves"
    }


def _without_version(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cleaned.items() if name != "version"}
