"""A plan that is started on the server: its area, agreement, texts and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import connection, transaction
from django.urls import resolve, reverse

from laa.plan.models import (
    ActionPlan,
    Agreement,
    Area,
    Contact,
    NarrativeSection,
    Partner,
    Population,
    User,
)
from laa.plan.refusals import Refusal, Refused

# It stands for the document where something needs a person: the first review of a risk.
ACTOR = "plan-workbook@system.invalid"


@dataclass(frozen=True)
class Title:
    """Which plan it is; the names of the fields are those of refusals."""

    area_slug: str
    slug: str
    first_year: int
    number_of_years: int
    area: str
    ons_code: str
    title: str
    theme: str
    priorities: Sequence[str]
    lead_partners: Sequence[str]


@transaction.atomic
def begin_plan(title: Title) -> ActionPlan:
    """The plan with what it hangs on, or Refused and nothing is made."""
    _wait_for_others()
    there = Area.objects.filter(slug=title.area_slug).first()
    if found := list(_refusals(title, there)):
        raise Refused(*found)
    area, _ = Area.objects.get_or_create(
        slug=title.area_slug, defaults={"name": title.area, "ons_code": title.ons_code}
    )
    agreement, _ = Agreement.objects.get_or_create(
        area=area,
        first_year=title.first_year,
        defaults={"number_of_years": title.number_of_years},
    )
    plan: ActionPlan = ActionPlan.objects.create(
        agreement=agreement,
        slug=title.slug,
        title=title.title,
        theme=title.theme,
        priorities="\n".join(title.priorities),
    )
    for name in title.lead_partners:
        partner, _ = Partner.objects.get_or_create(area=area, name=name)
        plan.lead_partners.add(partner)
    return plan


def _wait_for_others() -> None:
    """Plans start one after the other: they may share an area that is not there yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [__name__]
        )


def begin_text(
    *, plan: ActionPlan, section: int, heading: str, question: str, text: str
) -> NarrativeSection:
    written: NarrativeSection = NarrativeSection.objects.create(
        plan=plan, section=section, heading=heading, question=question, text=text
    )
    return written


def begin_contact(
    *, plan: ActionPlan, capacity: str, name: str, post: str, organisation: str
) -> Contact:
    named: Contact = Contact.objects.create(
        plan=plan, capacity=capacity, name=name, post=post, organisation=organisation
    )
    return named


def begin_population(
    *, area: Area, year: int, vintage: str, persons: int, source: str
) -> Population:
    """One that is there already is used, if it says the same."""
    said = {"persons": persons, "source": source}
    estimate, _ = Population.objects.get_or_create(
        area=area, year=year, vintage=vintage, defaults=said
    )
    if estimate.persons != persons:
        raise Refused(
            Refusal(
                f"{estimate} is {estimate.persons:,} people in the service: enter "
                "that, or another vintage",
                "persons",
            )
        )
    found: Population = estimate
    return found


def the_document() -> User:
    """A system actor: it signs in nowhere and may do nothing."""
    actor = User.objects.filter(email=ACTOR).first()
    if actor is None:
        actor = User(email=ACTOR, name="Plan workbook", is_system=True, is_active=False)
        actor.set_unusable_password()
        actor.save()
    return actor


def _refusals(title: Title, area: Area | None) -> Iterator[Refusal]:
    wrong = list(_wrong_addresses(title))
    yield from wrong or _taken_address(title)
    yield from _another_area(title, area) if area else _taken_code(title)
    agreements = Agreement.objects.filter(area=area, first_year=title.first_year)
    for one in agreements.exclude(number_of_years=title.number_of_years):
        yield Refusal(
            f"The agreement {one} runs {one.number_of_years} years in the service: "
            "write an empty workbook for so many",
            "number_of_years",
        )
    if ActionPlan.objects.filter(agreement__in=agreements, slug=title.slug).exists():
        yield Refusal(
            f"{title.area_slug}/{title.slug} is there already: nothing was changed. "
            "Its coordinator changes it by its own workbook",
            "slug",
        )


def _wrong_addresses(title: Title) -> Iterator[Refusal]:
    for name in ("area_slug", "slug"):
        slug = getattr(title, name)
        try:
            validate_slug(slug)
        except ValidationError:
            yield _no_address(name, slug)
        else:
            if slug != slug.lower():
                yield _no_address(name, slug)


def _no_address(name: str, slug: str) -> Refusal:
    return Refusal(
        f"'{slug}' cannot stand in an address: use small letters, digits and hyphens "
        "only, such as violent-crime",
        name,
    )


def _taken_address(title: Title) -> Iterator[Refusal]:
    """Some words after the service's name lead to other pages."""
    where = reverse("dashboard", args=[title.area_slug, title.slug])
    if resolve(where).url_name != "dashboard":
        yield Refusal(
            f"{where} is another page of the service: choose another address",
            "area_slug",
        )


def _another_area(title: Title, area: Area) -> Iterator[Refusal]:
    for name, is_so in (("area", area.name), ("ons_code", area.ons_code)):
        if getattr(title, name) != is_so:
            yield Refusal(
                f"The area {area.slug} is '{is_so}' in the service: enter that", name
            )


def _taken_code(title: Title) -> Iterator[Refusal]:
    other = Area.objects.filter(ons_code=title.ons_code).first()
    if other:
        yield Refusal(
            f"'{title.ons_code}' is the ONS code of {other} ({other.slug}): enter this "
            "area's own",
            "ons_code",
        )
