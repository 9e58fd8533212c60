"""The examples of the reference are what the demonstration's plan answers."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from laa.api.examples import ASKED, EXAMPLES, Asked
from laa.api.openapi import document, operations
from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.plan import member
from tests.laa.api.calls import Caller, caller
from tests.laa.api.example_plan import live
from tests.laa.plan.trail_reading import commit

# The time of day is the real one, whatever day the service believes in.
MOMENT = re.compile(r'"at": "2008-10-(19|20)T[^"]+"')
# Of all changes.
RECORD = "list_changes"
NAMES = {
    Role.ANALYST: "Priya Shah",
    Role.OWNER: "Margaret Ellis",
    Role.ACTION_LEAD: "Ravi Patel",
    Role.COORDINATOR: "Grace Whitfield",
}
AT = '"at": "2008-10-20T09:00:00Z"'


@pytest.mark.django_db
def test_the_examples_are_what_the_service_answers(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)
    settings.ALLOWED_HOSTS = ["laa.example"]
    call_command("load_plan", "coventry-violent-crime")
    plan: ActionPlan = ActionPlan.objects.get()
    people = {role: member(plan, role, name=name) for role, name in NAMES.items()}
    live(plan, people)
    callers = {role: caller(person) for role, person in people.items()}

    answers = {name: answer_to(asked, callers) for name, asked in ASKED.items()}

    masked = json.loads(MOMENT.sub(AT, json.dumps(answers, ensure_ascii=False)))
    # Of the record each moment is sealed.
    masked[RECORD] = answers[RECORD]
    text = json.dumps(masked, ensure_ascii=False, indent=1)
    written = django_settings.VAR / "api-examples.json"
    written.parent.mkdir(exist_ok=True)
    written.write_text(f"{text}\n", encoding="utf-8")
    told, copy = kept(), f"Copy {written} to laa/api/examples.json"
    assert shape(masked.pop(RECORD)) == shape(told.pop(RECORD)), copy
    assert masked == told, copy


def kept() -> dict[str, Any]:
    return {name: one.answer for name, one in EXAMPLES.items()}


def shape(answer: Any) -> Any:
    """Numbers and digests of the record are never twice the same."""
    match answer:
        case dict():
            return {name: shape(value) for name, value in answer.items()}
        case list():
            return [shape(one) for one in answer]
    return type(answer)


def test_no_list_of_an_operation_is_empty_in_its_example() -> None:
    """Else nobody reads there what is on it, and nothing shows that it can be told."""
    empty = {name for name, one in EXAMPLES.items() if one.answer.get("items") == []}

    assert empty == set()


def answer_to(asked: Asked, people: dict[Role, Caller]) -> Any:
    person = people[asked.by]
    headers = {"Host": "laa.example"}
    if asked.method != "get":
        where = asked.address.removesuffix("/submit")
        headers["If-Match"] = person.get(where, **headers)["ETag"]
    commit()
    answer = person.send(asked.method, asked.address, asked.body, headers)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_every_operation_has_an_example_that_asks_for_it() -> None:
    told = {one["operationId"]: (path, method) for path, method, one in _operations()}

    assert set(told) == set(ASKED)
    for name, (path, method) in told.items():
        pattern = re.sub(r"{\w+}", "[^/?]+", path)
        asked = ASKED[name]
        assert asked.method == method
        assert re.fullmatch(rf"{pattern}(\?.*)?", asked.address), name


def _operations() -> list[tuple[str, str, Any]]:
    return list(operations(document()))
