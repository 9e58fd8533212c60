"""The smallest valid thing of each model of laa.plan."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory, Password

from laa.plan.models import (
    ActionPlan,
    Agreement,
    Area,
    Contact,
    Membership,
    NarrativeEdit,
    NarrativeSection,
    Partner,
    Population,
    PublishedRow,
    User,
)
from laa.plan.roles import Role


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    class Params:
        system = factory.Trait(is_system=True, is_active=False)

    email = factory.Sequence(lambda n: f"person-{n}@council.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = Password(None)


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = Area

    slug = factory.Sequence(lambda n: f"area-{n}")
    name = factory.Sequence(lambda n: f"Area {n}")
    ons_code = factory.Sequence(lambda n: f"E{n:08}")


class PopulationFactory(DjangoModelFactory):
    class Meta:
        model = Population
        django_get_or_create = ("area", "year", "vintage")

    area = factory.SubFactory(AreaFactory)
    year = 2007
    vintage = "as first published"
    persons = 100_000
    source = "Office for National Statistics"


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    area = factory.SubFactory(AreaFactory)
    first_year = 2008


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    area = factory.SubFactory(AreaFactory)
    name = factory.Sequence(lambda n: f"Partner {n}")


class ActionPlanFactory(DjangoModelFactory):
    class Meta:
        model = ActionPlan

    agreement = factory.SubFactory(AgreementFactory)
    slug = factory.Sequence(lambda n: f"plan-{n}")
    title = factory.Sequence(lambda n: f"Plan {n}")
    theme = "Safer communities"
    priorities = "Reduce crime"


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    plan = factory.SubFactory(ActionPlanFactory)
    capacity = Contact.Capacity.OWNER
    name = factory.Sequence(lambda n: f"Contact {n}")


class NarrativeSectionFactory(DjangoModelFactory):
    class Meta:
        model = NarrativeSection

    plan = factory.SubFactory(ActionPlanFactory)
    section = factory.Sequence(lambda n: n + 1)
    heading = "Strategic summary"
    text = "Violent crime fell least."


class NarrativeEditFactory(DjangoModelFactory):
    class Meta:
        model = NarrativeEdit

    section = factory.SubFactory(NarrativeSectionFactory)
    number = factory.Sequence(lambda n: n + 1)
    was = "Violent crime fell least."
    became = "Violent crime fell least of all crime."
    reason = "To say what it is compared with"
    by = factory.SubFactory(UserFactory)
    at = datetime(2008, 10, 20, 9, tzinfo=UTC)


class PublishedRowFactory(DjangoModelFactory):
    class Meta:
        model = PublishedRow

    plan = factory.SubFactory(ActionPlanFactory)
    section = 0
    position = factory.Sequence(lambda n: n + 1)
    cells = factory.LazyFunction(lambda: [["Reporting Frequency", "Quarterly"]])


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    plan = factory.SubFactory(ActionPlanFactory)
    role = Role.PARTNER


def member(plan: ActionPlan, *roles: Role, **person: Any) -> User:
    """A user who plays these roles in the plan."""
    user: User = UserFactory(**person)
    for role in roles:
        MembershipFactory(user=user, plan=plan, role=role)
    return user
