"""What the page of population says: the estimates, and which rates rest on which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from indicators.analysis.measure import Kind
from indicators.analysis.repopulation import takes
from indicators.history import measure_of
from indicators.models import PopulationChoice, TargetSet
from indicators.population.choosing import choices_of
from laa.plan.access import Access
from laa.plan.listing import listed
from laa.plan.models import ActionPlan, Population
from laa.plan.numbers import shown
from laa.plan.permissions import Permission
from laa.plan.tables import Column, Field, Table
from laa.plan.trail import Step, trail

AS_IT_CAME = "As the plan came"


@dataclass(frozen=True)
class Rests:
    """On which estimate an indicator's rates rest, and by which choice, if any."""

    target_set: TargetSet
    choice: PopulationChoice | None

    @property
    def estimate(self) -> str:
        """Or why there is none."""
        measure, used = measure_of(self.target_set), self.target_set.population
        if used is not None:
            return f"{shown(used.persons)}, {used.name}"
        if takes(measure):
            return "None yet: there are no rates"
        per = (
            measure.base if measure.per == 1 else f"{shown(measure.per)} {measure.base}"
        )
        return f"None: the rate is per {per}, not per head of all people"

    @property
    def since(self) -> str:
        if self.choice is None:
            return AS_IT_CAME if self.target_set.population else ""
        return f"{timezone.localtime(self.choice.at):%-d %B %Y}"

    @property
    def chosen_by(self) -> str:
        return str(self.choice.by) if self.choice else ""


@dataclass(frozen=True)
class Chosen:
    """One act: an estimate for the rates of some indicators."""

    first: PopulationChoice
    codes: str

    @property
    def was(self) -> str:
        """Of the first: what is chosen together need not have rested on one."""
        return self.first.was.name if self.first.was else "no estimate"


@dataclass(frozen=True)
class PopulationPage:
    access: Access

    @property
    def plan(self) -> ActionPlan:
        return self.access.plan

    @cached_property
    def estimates(self) -> list[Population]:
        held = Population.objects.filter(area=self.plan.agreement.area_id)
        return list(held.order_by("year", "pk"))

    @cached_property
    def target_sets(self) -> list[TargetSet]:
        """Those whose figures are rates, in the order of the plan."""
        rates = TargetSet.objects.with_plan().filter(
            plan=self.plan, indicator__kind=Kind.RATE
        )
        return list(rates.order_by("position", "pk"))

    @property
    def choosable(self) -> list[TargetSet]:
        return [one for one in self.target_sets if takes(measure_of(one))]

    @cached_property
    def choices(self) -> list[PopulationChoice]:
        return list(
            choices_of(self.plan).select_related(
                "by", "was", "became", "target_set__indicator"
            )
        )

    @property
    def seen(self) -> int:
        """The key of the latest choice, 0 if there is none."""
        return self.choices[0].pk if self.choices else 0

    @property
    def rests(self) -> list[Rests]:
        latest = {one.target_set_id: one for one in reversed(self.choices)}
        return [Rests(one, latest.get(one.pk)) for one in self.target_sets]

    @property
    def history(self) -> list[Chosen]:
        """What was chosen together is told together, the latest first."""
        acts = groupby(self.choices, lambda one: (one.at, one.by_id, one.became_id))
        return [_chosen([*rows]) for _, rows in acts]

    @property
    def estimates_table(self) -> Table:
        fields: tuple[Field[Population], ...] = (
            (Column("Mid-year"), lambda one: str(one.year)),
            (Column("Vintage"), lambda one: one.vintage),
            (Column("People", numeric=True), lambda one: one.persons),
            (Column("Rates that rest on it"), self._resting),
            (Column("Published"), lambda one: one.published_on or "Not known"),
            (Column("Added"), _added),
            (Column("Source"), lambda one: one.source),
        )
        return Table.of("Estimates of people of all ages", self.estimates, fields)

    @property
    def rests_table(self) -> Table:
        fields: tuple[Field[Rests], ...] = (
            (Column("Indicator"), lambda one: str(one.target_set.indicator)),
            (Column("Rests on"), lambda one: one.estimate),
            (Column("Since"), lambda one: one.since),
            (Column("Chosen by"), lambda one: one.chosen_by),
            (Column("Why"), lambda one: one.choice.reason if one.choice else ""),
        )
        return Table.of("The estimate of each rate", self.rests, fields)

    def _resting(self, estimate: Population) -> str:
        codes = [
            one.indicator.code
            for one in self.target_sets
            if one.population_id == estimate.pk
        ]
        return listed(codes) or "None"

    @property
    def may_keep(self) -> bool:
        return self.access.may(Permission.KEEP_POPULATION)

    @property
    def address(self) -> str:
        return self.address_of("population")

    def address_of(self, name: str) -> str:
        return reverse(name, args=(self.plan.area.slug, self.plan.slug))

    @property
    def links(self) -> list[Step]:
        """What the coordinator may do, the likeliest first."""
        return [
            ("Choose an estimate for the rates", self.address_of("choose-estimate")),
            ("Add estimates from a file", self.address_of("import-estimates")),
            ("Add an estimate", self.address_of("add-estimate")),
        ]

    def breadcrumbs(self, *further: str) -> list[Step]:
        about = ("About the plan", self.address_of("about"))
        here = ("Population", self.address if further else "")
        return trail(self.plan, about, here, *((name, "") for name in further))


def _chosen(rows: list[PopulationChoice]) -> Chosen:
    """They were written in the order of the plan's indicators."""
    first, codes = rows[-1], [one.target_set.indicator.code for one in reversed(rows)]
    return Chosen(first, listed(codes))


def _added(estimate: Population) -> str:
    """The day alone: whoever added it may be of another plan of the area."""
    if estimate.added_at is None:
        return AS_IT_CAME
    return f"{timezone.localtime(estimate.added_at):%-d %B %Y}"
