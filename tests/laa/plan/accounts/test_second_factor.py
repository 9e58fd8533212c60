from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, MembershipFactory, UserFactory
from tests.laa.plan.accounts.factors import (
    SECRET,
    code_of,
    give_app,
    give_recovery_codes,
)
from tests.laa.plan.accounts.people import (
    PASSWORD,
    Browser,
    errors,
    sign_in,
    signed_in,
)

CODE = "/sign-in/code/"
MINE = "/second-factor/"
WRONG = (
    "That is not the code of this moment, nor a recovery code that is still unused: "
    "enter the one that your app shows now"
)


@pytest.fixture
def person(client: Client, ann: User) -> Client:
    """Signed in, and so lately that the password is not asked for again."""
    sign_in(client)
    client.post("/sign-in/again/", {"password": PASSWORD})
    return client


def subjects() -> list[str]:
    return [letter.subject for letter in mail.outbox]


# Signing in


def test_a_password_alone_no_longer_signs_in(client: Client, ann: User) -> None:
    give_app(ann)

    response = sign_in(client)

    assert response["Location"] == CODE
    assert not signed_in(client)
    assert client.get("/")["Location"] == "/sign-in/?next=/"


def test_the_code_of_the_app_does(client: Client, ann: User) -> None:
    give_app(ann)
    sign_in(client, query_params={"next": "/password/"})

    response = client.post(CODE, {"code": code_of(SECRET)})

    assert response["Location"] == "/password/"
    assert signed_in(client)


def test_a_code_works_once(ann: User) -> None:
    give_app(ann)
    code = code_of(SECRET)
    first, second = Browser(), Browser()
    for browser in (first, second):
        sign_in(browser)
        browser.post(CODE, {"code": code})

    assert signed_in(first)
    assert not signed_in(second)


@pytest.mark.parametrize(("later", "taken"), [(-2, False), (-1, True), (1, True)])
def test_clocks_may_differ_by_half_a_minute(
    client: Client, ann: User, later: int, taken: bool
) -> None:
    give_app(ann)
    sign_in(client)

    client.post(CODE, {"code": code_of(SECRET, later=later)})

    assert signed_in(client) == taken


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "Enter the code"),
        ("000000000", WRONG),
        ("0" * 21, "The code has 21 signs: enter the 6 digits that your app shows"),
    ],
)
def test_another_code_is_refused(
    client: Client, ann: User, code: str, words: str
) -> None:
    give_app(ann)
    sign_in(client)

    assert errors(client.post(CODE, {"code": code})) == {"code": [words]}


def test_codes_cannot_be_guessed_for_long(client: Client, ann: User) -> None:
    give_app(ann)
    sign_in(client)
    for _ in range(10):
        client.post(CODE, {"code": "wrong"})

    response = client.post(CODE, {"code": code_of(SECRET)})

    assert errors(response)["code"] == [
        "Too many wrong codes were entered: wait 15 minutes, then try again"
    ]


def test_a_recovery_code_signs_in_once(ann: User) -> None:
    give_app(ann)
    code = give_recovery_codes(ann)[3]
    first, second = Browser(), Browser()
    for browser in (first, second):
        sign_in(browser)
        browser.post(CODE, {"code": code})

    assert signed_in(first)
    assert not signed_in(second)
    assert "9 of your recovery codes are unused" in first.get(MINE).text


def test_a_passkey_that_is_none_is_refused_in_words(client: Client, ann: User) -> None:
    give_app(ann)
    sign_in(client)

    page: Any = client.post(CODE, {"credential": "{}"})

    assert "That passkey was not accepted" in page.text


def test_nobody_comes_to_the_second_step_without_the_first(client: Client) -> None:
    assert client.get(CODE)["Location"] == "/sign-in/"


def test_whoever_is_at_the_second_step_may_leave(client: Client, ann: User) -> None:
    give_app(ann)
    sign_in(client)

    client.post("/sign-out/")

    assert client.get(CODE)["Location"] == "/sign-in/"


# Setting up


@pytest.mark.parametrize(
    "address",
    ["app/", "recovery-codes/new/", "passkeys/add/"],
)
def test_the_password_is_asked_for_again_before_anything_changes(
    client: Client, ann: User, address: str
) -> None:
    client.force_login(ann)

    response = client.get(MINE + address)

    assert response["Location"].startswith("/sign-in/again/?next=")


def test_an_app_is_set_up_by_a_code_of_it(person: Client, ann: User) -> None:
    form: Any = person.get(MINE + "app/")
    secret = form.context["form"].secret
    assert secret in form.text

    response: Any = person.post(MINE + "app/", {"code": code_of(secret)}, follow=True)

    assert response.redirect_chain[-1][0] == MINE + "recovery-codes/"
    assert subjects() == ["You have a second factor"]


def test_a_wrong_code_sets_nothing_up(person: Client) -> None:
    person.get(MINE + "app/")

    response = person.post(MINE + "app/", {"code": "wrong"})

    assert errors(response) == {"code": [WRONG]}
    assert not Authenticator.objects.exists()


def test_recovery_codes_are_shown_once_and_then_counted(
    person: Client, ann: User
) -> None:
    give_app(ann)
    codes = give_recovery_codes(ann)

    first: Any = person.get(MINE + "recovery-codes/")
    second: Any = person.get(MINE + "recovery-codes/")

    assert all(code in first.text for code in codes)
    assert 'download="recovery-codes.txt"' in first.text
    assert not any(code in second.text for code in codes)
    assert "10 of 10 are unused" in second.text


def test_new_recovery_codes_take_the_place_of_the_earlier(
    person: Client, ann: User
) -> None:
    give_app(ann)
    earlier = give_recovery_codes(ann)
    assert "You have 10 unused recovery codes" in (
        person.get(MINE + "recovery-codes/new/").text
    )

    page: Any = person.post(MINE + "recovery-codes/new/", follow=True)

    assert not any(code in page.text for code in earlier)
    assert len(page.context["unused_codes"]) == 10
    assert subjects() == ["You have new recovery codes"]


def test_the_app_is_switched_off_with_its_recovery_codes(
    person: Client, ann: User
) -> None:
    give_app(ann)
    give_recovery_codes(ann)

    page: Any = person.post(MINE + "app/off/", follow=True)

    assert "Not switched on" in page.text
    assert not Authenticator.objects.exists()
    assert subjects() == ["Your app for codes was switched off"]


def test_a_passkey_is_renamed_and_removed(person: Client, ann: User) -> None:
    key = Authenticator.objects.create(
        user=ann, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )
    assert "You have 1" in person.get(MINE).text

    person.post(f"{MINE}passkeys/{key.pk}/rename/", {"name": "Work laptop"})
    assert "Work laptop" in person.get(MINE + "passkeys/").text
    person.post(f"{MINE}passkeys/{key.pk}/remove/")

    assert "You have none" in person.get(MINE + "passkeys/").text
    assert subjects() == ["A passkey was removed"]


def test_every_page_of_a_person_with_an_app_and_a_passkey_opens(
    person: Client, ann: User
) -> None:
    give_app(ann)
    adding: Any = person.get(MINE + "passkeys/add/")
    key = Authenticator.objects.create(
        user=ann, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )
    addresses = ["", "app/off/", "recovery-codes/new/", "passkeys/"]
    addresses += [f"passkeys/{key.pk}/{act}/" for act in ("rename", "remove")]

    answers = {address: person.get(MINE + address) for address in addresses}

    assert "Passkeys need JavaScript" in adding.text
    assert dict.fromkeys(addresses, 200) == {
        address: answer.status_code for address, answer in answers.items()
    }


def test_a_name_is_asked_for(person: Client, ann: User) -> None:
    key = Authenticator.objects.create(
        user=ann, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )

    response = person.post(f"{MINE}passkeys/{key.pk}/rename/", {"name": ""})

    assert errors(response) == {"name": ["Enter a name"]}


@pytest.mark.parametrize("act", ["rename", "remove"])
def test_nobody_touches_another_persons_passkey(person: Client, act: str) -> None:
    key = Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )

    assert person.get(f"{MINE}passkeys/{key.pk}/{act}/").status_code == 404


def test_whoever_has_a_second_factor_may_confirm_with_it(
    client: Client, ann: User
) -> None:
    give_app(ann)
    client.force_login(ann)
    ways: Any = client.get("/sign-in/again/")
    assert re.search(r'href="/sign-in/code-again/[^"]*">Use a code<', ways.text)

    response = client.post(
        "/sign-in/code-again/",
        {"code": code_of(SECRET)},
        query_params={"next": MINE + "app/off/"},
    )

    assert response["Location"] == MINE + "app/off/"
    assert client.get(MINE + "app/off/").status_code == 200


def test_whoever_has_a_passkey_may_confirm_with_it(client: Client, ann: User) -> None:
    Authenticator.objects.create(
        user=ann, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )
    client.force_login(ann)

    ways: Any = client.get("/sign-in/again/")

    assert re.search(r'href="/sign-in/passkey-again/[^"]*">Use a passkey<', ways.text)


def test_whoever_has_no_password_is_led_to_make_one_first(
    client: Client, db: None
) -> None:
    client.force_login(UserFactory())

    response = client.get(MINE + "app/")

    assert response["Location"].startswith("/password/forgotten/?next=")


# Plans that ask for it


@pytest.fixture
def plan(ann: User) -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory(title="Violent crime")
    plan.second_factor_required = True
    plan.save()
    MembershipFactory(user=ann, plan=plan, role=Role.COORDINATOR)
    return plan


def test_a_plan_that_asks_for_it_is_closed_and_says_why(
    person: Client, plan: ActionPlan
) -> None:
    page: Any = person.get(plan.get_absolute_url())

    assert page.status_code == 403
    assert "asks everybody in it to sign in with a second factor" in page.text
    assert "Violent crime" in page.text
    assert f'href="{MINE}"' in page.text


def test_once_it_is_set_up_the_plan_is_open_and_the_way_back_is_shown(
    person: Client, plan: ActionPlan, ann: User
) -> None:
    person.get(plan.get_absolute_url())
    give_app(ann)

    mine: Any = person.get(MINE)

    assert f'href="{plan.get_absolute_url()}"' in mine.text
    assert person.get(plan.get_absolute_url()).status_code == 200


def test_what_was_sent_to_a_closed_plan_is_said_not_to_be_saved(
    person: Client, plan: ActionPlan
) -> None:
    address = reverse("require-second-factor", args=[plan.area.slug, plan.slug])

    page: Any = person.post(address, {})

    assert page.status_code == 403
    assert "What you sent was not saved" in page.text
    plan.refresh_from_db()
    assert plan.second_factor_required


def test_recovery_codes_alone_open_no_plan(
    person: Client, plan: ActionPlan, ann: User
) -> None:
    give_recovery_codes(ann)

    assert person.get(plan.get_absolute_url()).status_code == 403


def test_a_stranger_is_not_told_of_the_plan(plan: ActionPlan) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())

    assert stranger.get(plan.get_absolute_url()).status_code == 404
