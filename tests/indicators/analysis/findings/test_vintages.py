from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indicators.analysis.estimates import Estimate
from indicators.analysis.findings.reading import PlannedIndicator
from indicators.analysis.findings.rules import Rule
from indicators.analysis.findings.vintages import newer_estimate, several_estimates
from laa.plan.findings import Finding, Severity, about
from tests.indicators.analysis.findings.plans import MEASURE, a_plan, an_indicator

FIRST = Estimate(2008, "as first published", 309_800, date(2009, 8, 27))
REVISED = Estimate(2008, "revised", 305_186, date(2013, 4, 30))
ADDED = Estimate(2008, "added", 305_000, None, datetime(2014, 1, 1, tzinfo=UTC))


def resting_on(estimate: Estimate | None, code: str = "NI 1") -> PlannedIndicator:
    return an_indicator(code, estimate=estimate)


def found(
    rule: Rule, *indicators: PlannedIndicator, held: tuple[Estimate, ...] = ()
) -> list[Finding]:
    return [*rule(replace(a_plan(*indicators), estimates=held))]


def test_a_newer_estimate_of_the_year_is_found_with_both_days() -> None:
    (finding,) = found(newer_estimate, resting_on(FIRST), held=(FIRST, REVISED))

    assert finding.severity is Severity.CONTRADICTION
    assert str(finding.where) == "NI 1, population"
    assert finding.words == (
        "The rates of NI 1 rest on 309,800 (mid-2008, as first published), published "
        "27 August 2009. Newer of the same year: 305,186 (mid-2008, revised), "
        "published 30 April 2013. The page Population shows what each rate would "
        "become."
    )


def test_indicators_that_rest_on_one_are_told_together_and_found_at_each() -> None:
    both = (resting_on(FIRST), resting_on(FIRST, "NI 2"))

    (finding,) = found(newer_estimate, *both, held=(REVISED, ADDED, FIRST))

    assert "rates of NI 1 and NI 2 rest on" in finding.words
    assert "305,186 (mid-2008, revised), published 30 April 2013 and 305,000" in (
        finding.words
    )
    assert about([finding], "NI 1") == about([finding], "NI 2") == [finding]


@pytest.mark.parametrize(
    "held",
    [
        (),
        (FIRST,),
        (replace(REVISED, year=2007),),
        (replace(REVISED, persons=309_800),),
        (replace(REVISED, published_on=date(2009, 1, 1)),),
    ],
    ids=["none", "itself", "another year", "the same number", "an older one"],
)
def test_what_is_not_newer_is_not_found(held: tuple[Estimate, ...]) -> None:
    assert found(newer_estimate, resting_on(FIRST), held=held) == []


def test_only_rates_rest_on_an_estimate() -> None:
    counted = replace(
        resting_on(FIRST),
        series=replace(
            resting_on(FIRST).series, measure=replace(MEASURE, population=None)
        ),
    )

    assert found(newer_estimate, counted, held=(REVISED,)) == []
    assert found(newer_estimate, resting_on(None), held=(REVISED,)) == []


def test_rates_of_one_base_on_several_estimates_are_found() -> None:
    three = (resting_on(FIRST), resting_on(REVISED, "NI 2"), resting_on(FIRST, "NI 3"))

    (finding,) = found(several_estimates, *three)

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where.among == ("NI 1", "NI 3", "NI 2")
    assert finding.words == (
        "Rates per people rest on 2 estimates: NI 1 and NI 3 on 309,800 (mid-2008, as "
        "first published); NI 2 on 305,186 (mid-2008, revised). They are not "
        "comparable with each other."
    )


def test_rates_of_other_bases_or_on_one_estimate_are_left_alone() -> None:
    young = resting_on(REVISED, "NI 2")
    measure = replace(MEASURE, base="young people aged 10 to 17")
    young = replace(young, series=replace(young.series, measure=measure))

    assert found(several_estimates, resting_on(FIRST), young) == []
    assert found(several_estimates, resting_on(FIRST), resting_on(FIRST, "NI 2")) == []


def test_a_plan_is_read_as_if_some_rates_rested_on_another() -> None:
    later = (an_indicator(estimate=FIRST),)
    plan = a_plan(replace(resting_on(FIRST), later=later), resting_on(FIRST, "NI 2"))

    one, other = plan.resting_on(REVISED, {"NI 1"}).indicators

    assert (one.estimate, one.measure.population) == (REVISED, 305_186)
    assert one.later[0].measure.population == 305_186
    assert other == resting_on(FIRST, "NI 2")
