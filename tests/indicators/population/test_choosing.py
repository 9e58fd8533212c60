from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from indicators.acts import Act
from indicators.history import history_of
from indicators.models import PopulationChoice, TargetSet
from indicators.population.choosing import choose_estimate
from laa.plan.models import Population, User
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.indicators import PopulationChoiceFactory, TargetSetFactory
from tests.factories.plan import PopulationFactory, member
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import a_world
from tests.indicators.population.conftest import Place
from tests.indicators.returns import RED, act, submit

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)


def choose(place: Place, by: User, **given: Any) -> list[PopulationChoice]:
    usual: dict[str, Any] = {
        "plan": place.plan,
        "estimate": place.revised,
        "target_sets": [place.ni_15, place.ni_20],
        "reason": "Revised after the census",
        "at": AT,
        "seen": 0,
    }
    return choose_estimate(by=by, **{**usual, **given})


def resting_on(target_set: TargetSet) -> Population | None:
    return TargetSet.objects.get(pk=target_set.pk).population


def test_the_rates_of_all_that_are_named_rest_on_it(place: Place) -> None:
    grace = place.person()

    first, second = choose(place, grace, reason=" Revised after the census ")

    assert resting_on(place.ni_15) == resting_on(place.ni_20) == place.revised
    assert (first.target_set, second.target_set) == (place.ni_15, place.ni_20)
    assert (first.was, first.became) == (place.used, place.revised)
    assert (first.reason, first.by, first.at) == ("Revised after the census", grace, AT)
    assert first.number == second.number == 1


def test_what_rests_on_it_already_is_left_as_it_is(place: Place) -> None:
    grace = place.person()
    (one,) = choose(place, grace, target_sets=[place.ni_15])

    (other,) = choose(place, grace, seen=one.pk)

    assert other.target_set == place.ni_20
    assert one.number == other.number == 1


def test_going_back_is_another_choice(place: Place) -> None:
    grace = place.person()
    (one,) = choose(place, grace, target_sets=[place.ni_15])

    (back,) = choose(
        place, grace, estimate=place.used, target_sets=[place.ni_15], seen=one.pk
    )

    assert (back.number, back.was, back.became) == (2, place.revised, place.used)
    assert resting_on(place.ni_15) == place.used
    assert str(back) == "NI 15, choice 2 of population"


def test_a_rate_that_had_none_is_given_one(place: Place) -> None:
    TargetSet.objects.filter(pk=place.ni_15.pk).update(population=None)

    (one,) = choose(place, place.person(), target_sets=[place.ni_15])

    assert one.was is None
    assert history_of(place.ni_15).target_set == place.ni_15
    assert resting_on(place.ni_15) == place.revised


@pytest.mark.parametrize("which", ["young", "share"])
def test_what_is_no_rate_of_all_people_is_refused(place: Place, which: str) -> None:
    unfit = getattr(place, which)

    with pytest.raises(Refused, match=f"{unfit.indicator.code} has no rate per head"):
        choose(place, place.person(), target_sets=[place.ni_15, unfit])

    assert resting_on(place.ni_15) == place.used
    assert not PopulationChoice.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": "  "}, "Enter why the rates rest on it"),
        ({"target_sets": []}, "These rates rest on mid-2007, revised already"),
    ],
)
def test_a_choice_without_a_reason_or_a_change_is_refused(
    place: Place, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        choose(place, place.person(), **given)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_coordinators_choose(place: Place, role: Role) -> None:
    with pytest.raises(Refused, match="You may not choose estimates"):
        choose(place, place.person(role))


def test_an_estimate_of_another_area_is_no_choice(place: Place) -> None:
    elsewhere = PopulationFactory(area__name="Leeds")

    with pytest.raises(ValueError, match=r"Leeds, mid-2007, .* is not of Coventry"):
        choose(place, place.person(), estimate=elsewhere)


def test_a_choice_on_something_older_is_refused(place: Place) -> None:
    grace, ann = place.person(name="Grace"), place.person(name="Ann")
    choose(place, grace, target_sets=[place.ni_15])

    with pytest.raises(Refused, match="You have chosen an estimate after you opened"):
        choose(place, grace)
    with pytest.raises(Refused, match="Grace has chosen an estimate after you opened"):
        choose(place, ann)


def test_a_signed_figure_keeps_the_population_of_its_day(place: Place) -> None:
    world = a_world()
    before = history_of(world.target_set).retold
    plan, quarter = world.target_set.plan, Q1
    another = PopulationFactory(area=plan.area, vintage="revised", persons=200_000)

    choose_estimate(
        plan=plan,
        estimate=another,
        target_sets=[world.target_set],
        reason="Revised",
        by=world.people[Role.COORDINATOR],
        at=AT,
        seen=0,
    )

    told = history_of(TargetSet.objects.with_plan().get(pk=world.target_set.pk)).retold(
        quarter
    )
    assert before(quarter).why == ()
    assert told.then.population == 100_000
    assert told.now.population == 200_000
    assert "the population was 100,000 and is 200,000" in told.why[0]
    assert not told.differs


@pytest.mark.django_db(transaction=True)
def test_of_two_choices_at_once_one_is_refused() -> None:
    target_set = TargetSetFactory()
    plan = target_set.plan
    ann, ben = (member(plan, Role.COORDINATOR, name=name) for name in ("Ann", "Ben"))
    one, other = (
        PopulationFactory(area=plan.area, vintage=vintage)
        for vintage in ("revised", "revised again")
    )

    def attempt(by: User, estimate: Population) -> list[PopulationChoice]:
        return choose_estimate(
            plan=plan,
            estimate=estimate,
            target_sets=[target_set],
            reason="Revised",
            by=by,
            at=AT,
            seen=0,
        )

    (kept,), (refused,) = at_once(
        target_set, lambda: attempt(ann, one), lambda: attempt(ben, other)
    )

    assert resting_on(target_set) == kept[0].became
    assert str(refused).startswith(f"{kept[0].by} has chosen an estimate")


@pytest.mark.django_db(transaction=True)
def test_a_figure_signed_at_the_same_moment_says_by_which_estimate() -> None:
    """Whichever is first, the report holds the population that the rate had."""
    world = a_world()
    plan, target_set = world.target_set.plan, world.target_set
    another = PopulationFactory(area=plan.area, vintage="revised", persons=200_000)
    submit(target_set, world.people[Role.ANALYST], RED, Q2)

    def signs() -> Any:
        return act(Act.SIGN_OFF, target_set, world.people[Role.OWNER], Q2)

    def chooses() -> Any:
        return choose_estimate(
            plan=plan,
            estimate=another,
            target_sets=[target_set],
            reason="Revised",
            by=world.people[Role.COORDINATOR],
            at=AT,
            seen=0,
        )

    done, refused = at_once(target_set, signs, chooses)

    assert (len(done), refused) == (2, [])
    fresh = TargetSet.objects.with_plan().get(pk=target_set.pk)
    told = history_of(fresh).retold(Q2)
    assert told.then.population in {100_000, 200_000}
    assert told.now.population == 200_000
    assert bool(told.why) == (told.then.population == 100_000)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"reason": ""}, "population_choice_has_reason"),
        ({"same": True}, "population_choice_changes_something"),
        ({"number": 1}, "population_choice_is_unique"),
    ],
)
def test_the_database_refuses_a_choice_that_cannot_be(
    place: Place, given: dict[str, Any], name: str
) -> None:
    PopulationChoiceFactory(target_set=place.ni_15, number=1)
    if given.pop("same", False):
        given = {"became": place.used}

    with pytest.raises(IntegrityError, match=name):
        PopulationChoiceFactory(target_set=place.ni_15, **{"number": 2, **given})


def test_the_database_keeps_every_choice(place: Place) -> None:
    (kept,) = choose(place, place.person(), target_sets=[place.ni_15])

    with pytest.raises(DatabaseError, match="Cannot delete rows"):
        kept.delete()
