from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indicators.models import PopulationChoice, TargetSet
from laa.plan.models import Population
from laa.plan.roles import Role
from tests.factories.indicators import ActualFactory, PopulationChoiceFactory
from tests.factories.plan import ActionPlanFactory, PopulationFactory, UserFactory
from tests.indicators.pages import text_of
from tests.indicators.population.conftest import Place

TYPED = {
    "year": "2008",
    "vintage": "as first published",
    "persons": "309,800",
    "published_on-day": "",
    "published_on-month": "",
    "published_on-year": "",
    "source": "ONS, mid-2008",
}


def client_of(place: Place, role: Role = Role.COORDINATOR, **known: Any) -> Client:
    client = Client()
    client.force_login(place.person(role, **known))
    return client


def address(place: Place, name: str = "population") -> str:
    return reverse(name, args=[place.plan.area.slug, place.plan.slug])


def page_of(place: Place, role: Role = Role.PARTNER) -> str:
    return flat(client_of(place, role).get(address(place)))


def flat(response: HttpResponse) -> str:
    return " ".join(text_of(response).split())


def add(place: Place, **typed: str) -> HttpResponse:
    client = client_of(place)
    response: HttpResponse = client.post(
        address(place, "add-estimate"), {**TYPED, **typed}
    )
    return response


def chosen(place: Place, **asked: Any) -> dict[str, Any]:
    slugs = [one.indicator.slug for one in (place.ni_15, place.ni_20)]
    return {"estimate": place.revised.pk, "indicators": slugs, **asked}


def confirm(
    place: Place, client: Client, reason: str = "Revised", seen: int = 0, **asked: Any
) -> HttpResponse:
    query = urlencode(chosen(place, **asked), doseq=True)
    where = f"{address(place, 'choose-estimate')}?{query}"
    response: HttpResponse = client.post(where, {"reason": reason, "seen": seen})
    return response


# The page


def test_everybody_reads_which_rates_rest_on_which_estimate(place: Place) -> None:
    page = page_of(place)

    assert "NI 15" in page
    assert "306,700, mid-2007, as used by the plan" in page
    assert (
        "None: the rate is per 100,000 young people aged 10 to 17, not per head of all "
        "people" in page
    )
    assert "NI 32" not in page
    assert "The rates rest on what the plan came with." in page
    assert "As the plan came" in page
    assert "Choose an estimate for the rates" not in page


def test_a_choice_is_told_with_who_when_and_why(place: Place) -> None:
    PopulationChoiceFactory(
        target_set=place.ni_15, became=place.revised, by__name="Grace", number=1
    )
    PopulationChoiceFactory(
        target_set=place.ni_20, was=None, became=place.revised, number=1
    )
    TargetSet.objects.filter(pk=place.ni_15.pk).update(population=place.revised)

    page = page_of(place)

    assert "301,429, mid-2007, revised" in page
    assert "20 October 2008" in page
    assert "<strong>Chosen</strong> by Grace, 20 October 2008, 10:00, for NI 15" in page
    assert "Before: mid-2007, as used by the plan.<br>After: mid-2007, revised." in page
    assert "Before: no estimate.<br>After: mid-2007, revised." in page


def test_what_was_chosen_together_is_told_together(place: Place) -> None:
    confirm(place, client_of(place, name="Grace"))

    page = page_of(place)

    assert page.count("<strong>Chosen</strong> by Grace") == 1
    assert "for NI 15 and NI 20" in page


def test_a_rate_without_an_estimate_says_so(place: Place) -> None:
    TargetSet.objects.filter(pk=place.ni_15.pk).update(population=None)

    assert "None yet: there are no rates" in page_of(place)


def test_a_plan_without_rates_or_estimates_says_so(place: Place) -> None:
    empty = ActionPlanFactory()
    bare = Place(**{**vars(place), "plan": empty})

    page = page_of(bare)
    choosing = flat(client_of(bare).get(address(bare, "choose-estimate")))

    assert "No indicator of the plan is a rate." in page
    assert "None is held: no rate can be worked out." in page
    assert "no indicator of the plan has a rate per head of all people" in choosing
    TargetSet.objects.filter(pk=place.ni_15.pk).update(plan=empty, population=None)
    choosing = flat(client_of(bare).get(address(bare, "choose-estimate")))
    assert "There is nothing to choose: no estimate is held." in choosing


@pytest.mark.parametrize("more", [0, 5])
def test_the_number_of_queries_is_fixed(
    place: Place, django_assert_num_queries: Any, more: int
) -> None:
    client = client_of(place, Role.PARTNER)
    for number in range(more):
        PopulationFactory(area=place.plan.area, vintage=f"another {number}")
        PopulationChoiceFactory(
            target_set=place.ni_15, number=number + 1, became=place.revised
        )

    with django_assert_num_queries(7):
        client.get(address(place))


def test_other_pages_lead_to_it(place: Place) -> None:
    client, link = client_of(place, Role.PARTNER), f'href="{address(place)}"'

    assert link in text_of(client.get(address(place, "about")))
    assert link in text_of(client.get(place.ni_15.get_absolute_url()))


def test_its_files_hold_what_it_says(place: Place) -> None:
    files = f"{address(place)}files/"
    client = client_of(place, Role.PARTNER)

    estimates = client.get(f"{files}estimates.csv").content.decode()
    rates = client.get(f"{files}rates.json").json()

    assert '"revised",301429,"None","Not known","As the plan came"' in estimates
    assert "NI 15" in str(rates)
    assert "Which edition of an estimate it is." in str(rates)


# Adding


def test_an_estimate_is_added_by_hand(place: Place) -> None:
    response = add(
        place,
        **{
            "year": "2007",
            "published_on-day": "21",
            "published_on-month": "8",
            "published_on-year": "2008",
        },
    )

    added = Population.objects.get(vintage="as first published")
    assert response.url == address(place)
    assert (added.year, added.persons) == (2007, 309_800)
    assert added.published_on == date(2008, 8, 21)
    assert added.added_by is not None
    page = page_of(place)
    assert "309,800" in page
    assert "21 August 2008" in page
    assert str(added.added_by) not in page


@pytest.mark.parametrize(
    ("box", "typed", "says"),
    [
        ("persons", "", "Enter the number of people"),
        (
            "persons",
            "309.8",
            "'309.8' cannot be: a number of people is whole. If it counts thousands, "
            "they are 309,800 people",
        ),
        (
            "persons",
            "310",
            "'310' cannot be: no area of an agreement has fewer than 1,000 people. If "
            "it counts thousands, they are 310,000 people",
        ),
        (
            "persons",
            "many",
            "'many' is not a number of people: enter digits, such as 309,800",
        ),
        ("persons", "309800000", "no area of an agreement has more than 10,000,000"),
        ("year", "", "Enter the mid-year that the estimate is of"),
        (
            "year",
            "08",
            "'08' is not a mid-year: enter 4 digits from 1900 to 2099, such as 2008",
        ),
        ("year", "2009", "Mid-2009 is yet to come"),
        ("vintage", "", "Enter which vintage it is: as first published, for example"),
        ("vintage", "x" * 101, "The vintage has 101 signs: shorten it to 100 at most"),
        ("source", "", "Enter the source"),
        ("source", "x" * 1_001, "The source has 1001 signs: shorten it to 1000"),
        ("published_on-day", "3", "must include a month and year"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box(
    place: Place, box: str, typed: str, says: str
) -> None:
    response = add(place, **{"published_on-day": "", box: typed})

    form = response.context["form"]
    (message,) = form.errors[box.partition("-")[0]]
    assert says in message
    assert 'value="2008"' in text_of(response) or box == "year"
    assert not Population.objects.filter(vintage="as first published").exists()


def test_one_that_is_held_is_refused_beside_its_vintage(place: Place) -> None:
    response = add(place, year="2007", vintage="Revised")

    (message,) = response.context["form"].errors["vintage"]
    assert message.startswith("There is an estimate of mid-2007, revised already")


# Choosing


def test_nothing_is_shown_before_an_estimate_is_chosen(place: Place) -> None:
    page = flat(client_of(place).get(address(place, "choose-estimate")))

    assert "Mid-2007, revised: 301,429" in page
    assert page.count(" checked") == 2
    assert "Confirm" not in page
    assert "NI 111" not in page


def test_the_preview_shows_what_every_rate_becomes(place: Place) -> None:
    page = flat(client_of(place).get(address(place, "choose-estimate"), chosen(place)))

    assert "With mid-2007, revised" in page
    assert "Every rate becomes 1.7% higher" in page
    assert "Findings that come" in page
    assert "Nothing is changed yet." in page
    assert "Choose this estimate" in page
    assert not PopulationChoice.objects.exists()


def test_drafts_are_no_part_of_the_preview(place: Place) -> None:
    ActualFactory(target_set=place.ni_15, quarter_number=2, count=987_654)

    page = flat(client_of(place).get(address(place, "choose-estimate"), chosen(place)))

    assert "987,654" not in page
    assert "2008/09 Q2" not in page


@pytest.mark.parametrize(
    ("asked", "box", "says"),
    [
        ({"estimate": "9999999"}, "estimate", "'9999999' is not an estimate"),
        ({"estimate": ""}, "estimate", "Select an estimate"),
        ({"estimate": "x"}, "estimate", "'x' is not an estimate of this area"),
        ({"indicators": []}, "indicators", "Select at least one indicator"),
        ({"indicators": ["ni-111"]}, "indicators", "'ni-111' is no indicator of this"),
    ],
)
def test_a_wrong_choice_is_told_beside_its_box(
    place: Place, asked: dict[str, Any], box: str, says: str
) -> None:
    where = address(place, "choose-estimate")
    response = client_of(place).get(where, chosen(place, **asked))

    (message,) = response.context["form"].errors[box]
    assert message.startswith(says)
    assert "Choose this estimate" not in text_of(response)


def test_what_rests_on_it_already_has_no_preview(place: Place) -> None:
    where = address(place, "choose-estimate")
    response = client_of(place).get(where, chosen(place, estimate=place.used.pk))

    (message,) = response.context["form"].errors["estimate"]
    assert message.startswith("These rates rest on mid-2007, as used by the plan")


def test_an_estimate_of_another_area_is_as_if_it_were_not_there(place: Place) -> None:
    elsewhere = PopulationFactory()
    where = address(place, "choose-estimate")

    response = client_of(place).get(where, chosen(place, estimate=elsewhere.pk))

    (message,) = response.context["form"].errors["estimate"]
    assert message == f"'{elsewhere.pk}' is not an estimate of this area: select one"


def test_a_choice_is_confirmed_with_a_reason(place: Place) -> None:
    response = confirm(place, client_of(place))

    assert response.url == address(place)
    assert {one.target_set for one in PopulationChoice.objects.all()} == {
        place.ni_15,
        place.ni_20,
    }
    assert "301,429" in text_of(
        client_of(place, Role.PARTNER).get(place.ni_15.get_absolute_url())
    )


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "Enter why the rates rest on it from now on"),
        ("x" * 1_001, "The reason has 1001 signs: shorten it to 1000 at most"),
    ],
)
def test_without_a_reason_nothing_is_chosen_and_the_preview_stays(
    place: Place, reason: str, says: str
) -> None:
    response = confirm(place, client_of(place), reason=reason)

    assert response.context["form"].errors["reason"] == [says]
    page = flat(response)
    assert "<title>Error: Choose an estimate" in page
    assert "Every rate becomes 1.7% higher" in page
    assert not PopulationChoice.objects.exists()


def test_who_chose_meanwhile_is_named_and_the_reason_kept(place: Place) -> None:
    confirm(place, client_of(place, name="Ann"), indicators=["ni-15"])
    late = client_of(place, name="Ben")

    response = confirm(place, late, reason="My own reason")

    page = flat(response)
    assert "Ann has chosen an estimate after you opened the page" in page
    assert "My own reason" in page
    seen = response.context["form"].data["seen"]
    assert confirm(place, late, seen=seen).status_code == 302
    assert PopulationChoice.objects.count() == 2


def test_a_choice_that_is_no_longer_one_is_told_where_it_is_made(place: Place) -> None:
    client = client_of(place)
    confirm(place, client)

    response = confirm(place, client, seen=PopulationChoice.objects.latest("pk").pk)

    assert response.status_code == 200
    assert "rest on mid-2007, revised already" in flat(response)


@pytest.mark.parametrize("name", ["add-estimate", "choose-estimate"])
@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_nobody_else_sees_a_preview(place: Place, role: Role, name: str) -> None:
    client = client_of(place, role)

    for send in (client.get, client.post):
        assert send(address(place, name), chosen(place)).status_code == 403


def test_a_stranger_knows_of_no_page(place: Place) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())

    for name in ("population", "add-estimate", "import-estimates", "choose-estimate"):
        assert stranger.get(address(place, name)).status_code == 404
