from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.findings.blanks import (
    baseline_missing,
    nobody_named,
    population_missing,
    target_met_unsaid,
    target_missing,
)
from indicators.analysis.findings.reading import Part, Printed
from indicators.analysis.measure import Series
from laa.plan.findings import Severity, Where
from laa.plan.nothing import Nothing
from tests.indicators.analysis.findings.plans import (
    MEASURE,
    a_plan,
    an_indicator,
    found,
    with_targets,
    words_of,
)
from tests.indicators.examples import COUNT, Y2008, Y2009, Y2010

AFTER_THE_YEAR = date(2009, 4, 1)
LAST_DAY = date(2009, 3, 31)
NO_PEOPLE = Series(replace(MEASURE, population=None), {})
STATED = (Nothing.NOT_APPLICABLE, Nothing.TO_BE_DETERMINED)


def test_a_blank_baseline_is_missing() -> None:
    (finding,) = found(baseline_missing, with_targets({"baseline": None}))

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("NI 1", "baseline")


@pytest.mark.parametrize("reason", STATED)
def test_a_baseline_with_a_reason_for_none_is_not_missing(reason: Nothing) -> None:
    stated = with_targets({"baseline": None}, baseline_nothing=reason)

    assert found(baseline_missing, stated) == []


def test_a_blank_target_is_missing() -> None:
    indicator = with_targets({"annual": {Y2008: 384, Y2010: 354}})

    (finding,) = found(target_missing, indicator)

    assert finding.where == Where("NI 1", "target", Y2009)
    assert finding.words == "No target is given for 2009/10 and no reason for none."


@pytest.mark.parametrize("reason", STATED)
def test_a_target_with_a_reason_for_none_is_not_missing(reason: Nothing) -> None:
    indicator = with_targets({"annual": {Y2008: 384, Y2009: reason, Y2010: 354}})

    assert found(target_missing, indicator) == []


def test_before_an_indicator_is_introduced_no_target_is_due() -> None:
    indicator = with_targets({"annual": {Y2010: 354}, "introduced": Y2009})

    assert "2009/10" in words_of(target_missing, indicator)


def test_what_only_tracks_progress_needs_neither_baseline_nor_target() -> None:
    tracking = with_targets({"annual": {}, "baseline": None}, is_target=False)

    assert found(target_missing, tracking) == []
    assert found(baseline_missing, tracking) == []


@pytest.mark.parametrize(("today", "due"), [(LAST_DAY, 0), (AFTER_THE_YEAR, 1)])
def test_target_met_is_due_when_the_year_has_ended(today: date, due: int) -> None:
    findings = list(target_met_unsaid(a_plan(today=today)))

    assert len(findings) == due
    assert all("2008/09 ended on 31 March 2009" in one.words for one in findings)


@pytest.mark.parametrize(
    "printed",
    [
        Printed(5, Part.TARGET_MET, Y2008, "No"),
        Printed(5, Part.TARGET_MET, Y2008, "N/A"),
        Printed(5, Part.TARGET, Y2008, ""),
    ],
)
def test_what_is_said_or_not_asked_is_not_missing(printed: Printed) -> None:
    plan = a_plan(an_indicator(printed=(printed,)), today=AFTER_THE_YEAR)

    assert list(target_met_unsaid(plan)) == []


def test_a_rate_without_a_population_is_found() -> None:
    (finding,) = found(population_missing, an_indicator(series=NO_PEOPLE))

    assert finding.where == Where("NI 1", "population")
    assert "per 1,000 people" in finding.words


def test_a_population_is_due_when_the_indicator_is_introduced() -> None:
    later = with_targets({"introduced": Y2009}, series=NO_PEOPLE)

    assert found(population_missing, later) == []
    assert len(list(population_missing(a_plan(later, today=AFTER_THE_YEAR)))) == 1


def test_a_count_needs_no_population() -> None:
    assert found(population_missing, an_indicator(series=Series(COUNT, {}))) == []


def test_an_owner_and_an_expert_must_be_named() -> None:
    plan = replace(a_plan(), names_owner=False, names_expert=False)

    owner, expert = nobody_named(plan)

    assert str(owner.where) == "The plan, indicator owner"
    assert str(expert.where) == "The plan, technical data expert"
    assert list(nobody_named(a_plan())) == []
