from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from indicators.population.keeping import add_estimates
from indicators.population.terms import Terms
from laa.plan.models import ActionPlan, AuditEntry, Population, User
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import ActionPlanFactory, PopulationFactory, member

AT = datetime(2013, 5, 1, 9, tzinfo=UTC)
REVISED = Terms(
    2008, "revised after the 2011 census", 305_186, "ONS", date(2013, 4, 30)
)


@pytest.fixture
def plan(db: None) -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory()
    return plan


@pytest.fixture
def grace(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR, name="Grace")


def add(plan: ActionPlan, by: User, *terms: Terms) -> list[Population]:
    return add_estimates(plan=plan, terms=terms, by=by, at=AT)


def test_estimates_are_added_with_who_and_when(plan: ActionPlan, grace: User) -> None:
    first, second = add(plan, grace, REVISED, replace(REVISED, year=2007))

    assert first.area == plan.area
    assert (first.year, first.vintage, first.persons) == (
        2008,
        "revised after the 2011 census",
        305_186,
    )
    assert (first.published_on, first.source) == (date(2013, 4, 30), "ONS")
    assert (first.added_by, first.added_at) == (grace, AT)
    assert second.year == 2007


def test_blanks_around_words_are_left_out(plan: ActionPlan, grace: User) -> None:
    (added,) = add(
        plan, grace, replace(REVISED, vintage=" revised  after ", source=" ONS\n")
    )

    assert (added.vintage, added.source) == ("revised after", "ONS")


def test_a_day_of_publication_may_be_unknown(plan: ActionPlan, grace: User) -> None:
    (added,) = add(plan, grace, replace(REVISED, published_on=None))

    assert added.published_on is None


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        (
            {"year": 2013},
            "year",
            "Mid-2013 is yet to come: an estimate is of a mid-year up to today, "
            "1 May 2013",
        ),
        ({"vintage": "  "}, "vintage", "Enter which vintage it is"),
        ({"source": "\n"}, "source", "Enter the source"),
        ({"persons": 310}, "persons", "310 cannot be: no area"),
        (
            {"published_on": date(2013, 5, 2)},
            "published_on",
            "2 May 2013 is in the future: enter the day on which the estimate was "
            "published, up to today, 1 May 2013, or leave it empty",
        ),
        (
            {"published_on": date(2008, 6, 29)},
            "published_on",
            "29 June 2008 is before 30 June 2008, which the estimate is of",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_added(
    plan: ActionPlan,
    grace: User,
    changed: dict[str, object],
    field: str,
    words: str,
) -> None:
    wrong = replace(REVISED, **changed)  # type: ignore[arg-type]

    with pytest.raises(Refused) as refused:
        add(plan, grace, replace(REVISED, year=2005, published_on=None), wrong)

    refusal = refused.value.refusals[0]
    assert refusal.field == field
    assert refusal.words.startswith(words)
    assert not Population.objects.exists()


@pytest.mark.parametrize("vintage", ["As first  published", "as first published"])
def test_an_estimate_that_is_held_is_never_overwritten(
    plan: ActionPlan, grace: User, vintage: str
) -> None:
    PopulationFactory(area=plan.area, year=2008, persons=309_800)

    with pytest.raises(Refused, match="There is an estimate of mid-2008, as first"):
        add(plan, grace, replace(REVISED, vintage=vintage))

    assert Population.objects.get().persons == 309_800


def test_a_newer_vintage_stands_beside_the_earlier(
    plan: ActionPlan, grace: User
) -> None:
    PopulationFactory(area=plan.area, year=2008, persons=309_800)

    add(plan, grace, REVISED)

    assert [one.persons for one in plan.area.populations.all()] == [309_800, 305_186]


def test_the_same_vintage_of_another_area_is_another(
    plan: ActionPlan, grace: User
) -> None:
    PopulationFactory(year=2008, vintage=REVISED.vintage)

    assert add(plan, grace, REVISED)


def test_of_nothing_nothing_is_added(plan: ActionPlan, grace: User) -> None:
    with pytest.raises(Refused, match="Select at least one year"):
        add(plan, grace)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_coordinators_add(plan: ActionPlan, role: Role) -> None:
    with pytest.raises(Refused, match="You may not add estimates"):
        add(plan, member(plan, role), REVISED)


def test_a_coordinator_of_another_plan_adds_nothing(plan: ActionPlan) -> None:
    with pytest.raises(Refused, match="You may not add"):
        add(plan, member(ActionPlanFactory(), Role.COORDINATOR), REVISED)


def test_the_addition_is_in_the_record_of_all_changes(
    plan: ActionPlan, grace: User
) -> None:
    (added,) = add(plan, grace, REVISED)

    entry = AuditEntry.objects.get(table_name="plan_population", row_id=added.pk)
    assert entry.after["persons"] == 305_186


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_at_once_one_is_refused() -> None:
    plan = ActionPlanFactory()
    ann, ben = (member(plan, Role.COORDINATOR, name=name) for name in ("Ann", "Ben"))

    (kept,), (refused,) = at_once(
        plan.area,
        lambda: add(plan, ann, REVISED),
        lambda: add(plan, ben, replace(REVISED, persons=305_187)),
    )

    assert Population.objects.get() == kept[0]
    assert "There is an estimate of mid-2008" in str(refused)


def test_the_database_keeps_every_estimate_as_it_is(
    plan: ActionPlan, grace: User
) -> None:
    (added,) = add(plan, grace, REVISED)

    with (
        pytest.raises(DatabaseError, match="Cannot update rows"),
        transaction.atomic(),
    ):
        Population.objects.filter(pk=added.pk).update(persons=1)
    with pytest.raises(DatabaseError, match="Cannot delete rows"):
        added.delete()


def test_the_database_refuses_who_without_when(plan: ActionPlan, grace: User) -> None:
    with pytest.raises(IntegrityError, match="population_says_who_added_it_when"):
        PopulationFactory(area=plan.area, added_by=grace)
