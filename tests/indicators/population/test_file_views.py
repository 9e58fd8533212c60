from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from indicators.population.checked import seal, unseal
from laa.plan import clock
from laa.plan.models import Population
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import ActionPlanFactory, PopulationFactory, UserFactory
from tests.indicators.population.conftest import Place
from tests.indicators.population.files import FIRST, REVISED, workbook
from tests.indicators.population.test_views import address, client_of, flat

TYPED = {
    "unit": "people",
    "year": "",
    "vintage": "revised after the 2011 census",
    "published_on-day": "",
    "published_on-month": "",
    "published_on-year": "",
    "source": "ONS",
}
NEW = {2006: 300_129, 2007: 301_429, 2008: 305_186}


@pytest.fixture
def client(place: Place) -> Client:
    return client_of(place)


def send(
    place: Place,
    client: Client,
    content: str | bytes = REVISED,
    name: str = "mid-year.csv",
    **typed: str,
) -> HttpResponse:
    file = BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    response: HttpResponse = client.post(
        address(place, "import-estimates"), {**TYPED, **typed, "file": file}
    )
    return response


def confirm(
    place: Place, client: Client, preview: HttpResponse, **ticked: Any
) -> HttpResponse:
    sealed = preview.context["form"].initial["checked"]
    data = {"checked": sealed, "years": list(NEW), **ticked}
    response: HttpResponse = client.post(address(place, "import-estimates"), data)
    return response


def added() -> dict[int, int]:
    rows = Population.objects.filter(vintage="revised after the 2011 census")
    return {one.year: one.persons for one in rows}


def errors(response: HttpResponse) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_the_form_says_by_which_code_the_area_is_found(
    place: Place, client: Client
) -> None:
    page = flat(client.get(address(place, "import-estimates")))

    assert "found by its code, E08000026" in page
    assert 'enctype="multipart/form-data"' in page


def test_each_year_is_shown_before_any_is_added(place: Place, client: Client) -> None:
    preview = send(place, client)

    page = flat(preview)
    assert "Nothing is added yet." in page
    assert "Coventry, row 4 of the file" in page
    assert "Mid-2008: 305,186" in page
    assert (
        "as used by the plan: 306,700 (the file has −5,271); revised: 301,429 (the "
        "file has +0)" in page
    )
    assert "Yet to come: cannot be added" in page
    assert "Mid-2009: 307,393" not in page
    assert preview.context["form"].initial["years"] == [2007, 2008]
    assert added() == {}


def test_the_years_that_are_selected_are_added(place: Place, client: Client) -> None:
    done = confirm(place, client, send(place, client), years=[2007, 2008])

    assert done.url == address(place)
    assert added() == {2007: 301_429, 2008: 305_186}
    one = Population.objects.get(year=2008)
    assert one.source == "ONS. File mid-year.csv, row 4"
    assert one.added_by is not None
    assert "2 estimates: added" in flat(client.get(done.url))


def test_one_year_is_one_estimate(place: Place, client: Client) -> None:
    done = confirm(place, client, send(place, client), years=[2008])

    assert "1 estimate: added" in flat(client.get(done.url))


def test_the_day_of_publication_goes_with_all(place: Place, client: Client) -> None:
    day = {"published_on-day": "1", "published_on-month": "9"}
    preview = send(place, client, **day, **{"published_on-year": "2008"})

    confirm(place, client, preview, years=[2008])

    assert Population.objects.get(year=2008).published_on == date(2008, 9, 1)


def test_an_older_code_asks_whether_it_is_the_area(
    place: Place, client: Client
) -> None:
    first = {"unit": "thousands of people", "year": "2008"}
    preview = send(place, client, FIRST, **first)
    question = "Coventry, code 00CQ, in row 4, is Coventry (E08000026)"

    unsaid = confirm(place, client, preview, years=[2008])
    said = confirm(place, client, preview, years=[2008], is_the_area="on")

    assert question in flat(preview)
    assert errors(unsaid) == {
        "is_the_area": [f"Confirm it, or choose another file: {question}"]
    }
    assert said.status_code == 302
    assert added() == {2008: 309_800}


def test_a_row_without_a_code_is_asked_about_too(place: Place, client: Client) -> None:
    csv = "code,name,2008\n,Coventry,305186\n"

    assert "Coventry, code none, in row 2, is Coventry" in flat(
        send(place, client, csv)
    )


def test_a_workbook_is_read_like_text(place: Place, client: Client) -> None:
    book = workbook(("Code", "Area", 2008), ("E08000026", "Coventry", 305_186))

    confirm(place, client, send(place, client, book, "mye.xlsx"), years=[2008])

    assert added() == {2008: 305_186}
    source = Population.objects.get(year=2008).source
    assert source == "ONS. File mye.xlsx, row 2 of sheet Mid-2008"


def test_what_is_held_already_is_not_added_again(place: Place, client: Client) -> None:
    for year in (2006, 2007):
        PopulationFactory(
            area=place.plan.area,
            year=year,
            vintage="Revised after the 2011 census",
            persons=NEW[2006],
        )

    page = flat(send(place, client))

    assert "Held already" in page
    assert (
        "There is an estimate of mid-2007, Revised after the 2011 census already"
        in (page)
    )
    assert "Mid-2006: 300,129" not in page
    assert "Mid-2008: 305,186" in page


def test_the_same_file_twice_adds_nothing(place: Place, client: Client) -> None:
    confirm(place, client, send(place, client))

    again = send(place, client)

    assert "Nothing to add: each year of the file is held already" in flat(again)
    assert "Add the estimates" not in flat(again)


@pytest.mark.parametrize(
    ("content", "typed", "box", "says"),
    [
        ("", {}, "file", "The file is empty"),
        ("a,b\n1,2\n", {}, "file", "No row of the file has the headings"),
        (b"%PDF-1.4", {}, "file", "The file is a PDF"),
        (FIRST, {"year": "2008"}, "unit", "D4: '309.8' cannot count people"),
        (REVISED, {"unit": ""}, "unit", "Select what the numbers of the file count"),
        (REVISED, {"year": "1999"}, "year", "The file has no column for 1999"),
        (REVISED, {"vintage": ""}, "vintage", "Enter which vintage it is"),
        (b" " * 1_000_001, {}, "file", "The file is larger than 1 MB"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box_and_nothing_typed_is_lost(
    place: Place,
    client: Client,
    content: str | bytes,
    typed: dict[str, str],
    box: str,
    says: str,
) -> None:
    response = send(place, client, content, **typed)

    assert errors(response)[box][0].startswith(says)
    assert "ONS</textarea>" in flat(response)


def test_without_a_file_it_is_asked_for(place: Place, client: Client) -> None:
    response = client.post(address(place, "import-estimates"), TYPED)

    assert errors(response) == {"file": ["Choose the file to check"]}


@pytest.mark.parametrize(
    ("years", "says"),
    [
        ([], "Select at least one year"),
        ([2009], "'2009' is not a year that can be added: select from those shown"),
    ],
)
def test_a_wrong_year_is_told_and_nothing_is_added(
    place: Place, client: Client, years: list[int], says: str
) -> None:
    response = confirm(place, client, send(place, client), years=years)

    assert errors(response) == {"years": [says]}
    assert added() == {}


def test_what_was_added_meanwhile_is_no_longer_offered(
    place: Place, client: Client
) -> None:
    preview = send(place, client)
    PopulationFactory(
        area=place.plan.area, year=2008, vintage="revised after the 2011 census"
    )

    response = confirm(place, client, preview)

    assert errors(response) == {
        "years": ["'2008' is not a year that can be added: select from those shown"]
    }
    assert set(added()) == {2008}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_the_same_at_once_one_is_told(place: Place) -> None:
    clients = [client_of(place), client_of(place)]
    previews = [send(place, client) for client in clients]

    (one, other), _ = at_once(
        place.plan.area,
        lambda: confirm(place, clients[0], previews[0]),
        lambda: confirm(place, clients[1], previews[1]),
    )

    done, refused = sorted((one, other), key=lambda answer: -answer.status_code)
    assert done.status_code == 302
    assert "There is an estimate of mid-2008" in str(errors(refused)["__all__"])
    assert added() == NEW


@pytest.mark.parametrize("how", ["changed", "of another", "of another plan"])
def test_what_was_not_checked_is_not_added(
    place: Place, client: Client, how: str
) -> None:
    preview = send(place, client)
    sealed = preview.context["form"].initial["checked"]
    checked = preview.context["found"].checked
    other = {
        "changed": f"{sealed}x",
        "of another": seal(checked, by=UserFactory(), plan=place.plan),
        "of another plan": seal(
            checked,
            by=preview.wsgi_request.user,
            plan=ActionPlanFactory(),
        ),
    }

    data = {"checked": other[how], "years": [2008]}
    response = client.post(address(place, "import-estimates"), data)

    assert errors(response)["file"][0].startswith("What was checked is more than an")
    assert added() == {}


def test_what_is_sealed_comes_back_whole(place: Place, client: Client) -> None:
    day = {"published_on-day": "1", "published_on-month": "9"}
    preview = send(place, client, **day, **{"published_on-year": "2008"})
    checked, by = preview.context["found"].checked, preview.wsgi_request.user

    sealed = seal(checked, by=by, plan=place.plan)

    assert unseal(sealed, by=by, plan=place.plan) == checked
    assert checked.published_on == date(2008, 9, 1)
    assert clock.today() == date(2008, 10, 20)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_coordinators_send_files(place: Place, role: Role) -> None:
    client = client_of(place, role)

    assert client.get(address(place, "import-estimates")).status_code == 403
    assert send(place, client).status_code == 403
