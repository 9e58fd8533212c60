"""The form of a progress update. What may be written is actions.updates' affair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from actions.analysis.delivery_words import NOT_REACHED, planned
from actions.analysis.milestone_standing import MilestoneStanding, Reported
from actions.analysis.progress import Progress
from actions.delivery import MilestoneDelivery
from actions.models import Milestone
from actions.telling import Told, box_of, tick_of
from actions.updates import UpdateText
from laa.plan.dateinput import GovukDateField
from laa.plan.days import in_words
from laa.plan.numberfields import WholeNumberField
from laa.plan.periods import Quarter


def _web_address(value: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        raise ValidationError(
            "'%(typed)s' is not a web address: enter one that begins with https:// or "
            "http://",
            params={"typed": value},
        ) from None


class UpdateForm(forms.Form):
    """A quarter's update; each milestone has the box that fits its kind."""

    quarter = forms.ChoiceField(
        label="Which quarter is this about?",
        error_messages={
            "required": "Select the quarter that this is about",
            "invalid_choice": "'%(value)s' is not a quarter of this agreement that has "
            "begun: select one from the list",
        },
    )
    status = forms.ChoiceField(
        label="How is the action going?",
        choices=[(one.value, one.words) for one in Progress],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select how the action is going",
            "invalid_choice": "'%(value)s' is not a status: select one of the six",
        },
    )
    text = forms.CharField(
        label="What has happened?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was done, what it led to, and what comes next. Everybody who "
        "reads the plan sees this.",
        error_messages={"required": "Say in a few words how the action is going"},
    )
    evidence = forms.CharField(
        label="Link to evidence (optional)",
        required=False,
        max_length=500,
        validators=[_web_address],
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
        help_text="The address of a page or paper, such as https://council.example/a",
        error_messages={
            "max_length": "This has %(show_value)d characters: "
            "enter an address of %(limit_value)d at most"
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        quarters: Iterable[Quarter],
        milestones: Iterable[MilestoneDelivery],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        quarter = cast(forms.ChoiceField, self.fields["quarter"])
        quarter.choices = [(one.slug, str(one)) for one in quarters]
        self.milestones = {box_of(one.milestone): one for one in milestones}
        for name, one in self.milestones.items():
            self.fields[name] = _box(one.milestone, one.standing)
            if one.standing.reported != Reported():
                self.fields[tick_of(one.milestone)] = _tick(one)
        # As they lie on the page, so that the errors above them are in that order.
        self.order_fields(["quarter", "status", "text", *self._boxes])

    @property
    def _boxes(self) -> list[str]:
        """Each with the one under it that withdraws what it says, if there is any."""
        every = (
            name
            for box, one in self.milestones.items()
            for name in (box, tick_of(one.milestone))
        )
        return [name for name in every if name in self.fields]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        boxes = [Fieldset("Milestones", *self._boxes)] if self.milestones else []
        helper.layout = Layout("quarter", "status", "text", *boxes, "evidence", "seen")
        helper.add_input(Submit("", "Send the update"))
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, one in self.milestones.items():
            if name in cleaned:
                self._check(name, one, cleaned[name])
        return cleaned

    def _check(self, name: str, one: MilestoneDelivery, typed: Any) -> None:
        reached, tick = one.standing.reported.reached_on, tick_of(one.milestone)
        is_new = typed is not None and typed != reached
        if self.cleaned_data.get(tick) and is_new:
            what = "number" if one.milestone.is_counted else "day"
            self.add_error(
                tick,
                f"You have entered a {what} above: leave this unticked to report it, "
                f"or take the {what} out",
            )
        elif reached and not typed and not self.cleaned_data.get(tick):
            self.add_error(
                name,
                "An earlier update says that this was reached on "
                f"{in_words(reached)}: enter that day, or the right one, or tick that "
                "it was not reached after all",
            )

    def written(self) -> UpdateText:
        data = self.cleaned_data
        return UpdateText(
            quarter=Quarter.from_slug(data["quarter"]),
            status=Progress(data["status"]),
            text=data["text"],
            evidence=data["evidence"],
            told=[
                told
                for name, one in self.milestones.items()
                if (told := _told(one, data[name], data.get(tick_of(one.milestone))))
            ],
        )


def _box(milestone: Milestone, standing: MilestoneStanding) -> forms.Field:
    hint = f"Planned: {planned(standing.planned)}."
    field: forms.Field
    if milestone.is_counted:
        units = milestone.units or "times"
        field = WholeNumberField(
            label=f"{milestone}: number of {units} in the quarter",
            units=units,
            smallest=0,
        )
        field.help_text = f"{hint} Enter 0 for none; leave it empty if not known."
    else:
        field = GovukDateField(label=f"{milestone}: day on which it was reached")
        field.initial = standing.reported.reached_on
        field.help_text = (
            hint
            if field.initial
            else f"{hint} Leave it empty if it is not reached yet."
        )
    field.required = False
    return field


def _tick(one: MilestoneDelivery) -> forms.Field:
    """Only where something was said that can be withdrawn."""
    milestone, said = one.milestone, one.standing.reported
    if milestone.is_counted:
        label = f"{milestone}: withdraw the number for the quarter chosen above"
        numbers = (f"{said.numbers[one]:,} for {one}" for one in sorted(said.numbers))
        hint = f"Reported: {', '.join(numbers)}."
    else:
        label = f"{milestone}: {NOT_REACHED}"
        hint = "Tick this if the day above was told by mistake."
    hint += " The history keeps what was said."
    return forms.BooleanField(label=label, help_text=hint, required=False)


def _told(one: MilestoneDelivery, value: Any, is_withdrawn: bool | None) -> Told | None:
    """None where nothing new is said."""
    milestone = one.milestone
    if is_withdrawn:
        return Told(milestone, withdrawn=True)
    if value is None or value == one.standing.reported.reached_on:
        return None
    if milestone.is_counted:
        return Told(milestone, number=value)
    return Told(milestone, reached_on=value)
