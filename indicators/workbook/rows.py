"""A quarter's returns with all that their workbook says: seven queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.analysis.expectation import Expectation, expect
from indicators.analysis.measure import Measure
from indicators.figure import Figure
from indicators.forms import ReturnForm
from indicators.history import History, histories_of
from indicators.models import Actual, TargetSet
from indicators.returns import Return
from indicators.signoff import version_of
from laa.plan.models import ActionPlan
from laa.plan.numbers import shown
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class ReturnRow:
    history: History
    owed: Return

    @property
    def target_set(self) -> TargetSet:
        return self.owed.target_set

    @property
    def code(self) -> str:
        return self.target_set.indicator.code

    @property
    def quarter(self) -> Quarter:
        return self.owed.quarter

    @property
    def measure(self) -> Measure:
        return self.history.measure

    @cached_property
    def figure(self) -> Figure | None:
        return Figure.of(self.owed.actual) if self.owed.actual else None

    @cached_property
    def parts(self) -> str:
        """What the count is made of; empty where that is not told."""
        parts = self.owed.actual.breakdown.all() if self.owed.actual else []
        return "; ".join(f"{one.category}: {shown(one.count)}" for one in parts)

    @property
    def version(self) -> int:
        return version_of(self.owed.actual)

    @cached_property
    def why_not_owed(self) -> str:
        return self.target_set.why_not_owed(self.quarter)

    @property
    def is_open(self) -> bool:
        """Whether anything may be filled in."""
        return not self.why_not_owed and self.owed.status.awaits_analyst

    @property
    def standing(self) -> str:
        return self.why_not_owed or self.owed.status.words

    @cached_property
    def expectation(self) -> Expectation:
        return expect(self.history.series, self.history.targets, self.quarter)

    def form(self, data: dict[str, str] | None = None) -> ReturnForm:
        """The form of the return's own page, for its rules and its words."""
        return ReturnForm(
            data, measure=self.measure, quarter=self.quarter, today=self.owed.today
        )


def load(plan: ActionPlan, quarter: Quarter, today: date) -> list[ReturnRow]:
    """Every indicator of the plan in its order, those that are not owed too."""
    target_sets = list(
        TargetSet.objects.with_plan().filter(plan=plan).order_by("position", "pk")
    )
    latest = {
        actual.target_set_id: actual
        for actual in Actual.objects.filter(target_set__in=target_sets)
        .of_quarter(quarter)
        .latest_revisions()
        .prefetch_related("breakdown")
    }
    return [
        ReturnRow(history, Return(one, quarter, latest.get(one.pk), today))
        for one, history in zip(target_sets, histories_of(target_sets), strict=True)
    ]
