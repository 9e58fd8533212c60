"""Two programs, or a program and a person, act on one return at one moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from indicators.models import Actual, SignOffEvent
from indicators.transitions import Act
from laa.plan.models import User
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import RED, analyst_of, submit
from tests.laa.api.calls import Caller, caller
from tests.laa.api.return_calls import BODY, address

pytestmark = pytest.mark.django_db(transaction=True)
Attempt = Callable[[], HttpResponse]
NOT_ENTERED = '"0-0123456789abcdef0123456789abcdef"'
AFTER_ONE_ACT = '"1-0123456789abcdef0123456789abcdef"'


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


def analysts(world: World) -> tuple[Caller, Caller]:
    other: User = analyst_of(world.target_set, name="Ravi")
    return caller(world.people[Role.ANALYST]), caller(other)


def putting(one: Caller, world: World, count: int, tag: str = NOT_ENTERED) -> Attempt:
    body = {**BODY, "count": count}
    return lambda: one.send("put", address(world), body, {"If-Match": tag})


def submitting(one: Caller, world: World) -> Attempt:
    where, tag = address(world), one.get(address(world))["ETag"]
    return lambda: one.send("post", f"{where}/submit", {}, {"If-Match": tag})


def one_wins(world: World, *attempts: Attempt) -> tuple[Any, Any]:
    """What it was answered, and what the other was."""
    answers, _ = at_once(world.target_set, *attempts)
    won, lost = sorted(answers, key=lambda one: one.status_code)
    assert (won.status_code, lost.status_code) == (200, 412)
    assert lost.json()["type"] == "/api/#changed"
    return won.json(), lost.json()["detail"]


def history() -> list[str]:
    events = SignOffEvent.objects.filter(actual__quarter_number=2)
    return list(events.order_by("version").values_list("act", flat=True))


def test_of_two_who_enter_one_return_one_is_kept_and_the_other_told_whose(
    world: World,
) -> None:
    one, other = analysts(world)

    won, why = one_wins(world, putting(one, world, 101), putting(other, world, 99))

    kept = Actual.objects.get(quarter_number=2)
    assert (kept.count, kept.entered_by.name) == (
        won["figure"]["count"],
        won["history"][0]["by"],
    )
    assert why.startswith(f"{kept.entered_by.name} changed this figure (save) after")
    assert history() == ["save"]


def test_of_two_programs_of_one_person_the_other_is_told_too(world: World) -> None:
    one, _ = analysts(world)

    won, why = one_wins(world, putting(one, world, 101), putting(one, world, 99))

    assert Actual.objects.get(quarter_number=2).count == won["figure"]["count"]
    assert why.startswith("You have already changed this figure (save)")


def test_what_is_sent_again_while_the_first_is_at_work_is_saved_once(
    world: World,
) -> None:
    one, _ = analysts(world)
    sending = putting(one, world, 101)

    (first, again), _ = at_once(world.target_set, sending, sending)

    assert first.status_code == again.status_code == 200
    assert first["ETag"] == again["ETag"]
    assert history() == ["save"]


def test_of_two_who_submit_one_return_one_is_recorded(world: World) -> None:
    one, other = analysts(world)
    putting(one, world, 101)()

    won, why = one_wins(world, submitting(one, world), submitting(other, world))

    assert won["status"] == "submitted"
    assert "changed this figure (submit)" in why
    assert history() == ["save", "submit"]


def test_an_answer_tells_of_what_was_written_whoever_writes_next(
    world: World,
) -> None:
    """Else a program would submit, by the tag of its answer, another's figure."""
    one, other = analysts(world)
    next_one = putting(other, world, 99, AFTER_ONE_ACT)

    answers, _ = at_once(world.target_set, putting(one, world, 101), next_one)

    told = {
        (each.json()["version"], each.json()["figure"]["count"])
        for each in answers
        if each.status_code == 200
    }
    assert (1, 101) in told
    assert told <= {(1, 101), (2, 99)}


def test_a_return_is_signed_off_at_the_page_or_withdrawn_and_never_both(
    world: World,
) -> None:
    one, _ = analysts(world)
    submit(world.target_set, world.people[Role.ANALYST], RED, Q2)
    where, tag = address(world), one.get(address(world))["ETag"]

    answers, _ = at_once(
        world.target_set,
        lambda: one.send("post", f"{where}/withdraw", {}, {"If-Match": tag}),
        lambda: world.post_act(Role.OWNER, Act.SIGN_OFF),
    )

    withdrawn = 200 in {each.status_code for each in answers if _is_json(each)}
    kept = Actual.objects.get(quarter_number=2)
    assert kept.status == ("draft" if withdrawn else "signed off")
    assert history() == ["save", "submit", "withdraw" if withdrawn else "sign off"]


def _is_json(answer: HttpResponse) -> bool:
    return answer["Content-Type"].startswith("application/")
