"""All of a plan that its workbook holds, by the numbers that rows go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from actions.leads import possible_leads
from actions.models import Action, Risk
from funding.models import FundingLine
from indicators.codes import folded
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, NarrativeSection, Population, User
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal, Refused

Thing = TypeVar("Thing", Action, Risk, TargetSet, Population)


@dataclass
class Book:
    """One that `starts` is empty: a new area begins with it, and has no plan yet."""

    years: tuple[FinancialYear, ...]
    starts: bool = False
    plan: ActionPlan | None = None
    texts: dict[int, NarrativeSection] = field(default_factory=dict)
    populations: dict[str, Population] = field(default_factory=dict)
    target_sets: dict[str, TargetSet] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    risks: dict[str, Risk] = field(default_factory=dict)
    lines: dict[str, FundingLine] = field(default_factory=dict)
    leads: list[User] = field(default_factory=list)
    refused_rows: set[tuple[str, str]] = field(default_factory=set)

    @property
    def the_plan(self) -> ActionPlan:
        if self.plan is None:
            raise ValueError("an empty workbook has no plan yet")
        return self.plan

    def named(
        self, known: Mapping[str, Thing], codes: Iterable[str], column: str, what: str
    ) -> list[Thing]:
        """The things that a cell names by number or code, or Refused."""
        there = {folded(one): thing for one, thing in known.items()}
        lacking = [one for one in codes if folded(one) not in there]
        if lacking:
            listed = ", ".join(known) or "none"
            raise Refused(
                *(Refusal(self._why_not(one, what, listed), column) for one in lacking)
            )
        return [there[folded(one)] for one in codes]

    def _why_not(self, code: str, what: str, listed: str) -> str:
        if (what, folded(code)) in self.refused_rows:
            return f"{what.capitalize()} {code} is refused itself: mend its own row"
        article = "an" if what[0] in "aeiou" else "a"
        return f"'{code}' is not {article} {what} of this plan: there is {listed}"

    def refuse(self, what: str, code: str) -> None:
        """A row that is not written, so that those which name it can say why."""
        self.refused_rows.add((what, folded(code)))

    def numbers(self, known: Mapping[str, Any], what: str) -> list[str]:
        """Those that are taken, by rows that are refused too."""
        told = self.refused_rows
        those = [code for noun, code in told if noun == what and code.isdecimal()]
        return [*known, *those]


def load(plan: ActionPlan) -> Book:
    """A fixed number of queries, however large the plan."""
    return Book(
        years=plan.agreement.years,
        plan=plan,
        texts={
            one.section: _in(plan, one)
            for one in plan.narrative.prefetch_related("edits")
        },
        populations=_numbered(plan.area.populations.order_by("pk")),
        target_sets=_target_sets(plan),
        actions=_by_position(
            plan,
            plan.actions.order_by("position")
            .select_related("led_by")
            .prefetch_related("serves__indicator", "milestones"),
        ),
        risks=_by_position(
            plan,
            plan.risks.order_by("position").prefetch_related(
                "reviews", "actions", "threatens__indicator"
            ),
        ),
        lines=_by_position(
            plan,
            plan.funding_lines.order_by("position").prefetch_related(
                "allocations", "actions", "serves__indicator", "risks"
            ),
        ),
        leads=list(possible_leads(plan)),
    )


def lock(plan: ActionPlan) -> None:
    """
    Nobody else writes what the workbook holds until the transaction ends.

    In the order in which the verbs lock: the plan, then what hangs on it.
    """
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    for rows in (
        NarrativeSection.objects.filter(plan=plan),
        Action.objects.filter(plan=plan),
        Risk.objects.filter(plan=plan),
        FundingLine.objects.filter(plan=plan),
    ):
        list(rows.select_for_update().order_by("pk").values_list("pk"))


def codes(target_sets: Iterable[TargetSet]) -> tuple[str, ...]:
    """Of indicators, in the order of the plan."""
    ordered = sorted(target_sets, key=lambda one: (one.position, one.pk))
    return tuple(one.indicator.code for one in ordered)


def positions(rows: Iterable[Action | Risk]) -> tuple[str, ...]:
    return tuple(str(number) for number in sorted(row.position for row in rows))


def _target_sets(plan: ActionPlan) -> dict[str, TargetSet]:
    rows = (
        plan.target_sets.order_by("position", "pk")
        .select_related("indicator", "population")
        .prefetch_related("annual_targets", "refreshes__annual_targets")
    )
    return {one.indicator.code: _in(plan, one) for one in rows}


def _numbered(rows: Iterable[Population]) -> dict[str, Population]:
    return {str(number): row for number, row in enumerate(rows, start=1)}


Row = TypeVar("Row", Action, Risk, FundingLine, TargetSet, NarrativeSection)
Placed = TypeVar("Placed", Action, Risk, FundingLine)


def _by_position(plan: ActionPlan, rows: Iterable[Placed]) -> dict[str, Placed]:
    return {str(row.position): _in(plan, row) for row in rows}


def _in(plan: ActionPlan, row: Row) -> Row:
    """So that a row's plan is not asked for again."""
    row.plan = plan
    return row
