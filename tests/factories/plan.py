"""The smallest valid thing of each model of laa.plan."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory, Password

from laa.plan.deadlines import Deadlines
from laa.plan.digests import digest_of
from laa.plan.models import (
    ActionPlan,
    Agreement,
    ApiToken,
    Area,
    Contact,
    DeadlineChange,
    Deputyship,
    Invitation,
    Membership,
    MembershipChange,
    NarrativeEdit,
    NarrativeSection,
    Partner,
    Population,
    PublishedRow,
    SecondFactorChange,
    User,
)
from laa.plan.roles import Role
from laa.plan.tokens.scopes import Scope

NOW = datetime(2008, 10, 20, 9, tzinfo=UTC)


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
    at = NOW


class DeadlineChangeFactory(DjangoModelFactory):
    class Meta:
        model = DeadlineChange

    plan = factory.SubFactory(ActionPlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    was = factory.LazyFunction(lambda: asdict(Deadlines(30, 45, 30)))
    became = factory.LazyFunction(lambda: asdict(Deadlines(20, 45, 30)))
    reason = "The board meets earlier"
    by = factory.SubFactory(UserFactory)
    at = NOW


class SecondFactorChangeFactory(DjangoModelFactory):
    class Meta:
        model = SecondFactorChange

    plan = factory.SubFactory(ActionPlanFactory)
    required = True
    by = factory.SubFactory(UserFactory)
    at = NOW


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


class MembershipChangeFactory(DjangoModelFactory):
    class Meta:
        model = MembershipChange

    plan = factory.SubFactory(ActionPlanFactory)
    person = factory.SubFactory(UserFactory)
    number = factory.Sequence(lambda n: n + 1)
    act = MembershipChange.Act.CHANGED
    was = factory.LazyFunction(lambda: [Role.PARTNER.value])
    became = factory.LazyFunction(lambda: [Role.ANALYST.value])
    reason = "Enters the figures from now on"
    by = factory.SubFactory(UserFactory)
    at = NOW


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    plan = factory.SubFactory(ActionPlanFactory)
    email = factory.Sequence(lambda n: f"invited-{n}@council.example")
    name = "Ravi Patel"
    roles = factory.LazyFunction(lambda: [Role.ANALYST.value])
    digest = factory.Sequence(lambda n: f"{n:064}")
    at = NOW
    expires_at = NOW + timedelta(days=7)


class DeputyshipFactory(DjangoModelFactory):
    """Of an owner of the plan, over any day that a test believes."""

    class Meta:
        model = Deputyship

    class Params:
        ended = factory.Trait(ended_at=NOW, ended_by=factory.SelfAttribute("owner"))

    plan = factory.SubFactory(ActionPlanFactory)
    owner = factory.LazyAttribute(lambda this: member(this.plan, Role.OWNER))
    deputy = factory.SubFactory(UserFactory)
    first_day = date(2008, 4, 1)
    last_day = date(2099, 3, 31)
    at = NOW


class ApiTokenFactory(DjangoModelFactory):
    """Its secret is given as `secret`, or is nobody's affair."""

    class Meta:
        model = ApiToken

    class Params:
        secret = factory.Sequence(lambda n: f"laa_{n:040}")

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Spreadsheet {n}")
    scope = Scope.READ
    digest = factory.LazyAttribute(lambda this: digest_of(this.secret))
    signed_in_with_second_factor = False
    made_at = NOW
    expires_at = NOW + timedelta(days=90)


def member(plan: ActionPlan, *roles: Role, **person: Any) -> User:
    """A user who plays these roles in the plan."""
    user: User = UserFactory(**person)
    for role in roles:
        MembershipFactory(user=user, plan=plan, role=role)
    return user


def suspend(person: User, plan: ActionPlan) -> None:
    person.memberships.filter(plan=plan).update(
        suspended_at=NOW, suspended_by=UserFactory(), suspended_because="On leave"
    )
