"""Every page and act as everybody: the table is typed here, not taken from code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from indicators.acts import Act
from indicators.models import Actual, CrimeImport, SignOffEvent
from laa.plan.models import Deputyship, Invitation
from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    DecisionFactory,
    MilestoneFactory,
    RiskFactory,
)
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import ActualFactory, CrimeImportFactory
from tests.factories.plan import (
    DeputyshipFactory,
    InvitationFactory,
    NarrativeSectionFactory,
    PublishedRowFactory,
    UserFactory,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import World, a_world
from tests.indicators.returns import RED, submit

ANALYST, OWNER, COORDINATOR = Role.ANALYST, Role.OWNER, Role.COORDINATOR
LEAD, PARTNER = Role.ACTION_LEAD, Role.PARTNER
EVERYBODY = set(Role)
SECRET = 987_654_321
WHISPER = "this commentary is for the owner only"

# Name of the address: the roles that get it with 200, and those that may send to it.
GETS = {
    "home": EVERYBODY,
    "account": EVERYBODY,
    "change-password": EVERYBODY,
    "reminders": EVERYBODY,
    "tokens": EVERYBODY,
    "account_change_password": EVERYBODY,
    "account_reauthenticate": EVERYBODY,
    "mfa_index": EVERYBODY,
    "mfa_list_webauthn": EVERYBODY,
    "dashboard": EVERYBODY,
    "about": EVERYBODY,
    "require-second-factor": {COORDINATOR},
    "population": EVERYBODY,
    "add-estimate": {COORDINATOR},
    "import-estimates": {COORDINATOR},
    "choose-estimate": {COORDINATOR},
    "deadlines": EVERYBODY,
    "edit-deadlines": {COORDINATOR},
    "narrative": EVERYBODY,
    "edit-narrative": {COORDINATOR},
    "findings": EVERYBODY,
    "changes": {OWNER, COORDINATOR},
    "changes-of": {OWNER, COORDINATOR},
    "changes-file": {OWNER, COORDINATOR},
    "meeting": EVERYBODY,
    "meeting-of": EVERYBODY,
    "actions": EVERYBODY,
    "action": EVERYBODY,
    "timeline": EVERYBODY,
    "add-action": {COORDINATOR},
    "edit-action": {COORDINATOR},
    "update-action": {LEAD, COORDINATOR},
    "add-milestone": {COORDINATOR},
    "edit-milestone": {COORDINATOR},
    "rebase-milestone": {LEAD, COORDINATOR},
    "document": EVERYBODY,
    "document-edition": EVERYBODY,
    "document-file": EVERYBODY,
    "plan-workbook": {COORDINATOR},
    "plan-workbook-file": {COORDINATOR},
    "empty-plan-workbook-file": {COORDINATOR},
    "risks": EVERYBODY,
    "risk": EVERYBODY,
    "add-risk": {COORDINATOR},
    "edit-risk": {COORDINATOR},
    "review-risk": {COORDINATOR},
    "add-decision": {COORDINATOR},
    "decision-outcome": {COORDINATOR},
    "money": EVERYBODY,
    "funding-line": EVERYBODY,
    "add-funding-line": {COORDINATOR},
    "edit-funding-line": {COORDINATOR},
    "change-allocation": {COORDINATOR},
    "record-spend": {COORDINATOR},
    "move-money": {COORDINATOR},
    "people": EVERYBODY,
    "roles": EVERYBODY,
    "person": {COORDINATOR},
    "change-roles": {COORDINATOR},
    "suspend-person": {COORDINATOR},
    "lift-suspension": {COORDINATOR},
    "remove-person": {COORDINATOR},
    "invite": {COORDINATOR},
    "sent-invitation": {COORDINATOR},
    "name-deputy": {OWNER},
    "end-deputyship": {OWNER},
    "indicator": EVERYBODY,
    "refresh-targets": {COORDINATOR},
    "return-workbook": {ANALYST},
    "return-workbook-file": {ANALYST},
    "crime-imports": {ANALYST},
    "import-crime": {ANALYST},
    "crime-import": {ANALYST},
    "crime-import-progress": {ANALYST},
    "return": {ANALYST, OWNER, COORDINATOR},
    "act withdraw": {ANALYST},
    "act revise": {ANALYST},
    "act sign off": {OWNER},
    "act return": {OWNER},
}
POSTS = {
    "add-action": {COORDINATOR},
    "edit-action": {COORDINATOR},
    "update-action": {LEAD, COORDINATOR},
    "add-milestone": {COORDINATOR},
    "edit-milestone": {COORDINATOR},
    "rebase-milestone": {LEAD, COORDINATOR},
    "add-funding-line": {COORDINATOR},
    "edit-funding-line": {COORDINATOR},
    "change-allocation": {COORDINATOR},
    "record-spend": {COORDINATOR},
    "move-money": {COORDINATOR},
    "edit-narrative": {COORDINATOR},
    "edit-deadlines": {COORDINATOR},
    "add-estimate": {COORDINATOR},
    "import-estimates": {COORDINATOR},
    "choose-estimate": {COORDINATOR},
    "add-risk": {COORDINATOR},
    "edit-risk": {COORDINATOR},
    "review-risk": {COORDINATOR},
    "add-decision": {COORDINATOR},
    "decision-outcome": {COORDINATOR},
    "change-roles": {COORDINATOR},
    "suspend-person": {COORDINATOR},
    "lift-suspension": {COORDINATOR},
    "remove-person": {COORDINATOR},
    "invite": {COORDINATOR},
    "sent-invitation": {COORDINATOR},
    "name-deputy": {OWNER},
    "refresh-targets": {COORDINATOR},
    "plan-workbook": {COORDINATOR},
    "return-workbook": {ANALYST},
    "import-crime": {ANALYST},
    "crime-import": {ANALYST},
    "return": {ANALYST},
    "act withdraw": {ANALYST},
    "act revise": {ANALYST},
    "act sign off": {OWNER},
    "act return": {OWNER},
}
READ_ONLY = {
    "home",
    "dashboard",
    "about",
    "population",
    "deadlines",
    "narrative",
    "meeting",
    "meeting-of",
    "findings",
    "indicator",
}
READ_ONLY |= {"actions", "action", "timeline", "risks", "risk"}
READ_ONLY |= {"document", "document-edition", "document-file"}
READ_ONLY |= {"money", "funding-line"}
READ_ONLY |= {"people", "roles", "person"}
READ_ONLY |= {"changes", "changes-of", "changes-file"}
READ_ONLY |= {"return-workbook-file", "crime-imports", "crime-import-progress"}
READ_ONLY |= {"plan-workbook-file", "empty-plan-workbook-file"}
# The files of a page, with what stands in the address of one after the page's.
FILES: dict[str, tuple[Any, ...]] = {
    "dashboard": ("indicators", "csv"),
    "findings": ("list", "json"),
    "meeting": ("ratings", "csv"),
    "meeting-of": (Q1, "ratings", "ods"),
    "indicator": ("figures", "xlsx"),
    "actions": ("list", "csv"),
    "timeline": ("actions", "svg"),
    "risks": ("register", "csv"),
    "risk": (1, "reviews", "json"),
    "document-edition": (Q1.slug, "section-5-1", "csv"),
    "population": ("estimates", "csv"),
    "deadlines": ("quarters", "csv"),
    "roles": ("permissions", "json"),
    "money": ("years", "ods"),
    "funding-line": (1, "spends", "xlsx"),
}
GETS |= {"data-package": EVERYBODY} | {f"{page}-file": EVERYBODY for page in FILES}
READ_ONLY |= {"data-package"} | {f"{page}-file" for page in FILES}
OPEN_TO_ANYBODY = {"sign-in", "sign-out", "alive", "ready", "account_login"}
OPEN_TO_ANYBODY |= {"invitation", "open-invitation"}
OPEN_TO_ANYBODY |= {
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_cancelled",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
}
ABOUT_A_PERSON = {"person", "change-roles", "suspend-person", "lift-suspension"}
ABOUT_A_PERSON |= {"remove-person"}
OF_A_PERSON = {"home", "account", "change-password", "reminders", "tokens"}
OF_A_PERSON |= {"account_change_password", "account_reauthenticate"}
OF_A_PERSON |= {"mfa_index", "mfa_list_webauthn"}
# They lead to another page first, unless the password was given again or there is
# something that they are about: tests/laa/plan/accounts tells when.
LEADS_ON = {
    "typed-before",
    "make-token",
    "revoke-token",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
OF_A_PLAN = set(GETS) - OF_A_PERSON
# What stands in an address after the plan's; of a return, after its indicator's.
AFTER_THE_PLAN: dict[str, tuple[Any, ...]] = {
    "return": (Q2,),
    "return-workbook": (Q2,),
    "return-workbook-file": (Q2, "xlsx"),
    "narrative": (1,),
    "edit-narrative": (1,),
    "meeting-of": (Q1,),
    "risk": (1,),
    "edit-risk": (1,),
    "review-risk": (1,),
    "add-decision": (Q2,),
    "decision-outcome": (1,),
    "action": (1,),
    "edit-action": (1,),
    "update-action": (1,),
    "add-milestone": (1,),
    "edit-milestone": (1, 1),
    "rebase-milestone": (1, 1),
    "funding-line": (1,),
    "edit-funding-line": (1,),
    "change-allocation": (1, 2008),
    "record-spend": (1,),
    "move-money": (1,),
    "document-edition": ("as-published",),
    "document-file": ("as-published", "xlsx"),
    "plan-workbook-file": ("xlsx",),
    "empty-plan-workbook-file": ("ods",),
    "changes-file": ("csv",),
    **{f"{page}-file": after for page, after in FILES.items()},
}


def names(patterns: Any = None) -> set[str]:
    found: set[str] = set()
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            found |= names(one.url_patterns)
        elif isinstance(one, URLPattern) and one.name:
            found.add(one.name)
    return found


def of_the_api(name: str) -> bool:
    """These ask for a token: tests/laa/api/test_every_address.py has their table."""
    return name.startswith("api-")


def address(world: World, name: str) -> str:
    if name.startswith("act "):
        act = Act(name.removeprefix("act "))
        return world.address("act", Q2 if act is not Act.REVISE else Q1, act)
    if name in {"indicator", "indicator-file", "refresh-targets", "return"}:
        return world.address(name, *AFTER_THE_PLAN.get(name, ()))
    if name == "changes-of":
        plan = world.target_set.plan_id
        return reverse(name, args=[*world.plan_address, "plan", plan])
    if name not in OF_A_PLAN:
        return reverse(name)
    after = AFTER_THE_PLAN.get(name, ())
    if name in ABOUT_A_PERSON:
        after = (world.people[PARTNER].pk,)
    if name in {"crime-import", "crime-import-progress"}:
        after = (CrimeImport.objects.get().pk,)
    if name == "sent-invitation":
        after = (Invitation.objects.get().pk,)
    if name == "end-deputyship":
        after = (Deputyship.objects.get().pk,)
    return reverse(name, args=[*world.plan_address, *after])


@pytest.fixture
def world(db: None, settings: Any) -> World:
    """Q1 signed off, Q2 sent for sign-off with figures that partners must not see."""
    settings.TODAY = date(2008, 10, 20)
    world = a_world()
    NarrativeSectionFactory(plan=world.target_set.plan, section=1)
    RiskFactory(plan=world.target_set.plan, position=1)
    DecisionFactory(plan=world.target_set.plan, number=1)
    FundingLineFactory(plan=world.target_set.plan, position=1)
    InvitationFactory(plan=world.target_set.plan, by=world.people[COORDINATOR])
    DeputyshipFactory(plan=world.target_set.plan, owner=world.people[OWNER])
    PublishedRowFactory(plan=world.target_set.plan)
    CrimeImportFactory(plan=world.target_set.plan)
    action = ActionFactory(
        plan=world.target_set.plan, position=1, led_by=world.people[LEAD]
    )
    MilestoneFactory(action=action, position=1)
    secret = {"count": SECRET, "commentary": WHISPER, "source": WHISPER}
    figure = type(RED)(**{**vars(RED), **secret})
    submit(world.target_set, world.people[ANALYST], figure, quarter=Q2)
    return world


def as_(world: World, role: Role | None) -> Client:
    return world.client(role) if role else Client()


def test_the_table_names_every_address() -> None:
    acts = {
        f"act {act}" for act in (Act.WITHDRAW, Act.SIGN_OFF, Act.RETURN, Act.REVISE)
    }

    pages = {name for name in names() if not of_the_api(name)}
    assert pages == (set(GETS) - acts) | {"act"} | OPEN_TO_ANYBODY | LEADS_ON


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(LEADS_ON))
def test_what_leads_on_leads_a_stranger_to_sign_in(
    db: None, name: str, method: str
) -> None:
    of_one = name in {"mfa_edit_webauthn", "mfa_remove_webauthn", "revoke-token"}
    where = reverse(name, args=[1] if of_one else [])

    response = getattr(Client(), method)(where)

    assert response.url == f"{reverse('sign-in')}?next={where}"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", GETS)
def test_a_page_opens_for_the_roles_of_the_table(
    world: World, name: str, role: Role
) -> None:
    status = as_(world, role).get(address(world, name)).status_code

    assert status == (200 if role in GETS[name] else 403)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", POSTS)
def test_sending_is_for_the_roles_of_the_table(
    world: World, name: str, role: Role
) -> None:
    rows = list(Actual.objects.values()), SignOffEvent.objects.count()

    status = as_(world, role).post(address(world, name), {}).status_code

    assert status == (200 if role in POSTS[name] else 403)
    assert rows == (list(Actual.objects.values()), SignOffEvent.objects.count())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_what_is_only_read_takes_nothing(world: World, name: str, role: Role) -> None:
    assert as_(world, role).post(address(world, name), {}).status_code == 405


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", GETS)
def test_nobody_gets_anywhere_without_signing_in(
    world: World, name: str, method: str
) -> None:
    where = address(world, name)

    response = getattr(Client(), method)(where)

    assert response.status_code == 302
    assert response.url == f"{reverse('sign-in')}?next={where}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(OF_A_PLAN))
def test_a_stranger_cannot_tell_a_plan_from_none(
    world: World, name: str, method: str
) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())
    there = address(world, name)
    nowhere = there.replace(world.plan_address[1], "no-such-plan")

    found = getattr(stranger, method)(there)
    missing = getattr(stranger, method)(nowhere)

    expected = 405 if method == "post" and name in READ_ONLY else 404
    assert found.status_code == missing.status_code == expected


def test_whoever_lost_the_role_lost_the_pages(world: World) -> None:
    client = world.client(PARTNER)
    world.people[PARTNER].memberships.all().delete()

    assert client.get(address(world, "dashboard")).status_code == 404


def test_whoever_was_deactivated_is_signed_out(world: World) -> None:
    client = world.client(ANALYST)
    type(world.people[ANALYST]).objects.filter(pk=world.people[ANALYST].pk).update(
        is_active=False
    )

    assert client.get(address(world, "home")).status_code == 302


@pytest.mark.parametrize("role", [PARTNER, LEAD])
def test_no_trace_of_what_is_not_signed_off_reaches_a_partner(
    world: World, role: Role
) -> None:
    ActualFactory(target_set=world.target_set, quarter_number=3, count=SECRET)
    client = as_(world, role)
    # What each role may do is told in the words of the rules, not of any figure.
    pages = [address(world, name) for name in GETS if name != "roles"]
    pages += [f"{address(world, 'dashboard')}?quarter={Q2.slug}"]

    seen = " ".join(client.get(page).content.decode(errors="replace") for page in pages)

    for trace in (str(SECRET), f"{SECRET:,}", WHISPER, "Submitted", "submitted"):
        assert trace not in seen


def test_the_analyst_and_the_owner_do_see_it(world: World) -> None:
    for role in (ANALYST, OWNER):
        page = as_(world, role).get(address(world, "return")).content.decode()
        assert f"{SECRET:,}" in page
        assert WHISPER in page


@pytest.mark.parametrize("role", Role)
def test_every_answer_carries_the_strict_policy(world: World, role: Role) -> None:
    client = as_(world, role)

    for name in GETS:
        policy = client.get(address(world, name))["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
