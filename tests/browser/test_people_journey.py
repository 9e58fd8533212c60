"""People come into a plan by invitation, stand in for one another, and go."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from indicators.models import TargetSet
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import faults_of
from tests.indicators.examples import Q2
from tests.indicators.returns import RED, submit

EMAIL = "ravi@coventry.example"
SECRET = "a long walk to Baginton"
RETURN = "NI 15 Serious Violent Crime Rate, 2008/09 Q2"
OFF = {"java_script_enabled": False}


def whole(page: Page) -> Page:
    """With nothing amiss, on a phone and on a desk."""
    assert faults_of(page) == []
    return page


def people_of(page: Page) -> Page:
    page.goto(places.PEOPLE)
    return page


def test_a_person_is_invited_joins_is_suspended_and_cannot_get_in(
    open_as: Any, mailoutbox: list[Any]
) -> None:
    coordinator, ravi = open_as(Role.COORDINATOR), open_as()
    invite(coordinator)
    link = re.findall(r"/invitation/\S+/", mailoutbox[0].body)[0]

    join(ravi, link)
    expect(ravi.get_by_role("main")).to_contain_text("Enters each quarter's figures")
    assert ravi.goto(places.PLAN).status == 200

    suspend(coordinator)
    assert ravi.goto(places.PLAN).status == 404
    open_again = open_as()
    open_again.goto(link)
    expect(open_again.get_by_role("main")).to_contain_text(
        "This invitation has been used."
    )
    whole(open_again)


def test_an_owner_names_a_deputy_who_signs_off_without_script(
    open_as: Any, coventry: ActionPlan, people: dict[Role, User]
) -> None:
    target_set = TargetSet.objects.get(plan=coventry, indicator__code="NI 15")
    submit(target_set, people[Role.ANALYST], RED, quarter=Q2)
    owner, deputy = open_as(Role.OWNER, **OFF), open_as(Role.PARTNER, **OFF)
    name_the_deputy(owner)

    deputy.goto("/")
    expect(deputy.get_by_role("main")).to_contain_text(
        "Signs off for The indicator owner from 20 October 2008 to 31 October 2008."
    )
    deputy.get_by_role("link", name=RETURN).click()
    deputy.get_by_role("button", name="Sign off").click()
    expect(deputy.get_by_role("main")).to_contain_text("You act for The indicator")
    deputy.get_by_role("button", name="Sign off").click()

    expect(deputy.get_by_role("main")).to_contain_text(
        "Signed off by The partner for The indicator owner"
    )
    deputy.goto(places.NI_15)
    expect(deputy.get_by_role("main")).to_contain_text(
        "Signed off by The partner for The indicator owner, 20 October 2008"
    )


def invite(page: Page) -> None:
    people_of(page).get_by_role("button", name="Invite a person").click()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the person’s name")
    whole(page)
    page.get_by_label("Name").fill("Ravi")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Analyst.").check()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("is on its way to")
    whole(page)
    page.get_by_role("link", name="Send again or withdraw").click()
    whole(page)


def join(page: Page, link: str) -> None:
    page.goto(link)
    expect(page).to_have_url(re.compile("/invitation/$"))
    expect(page.get_by_label("Your name")).to_have_value("Ravi")
    whole(page)
    page.get_by_label("Your name").fill("Ravi Patel")
    page.get_by_label("Choose a password").fill(SECRET)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("alert")).to_contain_text("Your account is ready")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()


def suspend(page: Page) -> None:
    people_of(page).get_by_role("link", name="Change the part of Ravi Patel").click()
    whole(page).get_by_role("button", name="Suspend").click()
    page.get_by_label("Reason").fill("On leave")
    whole(page).get_by_role("button", name="Suspend").click()
    expect(page.get_by_role("alert")).to_contain_text("Ravi Patel: suspended")
    whole(page)


def name_the_deputy(page: Page) -> None:
    people_of(page).get_by_role("button", name="Name a deputy").click()
    page.get_by_label("Deputy").select_option("The partner")
    for group, day in (("First day", "20"), ("Last day", "31")):
        box = page.get_by_role("group", name=group)
        for part, typed in (("Day", day), ("Month", "10"), ("Year", "2008")):
            box.get_by_label(part, exact=True).fill(typed)
    page.get_by_role("button", name="Name the deputy").click()
    expect(page.get_by_role("main")).to_contain_text("is your deputy from 20 October")
    page.get_by_role("link", name="End it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("End the deputyship")
