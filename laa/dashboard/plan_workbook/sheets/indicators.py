"""The sheet of a plan's indicators: what each measures, and its targets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from indicators.analysis.measure import Kind, Polarity
from indicators.beginning import NATIONAL, InPlan, begin_target_set
from indicators.models import TargetSet
from indicators.target_terms import Terms, terms_of
from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.figures import PerCent, Target
from laa.dashboard.plan_workbook.sheets.actions import LONGEST
from laa.dashboard.plan_workbook.sheets.plan import AS_AGREED
from laa.dashboard.plan_workbook.takes import Pick, Takes, Text, Whole
from laa.plan.models import Population
from laa.plan.periods import FinancialYear

_REFRESHED = (
    "targets are negotiated anew: record that on the page of the indicator, under "
    "'Record new targets', so that who agreed, when and why is kept"
)
_CHOSEN = (
    "which estimate the rates rest on is chosen on the page Population of the plan, "
    "with a reason"
)
_NATIONAL = "it is the indicator's, the same for every area, and is not changed here"
_STANDINGS = {one.label: one.value for one in TargetSet.Standing}
_KINDS = {kind.value.capitalize(): kind.value for kind in Kind}
_POLARITIES = {one.words: one.value for one in Polarity}


class IndicatorsSheet(PlanSheet):
    name = "Indicators"
    noun = "indicator"
    closed = "the indicators of a plan that runs are those that were agreed"
    spare = 40

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "code", "Code", 10, "Of the national indicator, as in NI 15.",
                Text(10, "Enter the code"),
            ),
            *self._of_plan(),
            *self._aims(),
            *_national(),
        )  # fmt: skip

    def _of_plan(self) -> tuple[Column, ...]:
        return (
            _agreed(
                "wording", "Wording", 34, "As the plan's table of indicators puts it.",
                Text(250, "Enter how the plan words the indicator"),
            ),
            _agreed(
                "standing", "Standing", 22, "Whether the plan sets targets for it.",
                Pick(_STANDINGS, "Choose whether the plan sets targets for it"),
            ),
            _agreed(
                "introduced", "Introduced in", 13,
                "The first year in which it applies: 2009 is 2009/10. Blank: from the "
                "start.", Whole(1990, 2100),
            ),
            _chosen(
                "population", "Population", 12,
                "The number of the estimate on the sheet Population with which its "
                "rates are computed. Blank: none.", Whole(1, 99),
            ),
        )  # fmt: skip

    def _aims(self) -> tuple[Column, ...]:
        return (
            _negotiated(
                "baseline_year", "Baseline year", 10, "2007 is 2007/08.",
                Whole(1990, 2100),
            ),
            _negotiated(
                "baseline", "Baseline", 14, "The figure that change is measured from.",
                Target(),
            ),
            *(
                _negotiated(
                    target_name(year), f"Target {year}", 14,
                    f"What the plan wants {year} to come to.", Target(),
                )
                for year in self.book.years
            ),
            _negotiated(
                "success_criterion", "Success criterion", 40, "In the plan's words.",
                Text(LONGEST),
            ),
            _negotiated(
                "success_change", "Change by the last year, %", 13,
                "From the baseline, in per cent: -11 is 11 % less. Blank: none stated.",
                PerCent(-100, 1_000),
            ),
            _negotiated(
                "yearly_change", "Change each year, %", 13,
                "In per cent: -4 is 4 % less. Blank: none stated.",
                PerCent(-100, 1_000),
            ),
            _negotiated(
                "tolerance", "Tolerance, %", 11,
                "By how many per cent amber may miss the trajectory, such as 5.",
                PerCent(0, 100, "Enter the tolerance, such as 5"),
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        numbers = {one.pk: int(n) for n, one in self.book.populations.items()}
        return [
            Kept((code,), f"Indicator {code}", _values(one, numbers), one)
            for code, one in self.book.target_sets.items()
        ]

    def begin(self, row: Written, *, at: datetime) -> None:
        (code,) = row.key
        values = row.values
        self.book.target_sets[code] = begin_target_set(
            plan=self.book.the_plan,
            code=code,
            national={name: values[name] for name in NATIONAL},
            said=InPlan(
                wording=values["wording"],
                standing=values["standing"],
                introduced=values["introduced"],
                population=self._population(values["population"]),
            ),
            terms=Terms(
                annual={year: values[target_name(year)] for year in self.book.years},
                **{name: values[name] for name in _AIMS},
            ),
        )

    def _population(self, number: int | None) -> Population | None:
        if number is None:
            return None
        known = self.book.populations
        return self.book.named(known, [str(number)], "population", "estimate")[0]


def target_name(year: FinancialYear) -> str:
    return f"target_{year.start}"


_AIMS = (
    "baseline_year",
    "baseline",
    "success_criterion",
    "success_change",
    "yearly_change",
    "tolerance",
)


def _national() -> tuple[Column, ...]:
    return (
        _everywhere("title", "Title", 34, "Its name.", Text(200)),
        _everywhere(
            "kind", "Kind of figure", 13, "How a quarter's figure is made.",
            Pick(_KINDS),
        ),
        _everywhere(
            "polarity", "Which way is better", 16, "Whether less or more is better.",
            Pick(_POLARITIES),
        ),
        _everywhere(
            "unit", "Unit", 14, "One of what is counted: offence.",
            Text(50),
        ),
        _everywhere(
            "units", "Units", 14, "Several of them: offences.",
            Text(50),
        ),
        _everywhere(
            "decimals", "Decimals", 10, "Of the rate or the value.",
            Whole(0, 4),
        ),
        _everywhere(
            "per", "Rate per", 10, "1,000 where it is so many per 1,000 people.",
            Whole(1, 1_000_000),
        ),
        _everywhere(
            "base", "Of what", 14, "What the base of the rate counts: people.",
            Text(50),
        ),
        _everywhere(
            "definition", "Definition", 50, "What it measures.",
            Text(LONGEST),
        ),
        _everywhere(
            "offence_categories", "Offence categories", 50, "If it counts offences.",
            Text(LONGEST),
        ),
    )  # fmt: skip


def _agreed(name: str, heading: str, width: int, meaning: str, takes: Takes) -> Column:
    return Column(name, heading, width, meaning, takes, Opens.IN_NEW_ROWS, AS_AGREED)


def _chosen(name: str, heading: str, width: int, meaning: str, takes: Takes) -> Column:
    return Column(name, heading, width, meaning, takes, Opens.IN_NEW_ROWS, _CHOSEN)


def _negotiated(
    name: str, heading: str, width: int, meaning: str, takes: Takes
) -> Column:
    return Column(name, heading, width, meaning, takes, Opens.IN_NEW_ROWS, _REFRESHED)


def _everywhere(
    name: str, heading: str, width: int, meaning: str, takes: Takes
) -> Column:
    return Column(name, heading, width, meaning, takes, Opens.IN_NEW_ROWS, _NATIONAL)


def _values(target_set: TargetSet, numbers: dict[int, int]) -> dict[str, Any]:
    refreshes = sorted(target_set.refreshes.all(), key=lambda one: one.number)
    terms = terms_of(target_set, refreshes[-1] if refreshes else None)
    indicator = target_set.indicator
    return {
        "wording": target_set.wording,
        "standing": target_set.standing,
        "introduced": target_set.introduced,
        "population": numbers.get(target_set.population_id or 0),
        **{name: getattr(terms, name) for name in _AIMS},
        **{target_name(year): value for year, value in terms.annual.items()},
        **{name: getattr(indicator, name) for name in NATIONAL},
    }
