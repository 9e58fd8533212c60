from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from laa.dashboard.management.commands.demonstration_people import Command
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import roles_of
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory
from tests.factories.plan import ActionPlanFactory, UserFactory, member

OWNER = "owner@coventry.example"
Make = Callable[..., str]


@pytest.fixture
def plan(db: None) -> ActionPlan:
    return ActionPlanFactory(agreement__area__slug="coventry", slug="violent-crime")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "people.txt"


@pytest.fixture
def make(plan: ActionPlan, path: Path) -> Make:
    def run(name: str = "coventry/violent-crime", **options: bool) -> str:
        said = StringIO()
        call_command("demonstration_people", name, path=path, stdout=said, **options)
        return said.getvalue()

    return run


def passwords(path: Path) -> dict[str, str]:
    return dict(line.split() for line in path.read_text().splitlines())


def test_each_role_gets_a_made_up_person(make: Make, plan: ActionPlan) -> None:
    make()

    people = User.objects.order_by("pk")
    assert [roles_of(user, plan) for user in people] == [{role} for role in Role]
    assert people[1].email == "owner@coventry.example"
    assert people[1].name == "Helen Marsh (demonstration indicator owner)"


def test_the_action_lead_reports_on_two_actions_that_nobody_led(
    make: Make, plan: ActionPlan
) -> None:
    first, second, third = (
        ActionFactory(plan=plan, position=n, lead_name="Richard Howe")
        for n in (1, 2, 3)
    )

    make()

    lead = User.objects.get(email="action-lead@coventry.example")
    assert set(lead.led_actions.all()) == {first, second}
    first.refresh_from_db()
    assert first.lead == "Richard Howe"
    assert third not in lead.led_actions.all()


def test_an_action_that_somebody_leads_stays_theirs(
    make: Make, plan: ActionPlan
) -> None:
    leader = UserFactory()
    action = ActionFactory(plan=plan, position=1, led_by=leader)

    make()

    action.refresh_from_db()
    assert action.led_by == leader


def test_the_printed_passwords_sign_in(make: Make, path: Path) -> None:
    said = make()

    kept = passwords(path)
    assert len(set(kept.values())) == len(Role)
    for email, password in kept.items():
        assert f"{email} " in said
        assert f"{password}  " in said
        assert authenticate(username=email, password=password)


def test_a_second_run_prints_the_same_and_makes_nobody(make: Make) -> None:
    first = make()

    second = make()

    assert second == first
    assert User.objects.count() == len(Role)


def test_reset_makes_new_passwords_for_the_same_people(make: Make, path: Path) -> None:
    make()
    before = passwords(path)

    make(reset=True)

    after = passwords(path)
    assert after.keys() == before.keys()
    assert not set(after.values()) & set(before.values())
    assert authenticate(username=OWNER, password=after[OWNER])
    assert not authenticate(username=OWNER, password=before[OWNER])


def test_when_the_file_is_lost_passwords_are_made_anew(make: Make, path: Path) -> None:
    make()
    path.unlink()

    make()

    assert authenticate(username=OWNER, password=passwords(path)[OWNER])
    assert User.objects.count() == len(Role)


def test_a_fresh_database_keeps_to_the_passwords_of_the_file(
    make: Make, path: Path
) -> None:
    first = make()
    # The database keeps the last owner and the last coordinator of a plan.
    stays = member(ActionPlan.objects.get(), Role.OWNER, Role.COORDINATOR)
    User.objects.exclude(pk=stays.pk).delete()

    second = make()

    assert second == first
    assert authenticate(username=OWNER, password=passwords(path)[OWNER])


def test_a_password_that_its_owner_changed_is_left_alone(make: Make) -> None:
    make()
    owner = User.objects.get(email=OWNER)
    owner.set_password("chosen by the owner")
    owner.save()

    said = make()

    assert said.count("changed since: --reset makes a new one") == 1
    assert authenticate(username=OWNER, password="chosen by the owner")


def test_only_its_owner_may_read_the_file(make: Make, path: Path) -> None:
    path.parent.mkdir()
    path.touch(mode=0o644)

    make()

    assert path.stat().st_mode & 0o777 == 0o600


def test_people_of_another_area_stay_in_the_file(make: Make, path: Path) -> None:
    make()
    ActionPlanFactory(agreement__area__slug="leeds", slug="burglary")

    make("leeds/burglary")

    assert len(passwords(path)) == 2 * len(Role)


def test_another_plan_of_the_area_has_the_same_people(
    make: Make, plan: ActionPlan
) -> None:
    make()
    burglary = ActionPlanFactory(agreement=plan.agreement, slug="burglary")

    make("coventry/burglary")

    assert User.objects.count() == len(Role)
    owner = User.objects.get(email=OWNER)
    assert roles_of(owner, burglary) == {Role.OWNER}


def test_an_unknown_plan_is_answered_with_those_there_are(make: Make) -> None:
    with pytest.raises(CommandError) as refusal:
        make("coventry/burglary")

    assert str(refusal.value) == (
        "There is no plan 'coventry/burglary'. There is: coventry/violent-crime."
    )


def test_without_any_plan_the_answer_says_to_load_one(
    make: Make, plan: ActionPlan
) -> None:
    plan.delete()

    with pytest.raises(CommandError, match="There is: none, load one first"):
        make()


def test_a_service_with_real_people_gets_none(
    make: Make, path: Path, settings: Settings
) -> None:
    settings.HTTPS = True

    with pytest.raises(CommandError, match="LAA_HTTPS=1"):
        make()

    assert not User.objects.exists()
    assert not path.exists()


def test_the_file_lies_with_what_the_service_keeps(settings: Settings) -> None:
    parser = Command().create_parser("manage.py", "demonstration_people")

    options = parser.parse_args(["coventry/violent-crime"])

    assert options.path == settings.VAR / "demonstration-people.txt"
