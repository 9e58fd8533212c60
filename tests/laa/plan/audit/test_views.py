"""A plan's changes on pages and in files, for coordinators and indicator owners."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from indicators.acts import Act
from laa.plan.access import plan_or_404
from laa.plan.audit import trail
from laa.plan.audit.things import THINGS, kinds
from laa.plan.audit.trail import A_PAGE
from laa.plan.chain import digest_of
from laa.plan.models import AuditEntry, AuditLink
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, MilestoneFactory, RiskFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.plan import ActionPlanFactory, InvitationFactory, suspend
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, World, a_world, text_of
from tests.laa.plan.trail_reading import commit, entry, run

pytestmark = pytest.mark.django_db
COORDINATOR = Role.COORDINATOR


@pytest.fixture
def world(settings: Any) -> World:
    """The analyst has entered 101 for Q2 and corrected it to 220."""
    settings.TODAY = TODAY
    world = a_world()
    world.post(Role.ANALYST)
    world.post(Role.ANALYST, count="220")
    commit()
    return world


def get(world: World, name: str = "changes", *more: Any, **asked: Any) -> HttpResponse:
    return read(world, COORDINATOR, name, *more, **asked)


def read(
    world: World, role: Role, name: str = "changes", *more: Any, **asked: Any
) -> HttpResponse:
    address = reverse(name, args=[*world.plan_address, *more])
    response: HttpResponse = world.client(role).get(address, asked)
    return response


def told(response: Any) -> list[str]:
    return [one.sentence for one in response.context["changes"]]


def test_the_latest_change_comes_first_in_words(world: World) -> None:
    code = world.target_set.indicator.code
    at = timezone.localtime(entry(table_name="indicators_actual").at)

    event, figure = told(get(world))[:2]

    assert event.startswith("Analyst added the act on a return “")
    assert figure == (
        f"Analyst changed the count and entered at of the figure “{code}, 2008/09 Q2”, "
        f"on the return’s page, {at.day} {at:%B %Y} at {at:%H:%M}"
    )


def test_what_the_sentence_leaves_out_is_below_it(world: World) -> None:
    page = text_of(get(world))

    assert "Count: from 101 to 220" in page


def test_only_this_plans_changes_are_shown(world: World) -> None:
    RiskFactory(text="Of another plan", plan=ActionPlanFactory())
    commit()

    shown = get(world).context["changes"]

    assert {one.entry.plan_id for one in shown} == {world.target_set.plan_id}


def test_it_pages(world: World) -> None:
    plan = world.target_set.plan
    for position in range(A_PAGE):
        RiskFactory(plan=plan, position=position + 1)
    commit()

    first = get(world)
    second = get(world, before=first.context["changes"][-1].entry.pk)

    assert len(first.context["changes"]) == A_PAGE
    assert f"?before={first.context['changes'][-1].entry.pk}" in text_of(first)
    assert "Earlier changes" in text_of(second)
    shown = [
        one.entry.pk for page in (first, second) for one in page.context["changes"]
    ]
    every = AuditEntry.objects.filter(plan=plan).values_list("pk", flat=True)
    assert shown == list(every[: len(shown)])


def test_the_page_shows_where_the_whole_record_ends(world: World) -> None:
    last = AuditLink.objects.order_by("-number")[0]

    page = text_of(get(world))

    assert f"ends with entry {last.number}" in page
    assert last.digest in page


@pytest.mark.parametrize(
    ("kind", "tables"),
    [
        ("person", {"plan_membership"}),
        ("indicator", {"indicators_actual", "indicators_signoffevent"}),
        ("risk", set()),
    ],
)
def test_changes_are_chosen_by_what_they_are_of(
    world: World, kind: str, tables: set[str]
) -> None:
    shown = get(world, kind=kind).context["changes"]

    found = {one.entry.table_name for one in shown}
    assert tables <= found
    assert bool(found) == bool(tables)
    assert {one.entry.thing_table for one in shown} <= {THINGS[kind][0]}


def test_changes_are_chosen_by_who_made_them(world: World) -> None:
    analyst = world.people[Role.ANALYST]

    his = get(world, person=analyst.pk).context["changes"]
    nobodys = get(world, person="nobody").context["changes"]
    assert told(get(world, person="former")) == []
    analyst.memberships.all().delete()
    of_former = get(world, person="former").context["changes"]

    assert {one.change.who for one in his} == {"Analyst"}
    assert {one.change.who for one in nobodys} == {""}
    assert {one.change.who for one in of_former} == {"Analyst"}


def test_changes_are_chosen_by_their_day(world: World) -> None:
    today = timezone.localdate()
    day = {"first": today, "last": today}
    later = {"first": today + timedelta(1), "last": today + timedelta(1)}

    def parts(days: dict[str, Any]) -> dict[str, int]:
        return {
            f"{name}-{part}": getattr(value, part)
            for name, value in days.items()
            for part in ("day", "month", "year")
        }

    assert told(get(world, **parts(day)))
    assert told(get(world, **parts(later))) == []
    assert "No change is recorded here" in text_of(get(world, **parts(later)))
    wrong = {"first": today, "last": today - timedelta(1)}
    assert "Until must be the same day as From" in text_of(get(world, **parts(wrong)))


def test_what_cannot_be_chosen_is_said_and_chooses_nothing(world: World) -> None:
    page = get(world, person="x", kind="y", before="z")

    assert "&#x27;x&#x27; is not in the list" in text_of(page)
    assert told(page)


def test_the_changes_of_one_thing_have_a_page(world: World) -> None:
    plan = world.target_set.plan
    action = ActionFactory(plan=plan, position=1)
    MilestoneFactory(action=action, text="Train 40 officers")
    ActionFactory(plan=plan, position=2)
    commit()

    page = get(world, "changes-of", "action", action.pk)

    assert "Changes of Action 1" in text_of(page)
    assert len(told(page)) == 2
    assert "added the milestone “Train 40 officers”" in told(page)[0]


def test_a_persons_roles_have_a_page_though_they_are_gone(world: World) -> None:
    partner = world.people[Role.PARTNER]
    partner.memberships.all().delete()
    commit()

    page = get(world, "changes-of", "person", partner.pk)

    assert "removed the role" in told(page)[0]


def test_what_is_recorded_of_people_is_for_whoever_keeps_them(world: World) -> None:
    partner = world.people[Role.PARTNER]
    InvitationFactory(plan=world.target_set.plan, email="kim@home.example")
    suspend(partner, world.target_set.plan)
    commit()

    for name in ("changes", "changes-file"):
        more = ("json",) if name == "changes-file" else ()
        kept = body_of(read(world, COORDINATOR, name, *more))
        assert "plan_invitation" in kept or "the invitation" in kept
        shown = body_of(read(world, Role.OWNER, name, *more))
        assert "kim@home.example" not in shown
        assert "invitation" not in shown.replace("Invitations", "")
        assert "suspended" not in shown
    gone = read(world, Role.OWNER, "changes-of", "person", partner.pk)
    assert gone.status_code == 404
    offered = text_of(read(world, Role.OWNER))
    assert "People’s roles" not in offered
    assert "Invitations" not in offered


def body_of(response: Any) -> str:
    content: bytes = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    return content.decode()


@pytest.mark.parametrize("kind", [*THINGS, "deputyships", "no-such-kind"])
def test_a_thing_of_another_plan_is_not_found(world: World, kind: str) -> None:
    assert get(world, "changes-of", kind, 10**9).status_code == 404


def test_a_thing_from_before_the_record_has_an_empty_page(world: World) -> None:
    risk = RiskFactory(plan=world.target_set.plan, position=1)
    other = RiskFactory(plan=ActionPlanFactory(), position=1)
    entry(table_name="actions_risk")
    with_record_begun_later(risk.pk, other.pk)

    assert "No change is recorded" in text_of(get(world, "changes-of", "risk", risk.pk))
    assert get(world, "changes-of", "risk", other.pk).status_code == 404


def with_record_begun_later(*keys: int) -> None:
    commit()
    run("SET LOCAL session_replication_role = replica")
    run("DELETE FROM plan_auditentry WHERE row_id IN %s", keys)
    run("SET LOCAL session_replication_role = origin")


def test_every_kind_that_a_plan_has_can_be_chosen() -> None:
    assert set(THINGS) <= set(kinds())
    assert len({table for table, _ in kinds().values()}) == len(kinds())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("indicator", "indicator"),
        ("return", "indicator"),
        ("action", "action"),
        ("risk", "risk"),
        ("funding-line", "funding-line"),
        ("about", ""),
    ],
)
def test_the_plans_other_pages_lead_there(world: World, name: str, kind: str) -> None:
    plan = world.target_set.plan
    made = {
        "indicator": world.target_set,
        "action": ActionFactory(plan=plan, position=1),
        "risk": RiskFactory(plan=plan, position=1),
        "funding-line": FundingLineFactory(plan=plan, position=1),
    }
    if name in {"indicator", "return"}:
        address = world.address(name, *([Q2] if name == "return" else []))
    else:
        more = [] if name == "about" else [1]
        address = reverse(name, args=[*world.plan_address, *more])
    link = (
        reverse("changes-of", args=[*world.plan_address, kind, made[kind].pk])
        if kind
        else reverse("changes", args=world.plan_address)
    )

    for role in Role:
        page = world.client(role).get(address)
        may = role in {Role.COORDINATOR, Role.OWNER}
        assert (f'href="{link}"' in page.content.decode()) == may, role


def file(world: World, suffix: str, **asked: Any) -> tuple[Any, str]:
    response: Any = get(world, "changes-file", suffix, **asked)
    return response, b"".join(response.streaming_content).decode()


def test_the_file_for_a_spreadsheet_runs_nothing(world: World) -> None:
    plan = world.target_set.plan
    plan.title = "=cmd|' /C calc'!A0"
    plan.save()
    for begins in "=+-@\t\r":
        RiskFactory(plan=plan, position=ord(begins), text=f"{begins}1+1")
    commit()

    response, text = file(world, "csv")
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "changes.csv" in response["Content-Disposition"]
    assert text.startswith("\ufeffNumber,When (UTC),Who,")
    assert all(
        not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        for row in rows
        for cell in row.values()
    )
    assert len(rows) == AuditEntry.objects.filter(plan=plan).count()
    assert rows[0]["Digest"] == AuditLink.objects.latest("number").digest


def test_a_persons_name_is_no_formula_either(world: World) -> None:
    analyst = world.people[Role.ANALYST]
    analyst.name = "=1+1"
    analyst.save()

    _, text = file(world, "csv", person=analyst.pk)

    assert ",'=1+1,\"'=1+1 changed " in text


def test_the_digests_can_be_worked_out_from_the_other_file(world: World) -> None:
    response, text = file(world, "json")
    found = json.loads(text)

    assert response["Content-Type"] == "application/json"
    assert len(found) == AuditEntry.objects.filter(plan=world.target_set.plan).count()
    for one in found:
        assert digest_of(one["sealed"], one["digest_before"]) == one["digest"]
    assert found[0]["words"] == told(get(world))[0]


def test_an_empty_file_is_whole(world: World) -> None:
    assert json.loads(file(world, "json", kind="risk")[1]) == []
    assert file(world, "csv", kind="risk")[1].count("\n") == 1


def test_there_are_two_kinds_of_file(world: World) -> None:
    assert get(world, "changes-file", "exe").status_code == 404


def test_a_long_record_comes_in_batches(
    world: World,
) -> None:
    plan = world.target_set.plan
    access = plan_or_404(world.people[COORDINATOR], plan.area.slug, plan.slug)
    every = trail.entries_of(access, trail.Wanted())

    batches = list(trail.in_batches(every, size=3))

    assert [one.entry for batch in batches for one in batch] == list(every)
    assert {len(batch) for batch in batches[:-1]} == {3}


def test_the_record_stays_unbroken_through_all_this(world: World, capsys: Any) -> None:
    world.post_act(Role.OWNER, Act.SIGN_OFF, quarter=Q2)
    commit()

    call_command("verify_audit_trail")

    assert capsys.readouterr().out.startswith("unbroken")


@pytest.mark.parametrize("many", [9, 20])
def test_the_number_of_queries_is_fixed(
    world: World, many: int, django_assert_num_queries: Any
) -> None:
    plan = world.target_set.plan
    for position in range(many):
        RiskFactory(plan=plan, position=position + 1)
        MilestoneFactory(action=ActionFactory(plan=plan, position=position + 1))
    commit()
    client = world.client(COORDINATOR)

    with django_assert_num_queries(10):
        client.get(reverse("changes", args=world.plan_address))
