"""What a reader supposes of the quarters to come, and where the year would end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Submit
from django import forms

from indicators.analysis import evidence_words, words
from indicators.analysis.assessment import Assessment
from indicators.analysis.outlook import Outlook
from laa.plan.numberfields import WholeNumberField
from laa.plan.periods import Quarter


class WhatIfForm(forms.Form):
    """What somebody expects of the quarters to come. Nothing of it is stored."""

    def __init__(
        self, *args: Any, quarters: Iterable[Quarter], units: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.quarters = {quarter.slug: quarter for quarter in quarters}
        for slug, quarter in self.quarters.items():
            label = f"{words.sentence_case(units)} in {quarter}"
            self.fields[slug] = WholeNumberField(label=label, units=units)
            self.fields[slug].required = False

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.form_action = "#what-if"
        css_class = "govuk-input--width-5"
        helper.layout = Layout(
            *(Field(slug, css_class=css_class) for slug in self.fields)
        )
        helper.add_input(
            Submit("", "Show the year end", css_class="govuk-button--secondary")
        )
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        missing = None
        for slug, quarter in self.quarters.items():
            if slug in self.errors:
                continue
            if cleaned.get(slug) is None:
                missing = missing or quarter
            elif missing:
                self.add_error(
                    missing.slug, f"Enter {missing} too: {quarter} comes after it"
                )
                break
        return cleaned

    def supposed(self) -> dict[Quarter, int]:
        """The quarters that were filled in, one after the other."""
        return {
            self.quarters[slug]: count
            for slug, count in self.cleaned_data.items()
            if count is not None
        }


@dataclass(frozen=True)
class Supposed:
    """What a year would come to with supposed counts."""

    outlook: Outlook

    @property
    def assessment(self) -> Assessment:
        return self.outlook.assessment

    @property
    def told(self) -> list[str]:
        evidence, measure = self.outlook.evidence, self.outlook.series.measure
        sentences = (
            words.against_trajectory(self.assessment, measure),
            evidence_words.forecast(evidence, self.assessment, measure),
            evidence_words.required(evidence, self.assessment, measure),
        )
        return [f"{sentence}." for sentence in sentences if sentence]
