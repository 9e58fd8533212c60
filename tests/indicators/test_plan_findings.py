from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.analysis.findings.reading import Part, Printed
from indicators.history import histories_of
from indicators.models import PublishedFigure, TargetSet
from indicators.plan_findings import findings_of, reading_of
from laa.plan.models import ActionPlan, Contact
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from tests.factories.indicators import (
    ActualFactory,
    PublishedFigureFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.factories.plan import ActionPlanFactory, ContactFactory

TODAY = date(2008, 10, 20)
Q1 = Quarter(2008, 1)


@pytest.fixture
def plan(db) -> ActionPlan:
    return ActionPlanFactory()


def histories(plan):
    return histories_of(TargetSet.objects.with_plan().filter(plan=plan))


def read(plan):
    return reading_of(plan, histories(plan), TODAY)


def test_a_plan_is_read_with_its_years_and_the_day(plan):
    reading = read(plan)

    assert reading.years == tuple(map(FinancialYear, (2008, 2009, 2010)))
    assert reading.today == TODAY
    assert reading.indicators == ()


@pytest.mark.parametrize(
    ("capacity", "owner", "expert"),
    [
        (Contact.Capacity.OWNER, True, False),
        (Contact.Capacity.TECHNICAL_EXPERT, False, True),
    ],
)
def test_whom_the_plan_names_is_read(plan, capacity, owner, expert):
    ContactFactory(plan=plan, capacity=capacity)
    ContactFactory(capacity=Contact.Capacity.OWNER)

    reading = read(plan)

    assert (reading.names_owner, reading.names_expert) == (owner, expert)


def test_what_is_printed_is_read_with_its_time(plan):
    target_set = TargetSetFactory(plan=plan)
    PublishedFigureFactory(target_set=target_set)
    PublishedFigureFactory(
        target_set=target_set,
        measure=PublishedFigure.Measure.ACTUAL,
        quarter=1,
        figure="119",
        rate="0.3",
    )
    PublishedFigureFactory()

    (indicator,) = read(plan).indicators

    assert indicator.printed == (
        Printed(5, Part.TARGET, FinancialYear(2008), "368", "1.20"),
        Printed(5, Part.ACTUAL, Q1, "119", "0.3"),
    )


def test_every_measure_that_a_document_prints_is_a_part():
    assert set(PublishedFigure.Measure.values) <= {part.value for part in Part}


def test_what_is_stated_of_an_indicator_is_read(plan):
    TargetSetFactory(plan=plan, yearly_change=Decimal("-0.04"))
    TargetSetFactory(plan=plan, not_yet_introduced=True)

    stated, tracking = read(plan).indicators

    assert (stated.yearly_change, stated.is_target) == (-0.04, True)
    assert stated.baseline_nothing is Nothing.BLANK
    assert (tracking.yearly_change, tracking.is_target) == (None, False)
    assert tracking.baseline_nothing is Nothing.NOT_APPLICABLE


def test_only_signed_off_figures_are_read(plan):
    target_set = TargetSetFactory(plan=plan)
    ActualFactory(target_set=target_set, count=119, signed_off=True)
    ActualFactory(target_set=target_set, quarter_number=2, submitted=True)

    (indicator,) = read(plan).indicators

    assert list(indicator.series.readings) == [Q1]
    assert indicator.as_at == {Q1: date(2008, 7, 14)}


def test_a_figure_from_the_published_plan_has_no_as_at_date(plan):
    ActualFactory(target_set=TargetSetFactory(plan=plan), published=True)

    (indicator,) = read(plan).indicators

    assert indicator.as_at == {}


@pytest.mark.parametrize("indicators", [2, 35])
def test_findings_take_three_queries(
    plan, django_assert_num_queries: DjangoAssertNumQueries, indicators
):
    for _ in range(indicators):
        PublishedFigureFactory(target_set=TargetSetFactory(plan=plan))
    loaded = histories(plan)

    with django_assert_num_queries(3):
        findings = findings_of(plan, loaded, TODAY)

    assert findings


def test_later_versions_of_the_targets_are_read_with_what_they_state(plan):
    target_set = TargetSetFactory(plan=plan, yearly_change=Decimal("-0.04"))
    PublishedFigureFactory(target_set=target_set)
    TargetRefreshFactory(target_set=target_set)
    TargetRefreshFactory(
        target_set=target_set,
        number=3,
        yearly_change=Decimal("-0.02"),
        baseline=None,
        baseline_nothing=Nothing.TO_BE_DETERMINED,
    )

    (indicator,) = read(plan).indicators

    (later,) = indicator.later
    assert (later.targets.version.number, later.yearly_change) == (3, -0.02)
    assert (later.baseline_nothing, later.printed) == (Nothing.TO_BE_DETERMINED, ())
    assert (indicator.yearly_change, len(indicator.printed)) == (-0.04, 1)
