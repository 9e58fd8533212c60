from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.factories.indicators import (
    AnnualTargetFactory,
    IndicatorFactory,
    PublishedFigureFactory,
    TargetSetFactory,
)
from tests.factories.plan import ActionPlanFactory, AgreementFactory, AreaFactory
from tests.indicators.examples import Q1, Q4

pytestmark = pytest.mark.django_db


def test_a_target_set_lives_under_its_area_and_plan() -> None:
    agreement = AgreementFactory(area=AreaFactory(slug="coventry"))
    plan = ActionPlanFactory(
        agreement=agreement, slug="violent-crime", title="Violent crime"
    )
    indicator = IndicatorFactory(code="NI 15", slug="ni-15", title="Serious")

    target_set = TargetSetFactory(plan=plan, indicator=indicator)

    assert str(target_set) == "NI 15 Serious in Violent crime"
    assert target_set.address == ("coventry", "violent-crime", "ni-15")
    assert target_set.get_absolute_url() == "/coventry/violent-crime/ni-15/"


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("baseline_is_value_or_nothing", {"baseline_nothing": "not applicable"}),
        ("baseline_is_value_or_nothing", {"baseline_year": None}),
        ("tolerance_is_a_share", {"tolerance": "-0.01"}),
        ("tolerance_is_a_share", {"tolerance": 1}),
    ],
)
def test_what_a_target_set_cannot_be_the_database_refuses(
    constraint: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        TargetSetFactory(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"baseline": 0},
        {"baseline": None, "baseline_nothing": Nothing.TO_BE_DETERMINED},
        {"baseline": None, "baseline_year": None},
        {"tolerance": 0},
    ],
)
def test_a_baseline_may_be_zero_pending_or_not_entered(fields: dict[str, Any]) -> None:
    assert TargetSetFactory(**fields).pk


def test_an_indicator_is_once_in_a_plan() -> None:
    first = TargetSetFactory()

    with pytest.raises(IntegrityError, match="target_set_is_unique"):
        TargetSetFactory(plan=first.plan, indicator=first.indicator)


def test_a_quarter_of_the_agreement_owes_a_return() -> None:
    target_set = TargetSetFactory()

    assert target_set.why_not_owed(Q1) == ""
    assert target_set.why_not_owed(Quarter(2010, 4)) == ""


def test_a_quarter_outside_the_agreement_owes_none() -> None:
    target_set = TargetSetFactory(plan__agreement__area__name="Coventry")

    assert target_set.why_not_owed(Q1 - 1) == (
        "2007/08 Q4 lies outside the agreement (Coventry 2008/09 to 2010/11)"
    )


def test_before_its_introduction_an_indicator_owes_no_return() -> None:
    target_set = TargetSetFactory(not_yet_introduced=True)

    assert target_set.why_not_owed(Q4) == ("Not applicable: to be introduced 2009/10")
    assert target_set.why_not_owed(Q4 + 1) == ""


def test_an_annual_target_is_a_value_or_the_reason_for_none() -> None:
    assert str(AnnualTargetFactory(value=368)) == "2008/09: 368"
    assert str(AnnualTargetFactory(value=0)) == "2008/09: 0"
    assert str(AnnualTargetFactory(not_applicable=True)) == "2008/09: N/A"


@pytest.mark.parametrize(
    "fields", [{"value": None, "nothing": ""}, {"value": 368, "nothing": "blank"}]
)
def test_an_annual_target_is_never_both_or_neither(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="annual_target_is_value_or_nothing"):
        AnnualTargetFactory(**fields)


def test_a_year_has_one_target() -> None:
    first = AnnualTargetFactory()

    with pytest.raises(IntegrityError, match="annual_target_is_unique"):
        AnnualTargetFactory(target_set=first.target_set)


def test_a_published_figure_is_named_as_it_is_printed() -> None:
    assert str(PublishedFigureFactory()) == "Section 5: 368 1.20"
    assert str(PublishedFigureFactory(rate="")) == "Section 5: 368"


def test_a_cell_of_the_document_is_kept_once() -> None:
    first = PublishedFigureFactory()

    with pytest.raises(IntegrityError, match="published_figure_is_unique"):
        PublishedFigureFactory(target_set=first.target_set)
