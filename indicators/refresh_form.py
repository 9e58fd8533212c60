"""The form for targets that were negotiated anew, filled with those that count now."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms

from indicators.analysis import words
from indicators.analysis.measure import Measure
from indicators.target_fields import PercentField, TargetField
from indicators.target_terms import Agreed, Terms, Value
from laa.plan.dateinput import GovukDateField
from laa.plan.models import Agreement
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter

# A baseline may be of so many years before the agreement began.
_YEARS_BEFORE = 5
_AGREED = ("agreed_by", "agreed_on", "counts_from", "reason")
_JUDGED = ("success_criterion", "success_change", "yearly_change", "tolerance")


class RefreshForm(forms.Form):
    agreed_by = forms.CharField(
        max_length=250,
        help_text="For example: Government Office for the West Midlands and Coventry "
        "Partnership.",
        error_messages={
            "required": "Enter who agreed to the new targets",
            "max_length": "Agreed by must be %(limit_value)s characters or fewer",
        },
    )
    agreed_on = GovukDateField(
        help_text="The day on which they were agreed, for example 2 3 2009.",
        error_messages={"required": "Enter the day on which they were agreed"},
    )
    counts_from = forms.TypedChoiceField(
        coerce=Quarter.from_slug,
        empty_value=None,
        label="From which quarter do they count?",
        help_text="Earlier quarters go on being judged by the targets before.",
        error_messages={
            "required": "Select the quarter from which they count",
            "invalid_choice": "'%(value)s' is not a quarter of the agreement: "
            "select one",
        },
    )
    reason = forms.CharField(
        label="Why were they negotiated anew?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the targets. Everybody who reads the plan sees it.",
        error_messages={"required": "Enter why the targets were negotiated anew"},
    )
    success_criterion = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    success_change = PercentField(
        label="Change that the criterion asks for by the last year, in per cent",
        smallest=-100,
        below=1000,
        help_text="From the baseline; a minus is less: -11. Empty: none is stated.",
    )
    yearly_change = PercentField(
        label="Change stated for each year, in per cent",
        smallest=-100,
        below=1000,
        help_text="A minus is less: -4. Empty: none is stated.",
    )
    tolerance = PercentField(
        label="Tolerance in per cent",
        smallest=0,
        below=100,
        required=True,
        help_text="Amber may miss the trajectory by so much.",
    )
    baseline_recounted = forms.BooleanField(
        required=False,
        label="The baseline was counted again, as figures are counted now",
    )
    baseline_year = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label="Year of the baseline"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        agreement: Agreement,
        measure: Measure,
        now: Terms,
        has_breaks: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = agreement.years
        if not has_breaks:
            del self.fields["baseline_recounted"]
        counts_from: Any = self.fields["counts_from"]
        counts_from.choices = [("", "Select a quarter")] + [
            (one.slug, _named(one)) for one in agreement.quarters
        ]
        baseline_year: Any = self.fields["baseline_year"]
        baseline_year.choices = [("", "None")] + [
            (year.start, str(year)) for year in _may_be_baseline(self.years)
        ]
        self.fields["baseline"] = _box("Baseline", now.baseline, measure)
        for year in self.years:
            box = _box(f"Target for {year}", now.annual[year], measure)
            self.fields[_name(year)] = box

    @property
    def helper(self) -> FormHelper:
        started = ("baseline", "baseline_year", "baseline_recounted")
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset("Agreement", *_AGREED),
            Fieldset("Targets", *map(_name, self.years)),
            Fieldset("Baseline", *(name for name in started if name in self.fields)),
            Fieldset("How success is judged", *_JUDGED),
            "version",
        )
        helper.add_input(Submit("act", "Record new targets"))
        return helper

    def given(self) -> dict[str, Any]:
        """What refresh_targets takes."""
        typed = self.cleaned_data
        terms = Terms(
            annual={year: typed[_name(year)] for year in self.years},
            baseline=typed["baseline"],
            baseline_year=typed["baseline_year"],
            baseline_recounted=typed.get("baseline_recounted", False),
            **{name: typed[name] for name in _JUDGED},
        )
        agreed = Agreed(**{name: typed[name] for name in _AGREED})
        return {"terms": terms, "agreed": agreed, "version": typed["version"]}


def initial_of(now: Terms, version: int) -> dict[str, Any]:
    """The targets that count now, to be changed; nothing of who agreed to them."""
    return {
        **{_name(year): value for year, value in now.annual.items()},
        **{name: getattr(now, name) for name in _JUDGED},
        "baseline": now.baseline,
        "baseline_year": now.baseline_year,
        "baseline_recounted": now.baseline_recounted,
        "version": version,
    }


def _box(label: str, now: Value, measure: Measure) -> TargetField:
    value = now if isinstance(now, Nothing) else float(now)
    return TargetField(
        label=label,
        decimals=0 if measure.kind.adds_up else measure.decimals,
        help_text=f"Until now: {words.target(value, measure)}",
    )


def _name(year: FinancialYear) -> str:
    return f"target_{year.start}"


def _named(quarter: Quarter) -> str:
    if quarter.number == 1:
        return f"{quarter}: from the beginning of {quarter.year}"
    return str(quarter)


def _may_be_baseline(years: tuple[FinancialYear, ...]) -> list[FinancialYear]:
    first, last = years[0].start - _YEARS_BEFORE, years[-1].start
    return [FinancialYear(start) for start in range(first, last + 1)]
