"""All the rules, and what they find in a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.analysis.findings import (
    blanks,
    breaks,
    criterion,
    dates,
    population,
    rates,
    targets,
    vintages,
)
from indicators.analysis.findings.reading import PlanReading
from laa.plan.findings import Finding, heaviest_first

Rule = Callable[[PlanReading], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    criterion.success_criterion_missed,
    targets.targets_off_their_course,
    rates.printed_in_two_ways,
    rates.rate_unlike_its_count,
    rates.quarter_beside_year,
    population.implied_population,
    vintages.newer_estimate,
    vintages.several_estimates,
    breaks.apart_after_a_break,
    dates.baseline_inside_the_agreement,
    dates.outside_the_agreement,
    dates.dated_before_its_quarter_ended,
    blanks.baseline_missing,
    blanks.target_missing,
    blanks.target_met_unsaid,
    blanks.population_missing,
    blanks.nobody_named,
)


def find(plan: PlanReading) -> list[Finding]:
    """
    What every rule finds: the heaviest first, then in the order of the plan.

    A plan without faults yields none. What is due is judged by `plan.today`.
    """
    found = (finding for rule in RULES for finding in rule(plan))
    return heaviest_first(found, [one.code for one in plan.indicators])
