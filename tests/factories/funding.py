"""The smallest valid thing of each model of funding."""

from __future__ import annotations

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from funding.analysis.terms import Term
from funding.models import Allocation, AllocationChange, FundingLine, Spend, Virement
from tests.factories.actions import AFTER_THE_REPORT, OCTOBER
from tests.factories.plan import ActionPlanFactory, UserFactory


class FundingLineFactory(DjangoModelFactory):
    class Meta:
        model = FundingLine

    class Params:
        added_in_january = AFTER_THE_REPORT

    plan = factory.SubFactory(ActionPlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Line {n}")
    term = Term.ONE_OFF


class AllocationFactory(DjangoModelFactory):
    class Meta:
        model = Allocation

    class Params:
        undecided = factory.Trait(amount=None, nothing="to be determined")

    line = factory.SubFactory(FundingLineFactory)
    year = 2008
    amount = Decimal("1000.00")


class AllocationChangeFactory(DjangoModelFactory):
    class Meta:
        model = AllocationChange

    line = factory.SubFactory(FundingLineFactory)
    year = 2008
    number = factory.Sequence(lambda n: n + 1)
    was_amount = Decimal("1000.00")
    amount = Decimal("1200.00")
    reason = "The grant was raised"
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class VirementFactory(DjangoModelFactory):
    class Meta:
        model = Virement

    giver = factory.SubFactory(FundingLineFactory)
    taker = factory.SubFactory(
        FundingLineFactory, plan=factory.SelfAttribute("..giver.plan")
    )
    year = 2008
    amount = Decimal("100.00")
    reason = "The post was filled late"
    by = factory.SubFactory(UserFactory)
    at = OCTOBER


class SpendFactory(DjangoModelFactory):
    class Meta:
        model = Spend

    line = factory.SubFactory(FundingLineFactory)
    year = 2008
    quarter_number = 1
    number = 1
    amount = Decimal("250.00")
    by = factory.SubFactory(UserFactory)
    at = OCTOBER
