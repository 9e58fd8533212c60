"""The only writer of estimates of population: added all or none, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from indicators.population.terms import Terms, doubt
from laa.plan.days import in_words
from laa.plan.models import ActionPlan, Area, Population, User
from laa.plan.numbers import shown
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused

_MIDDLE = (6, 30)


@transaction.atomic
def add_estimates(
    *, plan: ActionPlan, terms: Sequence[Terms], by: User, at: datetime
) -> list[Population]:
    """
    Add estimates of the plan's area, all of them, or raise Refused and add none.

    They are seen in every plan of the area, and no rate rests on them until it is
    chosen to. One that is held already is never overwritten.
    """
    if not may(by, Permission.KEEP_POPULATION, plan):
        raise Refused(Refusal("You may not add estimates of population to this plan."))
    area = Area.objects.select_for_update().get(pk=plan.agreement.area_id)
    held = list(Population.objects.filter(area=area))
    today = timezone.localdate(at)
    found = [one for each in terms for one in refusals(each, held, today)]
    if found or not terms:
        raise Refused(*found or [Refusal("Select at least one year.", "years")])
    return [
        Population.objects.create(area=area, added_by=by, added_at=at, **_values(one))
        for one in terms
    ]


def held_as(terms: Terms, held: Iterable[Population]) -> Population | None:
    """The estimate of the same year and vintage, however that is spelled."""
    return next((one for one in held if _key(one) == _key(terms)), None)


def refusals(
    terms: Terms, held: Iterable[Population], today: date
) -> Iterator[Refusal]:
    """Why an estimate may not be added to those that are held."""
    if date(terms.year, *_MIDDLE) > today:
        yield Refusal(
            f"Mid-{terms.year} is yet to come: an estimate is of a mid-year up to "
            f"today, {in_words(today)}",
            "year",
        )
    if not _plain(terms.vintage):
        yield Refusal("Enter which vintage it is: as first published, say", "vintage")
    if not terms.source.strip():
        yield Refusal("Enter the source", "source")
    if why := doubt(terms.persons):
        yield Refusal(f"{shown(terms.persons)} cannot be: {why}", "persons")
    if why := _wrong_day(terms, today):
        yield Refusal(why, "published_on")
    if there := held_as(terms, held):
        yield Refusal(
            f"There is an estimate of {there.name} already: {shown(there.persons)}. It "
            "is never overwritten: name the vintage of yours in other words",
            "vintage",
        )


def _wrong_day(terms: Terms, today: date) -> str:
    day = terms.published_on
    if day is None:
        return ""
    if day > today:
        return (
            f"{in_words(day)} is in the future: enter the day on which the estimate "
            f"was published, up to today, {in_words(today)}, or leave it empty"
        )
    middle = date(terms.year, *_MIDDLE)
    if day < middle:
        return (
            f"{in_words(day)} is before {in_words(middle)}, which the estimate is of: "
            "enter the day on which it was published"
        )
    return ""


def _values(terms: Terms) -> dict[str, object]:
    return {
        "year": terms.year,
        "vintage": _plain(terms.vintage),
        "persons": terms.persons,
        "source": terms.source.strip(),
        "published_on": terms.published_on,
    }


def _key(one: Terms | Population) -> tuple[int, str]:
    return one.year, _plain(one.vintage).casefold()


def _plain(text: str) -> str:
    """With single blanks: two vintages are not told apart by more of them."""
    return " ".join(text.split())
