"""The forms of a return. What may be done with it is indicators.signoff's affair."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.core.exceptions import ValidationError

from indicators.analysis.measure import Kind, Measure, Reading
from indicators.figure import Figure
from indicators.transitions import Act, asks_for_reason
from laa.plan.buttons import sent_by
from laa.plan.dateinput import GovukDateField
from laa.plan.days import in_words
from laa.plan.numberfields import ScoreField, WholeNumberField
from laa.plan.periods import Quarter

PROVISIONAL = [("provisional", "Provisional"), ("final", "Final")]
READ_BY = {
    Act.RETURN: "It is kept with the figure, where those who may view returns read it.",
    Act.REVISE: "Once the revision is signed off, everybody who reads the plan sees it "
    "beside the earlier figure.",
}


class ReturnForm(forms.Form):
    """A quarter's figure; the boxes for numbers depend on the indicator's kind."""

    state = forms.ChoiceField(
        label="Is the figure provisional or final?",
        choices=PROVISIONAL,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select whether the figure is provisional or final",
            "invalid_choice": "'%(value)s' is not a state: select provisional or final",
        },
    )
    source = forms.CharField(
        required=False,
        max_length=250,
        help_text="Where the figure comes from, such as a police system's extract.",
        error_messages={"required": "Enter where the figure comes from"},
    )
    as_at = GovukDateField(
        label="As-at date",
        required=False,
        help_text="The day on which the source was read, for example 14 10 2008.",
        error_messages={"required": "Enter the day on which the source was read"},
    )
    commentary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What lies behind the figure, and what is being done. "
        "Needed unless the year to date is green.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        measure: Measure,
        quarter: Quarter,
        today: date,
        submitting: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.quarter = quarter
        self.today = today
        numbers = _number_fields(measure)
        self.fields = {**numbers, **self.fields}
        for name in (*numbers, "source", "as_at"):
            self.fields[name].required = submitting
        self.warnings: dict[str, str] = {}

    def warn(self, caution: str) -> None:
        """Beside the first box; it asks to look again and refuses nothing."""
        self.warnings = {next(iter(self.fields)): caution} if caution else {}

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.layout = Layout(*self.fields)
        # The first button is what the Enter key presses: the one that does less.
        helper.add_input(Submit("act", Act.SAVE.label))
        helper.add_input(
            Submit("act", Act.SUBMIT.label, css_class="govuk-button--secondary")
        )
        return helper

    def clean_as_at(self) -> date | None:
        as_at: date | None = self.cleaned_data["as_at"]
        if as_at and as_at > self.today:
            raise ValidationError(
                f"{in_words(as_at)} is in the future: enter a date "
                f"up to today, {in_words(self.today)}"
            )
        last_day = self.quarter.last_day
        if as_at and as_at < last_day < self.today:
            raise ValidationError(
                f"{in_words(as_at)} is before {self.quarter} ended, so the source "
                "cannot have held the whole quarter: enter a date from "
                f"{in_words(last_day)} to today, {in_words(self.today)}"
            )
        return as_at

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        count, denominator = cleaned.get("count"), cleaned.get("denominator")
        if count is not None and denominator is not None and count > denominator:
            self.add_error(
                "count",
                f"{count:,} of {denominator:,} is more than 100%: "
                f"enter a count of at most {denominator:,}",
            )
        return cleaned

    def reading(self) -> Reading:
        """The numbers as typed, once checked; a wrong or missing one is None."""
        typed, score = self.cleaned_data, self.cleaned_data.get("score")
        return Reading(
            typed.get("count"),
            typed.get("denominator"),
            None if score is None else float(score),
        )

    def figure(self) -> Figure:
        data = self.cleaned_data
        return Figure(
            count=data.get("count"),
            denominator=data.get("denominator"),
            score=data.get("score"),
            is_provisional=data["state"] == "provisional",
            source=data["source"],
            as_at=data["as_at"],
            commentary=data["commentary"],
        )


class ActForm(forms.Form):
    """Any other act on a return: a page of its own, with a reason where one is due."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Reason",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, act: Act, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act
        self.fields["note"].help_text = READ_BY.get(act, "")
        if not asks_for_reason(act):
            del self.fields["note"]

    @property
    def helper(self) -> FormHelper:
        return sent_by(self.act.label, name="act")


def initial_of(figure: Figure | None, version: int) -> dict[str, Any]:
    """What the form shows at first: the figure as saved, or nothing but its version."""
    if figure is None:
        return {"version": version}
    return {
        "count": figure.count,
        "denominator": figure.denominator,
        "score": figure.score,
        "state": "provisional" if figure.is_provisional else "final",
        "source": figure.source,
        "as_at": figure.as_at,
        "commentary": figure.commentary,
        "version": version,
    }


def _number_fields(measure: Measure) -> dict[str, forms.Field]:
    units, label = measure.units, f"Number of {measure.units}"
    match measure.kind:
        case Kind.SCORE:
            return {
                "score": ScoreField(
                    label=f"Score in {units}", decimals=measure.decimals
                )
            }
        case Kind.PERCENTAGE:
            whole = f"Out of how many {measure.base}"
            return {
                "count": WholeNumberField(label=label, units=units, smallest=0),
                "denominator": WholeNumberField(
                    label=whole, units=measure.base, smallest=1
                ),
            }
        case _:
            # Records cancelled or moved can outnumber the new ones of a quarter.
            return {"count": WholeNumberField(label=label, units=units)}
