from __future__ import annotations

from typing import Any

import pytest

from indicators.models import Actual, SignOffEvent
from indicators.signoff import current
from laa.plan.models import AuditEntry
from laa.plan.roles import Role
from laa.plan.tokens.scopes import Scope
from tests.factories.plan import member
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import all_that_is_kept
from tests.laa.api.calls import Caller, caller
from tests.laa.api.return_calls import BODY, address
from tests.laa.plan.trail_reading import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


@pytest.fixture
def analyst(world: World) -> Caller:
    return caller(world.people[Role.ANALYST])


def tag(one: Caller, where: str) -> dict[str, str]:
    return {"If-Match": one.get(where)["ETag"]}


def put(one: Caller, world: World, body: Any = None, **headers: str) -> Any:
    where = address(world)
    return one.send("put", where, body or BODY, headers or tag(one, where))


def post(one: Caller, world: World, act: str, quarter: Any = Q2, **body: str) -> Any:
    match = tag(one, address(world, quarter))
    return one.send("post", address(world, quarter, act), body, match)


def test_what_is_not_entered_has_version_0(analyst: Caller, world: World) -> None:
    told = analyst.get(address(world)).json()

    assert (told["status"], told["version"], told["revision"]) == ("not entered", 0, 0)
    assert told["figure"] is None
    assert told["acts"] == ["save"]
    assert told["history"] == []
    assert told["due_on"] == "2008-10-30"


def test_a_return_is_entered_as_a_draft(analyst: Caller, world: World) -> None:
    answer = put(analyst, world)

    told = answer.json()
    assert (answer.status_code, told["status"], told["version"]) == (200, "draft", 1)
    assert told["figure"] == {**BODY, "denominator": None, "score": None}
    assert told["acts"] == ["save", "submit"]
    assert answer["ETag"] == analyst.get(address(world))["ETag"]
    assert answer["ETag"].startswith('"1-')
    assert answer["Content-Location"] == address(world)


def test_its_history_names_the_person_and_the_token(
    analyst: Caller, world: World
) -> None:
    (entry,) = put(analyst, world).json()["history"]

    assert (entry["act"], entry["by"]) == ("save", "Analyst")
    assert entry["note"] == "By the API, with the token “Spreadsheet”."
    assert entry["figure"]["count"] == 101


def test_the_record_of_all_changes_names_the_person_and_the_address(
    analyst: Caller, world: World
) -> None:
    put(analyst, world)
    commit()

    entry = AuditEntry.objects.filter(table_name="indicators_actual").latest("pk")

    assert entry.by_id == world.people[Role.ANALYST].pk
    assert (entry.origin, entry.place) == ("page", "api-return")


def test_the_same_from_another_is_entered_by_them_too(
    analyst: Caller, world: World
) -> None:
    """So that they may not sign it off, as on the page."""
    put(analyst, world)
    other = member(world.target_set.plan, Role.ANALYST, Role.OWNER)

    answer = put(caller(other), world)

    assert [one["by"] for one in answer.json()["history"]] == [
        str(other),
        str(world.people[Role.ANALYST]),
    ]
    assert current(world.target_set, Q2).version == 2


def test_the_same_sent_twice_changes_nothing_the_second_time(
    analyst: Caller, world: World
) -> None:
    match = tag(analyst, address(world))
    first = put(analyst, world, **match)
    before = all_that_is_kept()

    again = put(analyst, world, **match)
    with_the_new_tag = put(analyst, world)

    assert again.status_code == with_the_new_tag.status_code == 200
    assert again.json() == first.json() == with_the_new_tag.json()
    assert all_that_is_kept() == before


def test_the_same_by_another_is_told_that_it_was_changed(
    analyst: Caller, world: World
) -> None:
    from tests.indicators.returns import analyst_of

    other = caller(analyst_of(world.target_set))
    match = tag(other, address(world))
    put(analyst, world)

    assert put(other, world, **match).status_code == 412


def test_another_figure_with_an_old_tag_is_refused_in_the_words_of_the_page(
    analyst: Caller, world: World
) -> None:
    match = tag(analyst, address(world))
    put(analyst, world)
    before = all_that_is_kept()

    answer = put(analyst, world, {**BODY, "count": 99}, **match)

    assert answer.status_code == 412
    assert answer.json()["type"] == "/api/#changed"
    assert answer.json()["detail"].startswith(
        "You have already changed this figure (save) after you opened the page: "
    )
    assert all_that_is_kept() == before


@pytest.mark.parametrize("match", [{}, {"If-Match": "*"}])
def test_without_a_tag_nothing_is_written(
    analyst: Caller, world: World, match: dict[str, str]
) -> None:
    answer = analyst.send("put", address(world), BODY, match)

    assert (answer.status_code, answer.json()["type"]) == (428, "/api/#no-version")
    assert current(world.target_set, Q2) is None


@pytest.mark.parametrize("match", ['"none"', 'W/"0-abc"', "0", '"-1-' + "a" * 32 + '"'])
def test_a_tag_that_is_none_of_a_return_matches_nothing(
    analyst: Caller, world: World, match: str
) -> None:
    answer = analyst.send("put", address(world), BODY, {"If-Match": match})

    assert answer.status_code == 412
    assert answer.json()["errors"] == [
        {"detail": f"'{match}' is not the tag of a return", "header": "If-Match"}
    ]


def test_a_tag_of_a_version_that_never_was_matches_nothing(
    analyst: Caller, world: World
) -> None:
    put(analyst, world)

    answer = put(
        analyst, world, {**BODY, "count": 9}, **{"If-Match": f'"7-{"a" * 32}"'}
    )

    assert answer.status_code == 412


@pytest.mark.parametrize("marked", ["W/{}", "{}"])
@pytest.mark.parametrize("inside", ["", "-gzip"])
def test_a_tag_that_a_proxy_has_marked_is_still_the_returns(
    analyst: Caller, world: World, marked: str, inside: str
) -> None:
    given = tag(analyst, address(world))["If-Match"]
    sent = marked.format(f'{given[:-1]}{inside}"')

    assert put(analyst, world, **{"If-Match": sent}).status_code == 200


def test_the_tag_of_another_return_enters_nothing_where_nothing_is_entered(
    analyst: Caller, world: World
) -> None:
    of_the_first_quarter = tag(analyst, address(world, Q1))

    answer = put(analyst, world, **of_the_first_quarter)

    assert answer.status_code == 412
    assert answer.json()["detail"].startswith("Nothing is entered for 2008/09 Q2, and")
    assert current(world.target_set, Q2) is None


@pytest.mark.parametrize(
    ("given", "pointer", "words"),
    [
        ({"as_at": "2008-09-01"}, "as_at", "1 September 2008 is before 2008/09 Q2"),
        ({"as_at": "2008-12-01"}, "as_at", "1 December 2008 is in the future"),
        ({"as_at": "2008-13-41"}, "as_at", "'41 13 2008' is not a real date"),
        ({"as_at": "October"}, "as_at", '"October" may not be: string should match'),
        ({"count": 10**12}, "count", "1000000000000 offences cannot be: enter a"),
        ({"count": "101"}, "count", '"101" may not be: input should be a valid int'),
        ({"count": 1.5}, "count", "1.5 may not be: input should be a valid integer"),
        ({"count": True}, "count", "true may not be: input should be a valid integer"),
        ({"denominator": 5}, "denominator", "A return of a rate takes no denominator"),
        ({"score": 5.5}, "score", "A return of a rate takes no score"),
        ({"state": "perhaps"}, "state", '"perhaps" may not be: input should be'),
        ({"source": "x" * 251}, "source", "Ensure this value has at most 250"),
        ({"source": "a\x00b"}, "source", "Null characters are not allowed."),
        ({"colour": "red"}, "colour", "Nothing of this name is taken here"),
    ],
)
def test_what_may_not_be_is_told_beside_its_field(
    analyst: Caller, world: World, given: dict[str, Any], pointer: str, words: str
) -> None:
    answer = put(analyst, world, {**BODY, **given})

    (error,) = [
        one
        for one in answer.json()["errors"]
        if one["pointer"].startswith(f"#/{pointer}")
    ][:1]
    assert answer.status_code == 422
    assert error["detail"].startswith(words)
    assert current(world.target_set, Q2) is None


def test_what_is_needed_and_not_given_is_told(analyst: Caller, world: World) -> None:
    answer = put(analyst, world, {"count": 101})

    assert answer.json()["errors"] == [
        {"detail": "It is needed, and was not given", "pointer": "#/state"}
    ]


def test_a_value_of_the_wrong_kind_is_told_once(analyst: Caller, world: World) -> None:
    type(world.target_set.indicator).objects.update(kind="score")

    answer = put(analyst, world, {"state": "final", "score": "1"})

    (error,) = answer.json()["errors"]
    assert error["pointer"] == "#/score"
    assert error["detail"].startswith('"1" may not be: ')


@pytest.mark.parametrize(
    ("sent", "kind", "status", "problem"),
    [
        (b"{", "application/json", 400, "unreadable"),
        (b'{"count": NaN}', "application/json", 400, "unreadable"),
        (b'{"source": "\\ud800"}', "application/json", 400, "unreadable"),
        (b"\xff", "application/json", 400, "unreadable"),
        (b"count=1", "application/x-www-form-urlencoded", 415, "media-type"),
        (b"[1]", "application/json", 422, "invalid"),
    ],
)
def test_a_body_that_is_none_is_refused(
    analyst: Caller, world: World, sent: bytes, kind: str, status: int, problem: str
) -> None:
    answer = analyst.client.put(
        address(world),
        data=sent,
        content_type=kind,
        headers={"Authorization": f"Bearer {analyst.secret}", "If-Match": '"x"'},
    )

    assert answer.status_code == status
    assert answer.json()["type"] == f"/api/#{problem}"
    whole = [one["pointer"] for one in answer.json().get("errors", ())]
    assert whole == (["#"] if status == 422 else [])


def test_a_draft_may_be_half_entered_and_is_not_submitted_so(
    analyst: Caller, world: World
) -> None:
    put(analyst, world, {"state": "final"})

    answer = post(analyst, world, "submit")

    assert answer.status_code == 422
    assert "The return lacks the count and the source" in answer.json()["detail"]
    assert analyst.get(address(world)).json()["status"] == "draft"


def test_a_refusal_about_a_field_points_at_it(analyst: Caller, world: World) -> None:
    put(analyst, world, {**BODY, "commentary": ""})

    answer = post(analyst, world, "submit")

    (error,) = answer.json()["errors"]
    assert error["pointer"] == "#/commentary"
    assert error["detail"].startswith("The year to date is red")


def test_a_return_is_submitted_and_withdrawn(analyst: Caller, world: World) -> None:
    put(analyst, world)

    assert post(analyst, world, "submit").json()["status"] == "submitted"
    assert post(analyst, world, "withdraw").json()["status"] == "draft"


def test_a_revision_begins_with_its_reason(analyst: Caller, world: World) -> None:
    refused = post(analyst, world, "revise", Q1)
    begun = post(analyst, world, "revise", Q1, reason="Two were counted twice")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["detail"].startswith("Enter the reason")
    told = begun.json()
    assert (told["status"], told["revision"]) == ("draft", 2)
    assert told["revision_reason"] == "Two were counted twice"
    assert told["history"][0]["note"] == "Two were counted twice"


def test_an_act_that_takes_no_reason_refuses_one(analyst: Caller, world: World) -> None:
    put(analyst, world)

    answer = post(analyst, world, "submit", reason="Because")

    assert answer.status_code == 422
    assert answer.json()["errors"][0] == {
        "detail": "'submit' takes no reason: leave it out",
        "pointer": "#/reason",
    }


def test_a_reason_is_kept_as_the_page_would_keep_it(
    analyst: Caller, world: World
) -> None:
    refused = post(analyst, world, "revise", Q1, reason="Two\0")
    empty = post(analyst, world, "revise", Q1, reason="  ")
    begun = post(analyst, world, "revise", Q1, reason=" Two were counted twice\n")

    for answer in (refused, empty):
        assert answer.status_code == 422
        assert [one["pointer"] for one in answer.json()["errors"]] == ["#/reason"]
    assert "Null characters" in refused.json()["errors"][0]["detail"]
    assert begun.json()["revision_reason"] == "Two were counted twice"


def test_an_act_may_come_without_a_body(analyst: Caller, world: World) -> None:
    put(analyst, world)
    match = tag(analyst, address(world))

    answer = analyst.send("post", address(world, Q2, "submit"), None, match)

    assert answer.json()["status"] == "submitted"


def test_an_act_that_is_not_open_is_a_conflict(analyst: Caller, world: World) -> None:
    answer = post(analyst, world, "withdraw", Q1)

    assert (answer.status_code, answer.json()["type"]) == (409, "/api/#conflict")
    assert answer.json()["detail"].startswith("This figure is signed off")


@pytest.mark.parametrize("act", ["sign-off", "return"])
def test_signing_off_and_returning_are_for_a_person(
    analyst: Caller, world: World, act: str
) -> None:
    put(analyst, world)
    post(analyst, world, "submit")
    owner = caller(world.people[Role.OWNER])
    before = all_that_is_kept()

    answer = post(owner, world, act, reason="Look again")

    assert (answer.status_code, answer.json()["type"]) == (403, "/api/#for-a-person")
    assert all_that_is_kept() == before
    assert owner.get(address(world)).json()["acts"] == []


def test_a_token_that_reads_enters_nothing(world: World) -> None:
    reader = caller(world.people[Role.ANALYST], Scope.READ)

    answer = put(reader, world)

    assert (answer.status_code, answer.json()["type"]) == (403, "/api/#read-only-token")
    assert SignOffEvent.objects.filter(actual__quarter_number=2).count() == 0


@pytest.mark.parametrize("role", [Role.OWNER, Role.COORDINATOR])
def test_whoever_only_views_returns_enters_none(world: World, role: Role) -> None:
    viewer = caller(world.people[role])

    assert put(viewer, world).status_code == 403
    assert post(viewer, world, "submit").status_code == 403


def test_before_a_quarter_has_ended_nothing_is_entered(
    analyst: Caller, world: World
) -> None:
    where = address(world, Q3)

    answer = analyst.send("put", where, {"state": "final"}, tag(analyst, where))

    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("2008/09 Q3 has not ended")
    assert analyst.get(where).json()["acts"] == []


def test_what_does_not_apply_is_not_entered(analyst: Caller, world: World) -> None:
    type(world.target_set).objects.update(introduced=2009)

    answer = put(analyst, world)

    assert answer.json()["detail"] == "Not applicable: to be introduced 2009/10."
    assert analyst.get(address(world)).json()["why_not_owed"].startswith("Not app")


@pytest.mark.parametrize("rest", ["2012-13-q1/ni-15", "2008-09-q5/x", "2008-09-q1/no"])
def test_a_return_that_is_none_is_not_found(
    analyst: Caller, world: World, rest: str
) -> None:
    place = address(world).partition("/returns/")[0]

    assert analyst.get(f"{place}/returns/{rest}").status_code == 404


def test_an_act_that_is_none_is_not_found(analyst: Caller, world: World) -> None:
    assert post(analyst, world, "approve").status_code == 404


def test_a_submitted_return_is_not_entered_again(analyst: Caller, world: World) -> None:
    put(analyst, world)
    post(analyst, world, "submit")

    assert put(analyst, world).status_code == 409


def listed(one: Caller, world: World, **asked: str) -> Any:
    place = address(world).partition("/2008")[0]
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return one.get(f"{place}?{query}")


def test_returns_are_listed_with_where_each_stands(
    analyst: Caller, world: World
) -> None:
    put(analyst, world)

    told = listed(analyst, world).json()["items"]

    assert [(one["quarter"]["words"], one["status"]) for one in told] == [
        ("2008/09 Q1", "signed off"),
        ("2008/09 Q2", "draft"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "draft"}, ["2008-09-q2"]),
        ({"status": "signed+off"}, ["2008-09-q1"]),
        ({"quarter": "2008-09-q1"}, ["2008-09-q1"]),
    ],
)
def test_a_list_of_returns_is_narrowed(
    analyst: Caller, world: World, asked: dict[str, str], found: list[str]
) -> None:
    put(analyst, world)

    told = listed(analyst, world, **asked).json()["items"]

    assert [one["quarter"]["quarter"] for one in told] == found


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"quarter": "2008-09-q3"}, "'2008-09-q3' is not a quarter of the agreement"),
        ({"indicator": "ni-99"}, "'ni-99' is not an indicator of the plan"),
        ({"status": "lost"}, '"lost" may not be'),
    ],
)
def test_what_narrows_to_nothing_that_there_is_is_refused(
    analyst: Caller, world: World, asked: dict[str, str], words: str
) -> None:
    answer = listed(analyst, world, **asked)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"].startswith(words)


def test_a_return_in_revision_shows_the_revision_and_the_figures_list_does_not(
    analyst: Caller, world: World
) -> None:
    post(analyst, world, "revise", Q1, reason="Counted twice")

    assert Actual.objects.filter(revision=2).exists()
    assert analyst.get(address(world, Q1)).json()["revision"] == 2
    place = address(world).partition("/returns")[0]
    (first, _) = analyst.get(f"{place}/figures").json()["items"]
    assert first["figure"]["revision"] == 1
