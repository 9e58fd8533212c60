"""The form of a funding line itself: its words, and what hangs on its money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from actions.models import Action, Risk
from funding.analysis.terms import Term
from funding.editing import Details
from funding.forms import MoneyForm
from funding.models import FundingLine
from indicators.models import TargetSet
from laa.plan.models import ActionPlan

TERMS = [
    (Term.ONE_OFF.value, "One-off: it comes once"),
    (Term.RECURRING.value, "Recurring: it is meant to come again"),
]


class Boxes(forms.ModelMultipleChoiceField):
    """A box for each row of the plan, said by its name and the start of its text."""

    def __init__(self, label: str) -> None:
        super().__init__(
            Action.objects.none(),
            label=label,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def label_from_instance(self, row: Action | Risk | TargetSet) -> str:
        if isinstance(row, TargetSet):
            return str(row.indicator)
        return f"{row.name}: {Truncator(row.text).words(14)}"


class LineForm(MoneyForm):
    """With a line it changes that, without one it adds one."""

    name = forms.CharField(
        max_length=150,
        help_text="What the plan calls this money.",
        error_messages={"required": "Enter the name of the line"},
    )
    source = forms.CharField(
        max_length=150,
        required=False,
        help_text="Whose money it is, such as Home Office or Area based grant.",
    )
    term = forms.ChoiceField(
        label="Is the money one-off or recurring?",
        choices=TERMS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select whether the money is one-off or recurring",
            "invalid_choice": "'%(value)s' is not a term: select one-off or recurring",
        },
    )
    comment = forms.CharField(
        label="Comment and rationale",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What it pays for, and why.",
    )
    actions = Boxes("Actions that it pays for")
    serves = Boxes("Indicators that it serves")
    risks = Boxes("Risks to it")

    def __init__(
        self, data: Any = None, *, plan: ActionPlan, line: FundingLine | None = None
    ) -> None:
        super().__init__(data, initial=_initial(line) if line else None)
        self.button = "Save" if line else "Add line"
        if not line:
            del self.fields["version"]
        self._offer("actions", plan.actions.order_by("position"))
        self._offer("serves", plan.target_sets.select_related("indicator"))
        self._offer("risks", plan.risks.order_by("position"))

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows
        if not rows.exists():
            del self.fields[name]

    def details(self) -> Details:
        typed = self.cleaned_data
        return Details(
            name=typed["name"],
            source=typed["source"],
            term=Term(typed["term"]),
            comment=typed["comment"],
            actions=typed.get("actions", ()),
            serves=typed.get("serves", ()),
            risks=typed.get("risks", ()),
        )


def _initial(line: FundingLine) -> dict[str, Any]:
    words = ("name", "source", "term", "comment", "version")
    hanging = {
        "actions": line.actions.all(),
        "serves": line.serves.all(),
        "risks": line.risks.all(),
    }
    return {name: getattr(line, name) for name in words} | hanging
