from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from indicators.models import TargetSet
from laa.plan.models import ActionPlan, Population, User
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.factories.indicators import (
    ActualFactory,
    IndicatorFactory,
    PublishedFigureFactory,
    TargetSetFactory,
)
from tests.factories.plan import (
    ActionPlanFactory,
    AreaFactory,
    PopulationFactory,
    member,
)
from tests.indicators.examples import Q1


@dataclass
class Place:
    """Coventry as its plan has it: two rates of all people, and two that are not."""

    plan: ActionPlan
    used: Population
    revised: Population
    ni_15: TargetSet
    ni_20: TargetSet
    young: TargetSet
    share: TargetSet

    def person(self, role: Role = Role.COORDINATOR, **known: Any) -> User:
        return member(self.plan, role, **known)


@pytest.fixture
def place(db: None, settings: Any) -> Place:
    settings.TODAY = date(2008, 10, 20)
    area = AreaFactory(slug="coventry", name="Coventry", ons_code="E08000026")
    plan = ActionPlanFactory(agreement__area=area)
    used = PopulationFactory(
        area=area, year=2007, vintage="as used by the plan", persons=306_700
    )
    revised = PopulationFactory(
        area=area, year=2007, vintage="revised", persons=301_429
    )
    ni_15 = a_rate(plan, "NI 15", used, 383, (368, 353, 339))
    ni_20 = a_rate(plan, "NI 20", used, 4206, (4122, 4039, 3958))
    young = TargetSetFactory(
        plan=plan,
        indicator=IndicatorFactory(
            code="NI 111", per=100_000, base="young people aged 10 to 17"
        ),
        population=None,
    )
    share = TargetSetFactory(
        plan=plan,
        indicator=IndicatorFactory(code="NI 32", percentage=True),
        population=None,
    )
    PublishedFigureFactory(target_set=ni_15, figure="368", rate="1.20")
    signed(ni_15, 119)
    signed(ni_20, 724)
    return Place(plan, used, revised, ni_15, ni_20, young, share)


def a_rate(
    plan: ActionPlan,
    code: str,
    used: Population,
    baseline: int,
    targets: tuple[int, ...],
) -> TargetSet:
    target_set: TargetSet = TargetSetFactory(
        plan=plan,
        indicator=IndicatorFactory(code=code),
        population=used,
        baseline=baseline,
        targets=targets,
    )
    return target_set


def signed(target_set: TargetSet, count: int, quarter: Quarter = Q1) -> None:
    ActualFactory(
        target_set=target_set,
        year=quarter.start,
        quarter_number=quarter.number,
        count=count,
        signed_off=True,
    )
