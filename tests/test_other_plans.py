"""
Other plans are as if they were not there: every address, with what is another plan's.

The addresses come from the code. A new one is walked by itself; if it takes something
new, the test that names it says what to add here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from indicators.acts import Act
from laa.plan.roles import Role
from tests.factories.plan import AgreementFactory, AreaFactory
from tests.full_plans import FullPlan, a_full_plan
from tests.indicators.examples import Q2
from tests.laa.api.calls import token_of
from tests.laa.plan.trail_reading import commit

MINE, NEAR, FAR = "quince", "zebedee", "dylan"
AMOUNTS = {MINE: 101, NEAR: 987_654, FAR: 876_543}
NUMBERS = {MINE: 1, NEAR: 71, FAR: 81}
NOBODYS = 93
# Of what is found by the number of its row.
NO_ROWS = 9_999_999

# What an argument of an address may be of: it names a thing of a plan, or it is a word
# that all plans share. Another plan's thing is swapped in for the former.
OF_A_PLAN = {
    "area": lambda full: full.plan.agreement.area.slug,
    "plan": lambda full: full.plan.slug,
    "indicator": lambda full: full.target_set.indicator.slug,
    "number": lambda full: full.number,
    "milestone": lambda full: full.number,
    "section": lambda full: full.number,
    "person": lambda full: full.people[Role.PARTNER].pk,
    "invitation": lambda full: full.invitation.pk,
    "deputyship": lambda full: full.deputyship.pk,
    "key": lambda full: full.plan.actions.get().pk,
    "crime_import": lambda full: full.plan.crime_imports.get().pk,
}
MISSING = {
    "area": "no-such-area",
    "plan": "no-such-plan",
    "indicator": "no-such-indicator",
    "number": NOBODYS,
    "milestone": NOBODYS,
    "section": NOBODYS,
    "person": NO_ROWS,
    "invitation": NO_ROWS,
    "deputyship": NO_ROWS,
    "key": NO_ROWS,
    "crime_import": NO_ROWS,
}
SHARED = {
    "quarter": Q2,
    "act": Act.SIGN_OFF,
    "year": 2008,
    "edition": "as-published",
    "suffix": "xlsx",
    # Whose key it is, in the record of changes.
    "kind": "action",
    "item": "list",
}
# Where the shared word is another, by the name of the address: of the files of a page
# one that every plan has.
OWN_WORDS = {
    "changes-file": {"suffix": "csv"},
    "dashboard-file": {"item": "indicators"},
    "meeting-file": {"item": "ratings"},
    "meeting-of-file": {"item": "ratings"},
    "indicator-file": {"item": "figures"},
    "timeline-file": {"item": "actions"},
    "risks-file": {"item": "register"},
    "risk-file": {"item": "reviews"},
    "population-file": {"item": "estimates"},
    "deadlines-file": {"item": "quarters"},
    "document-edition-file": {"edition": Q2.slug, "item": "section-5-1"},
    "roles-file": {"item": "permissions"},
    "money-file": {"item": "years"},
    "funding-line-file": {"item": "spends"},
    # The API has the act as a word.
    "api-act": {"act": "withdraw"},
}
# These are never read.
ONLY_WRITTEN = {"api-act"}
# Answers that tell the time, the request or the length of an address.
PASSING = {"X-Request-Id", "Content-Length", "Set-Cookie", "RateLimit"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"request": "\w+"')


class Address(NamedTuple):
    name: str
    arguments: tuple[str, ...]


def addresses(patterns: Any = None, outer: tuple[str, ...] = ()) -> Iterator[Address]:
    """All that have a name, with the names of what stands in them."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        taken = (*outer, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, taken)
        elif isinstance(one, URLPattern) and one.name:
            yield Address(one.name, taken)


PLANS_OWN = [
    address for address in addresses() if {"area", "plan"} <= set(address.arguments)
]
REST = [address for address in addresses() if address not in PLANS_OWN]


@pytest.fixture
def plans(db: None, settings: Any) -> dict[str, FullPlan]:
    """Mine, another of the same area, and one of another area."""
    settings.TODAY = date(2008, 10, 20)
    settings.API_REQUESTS_A_MINUTE = 100_000
    here = AgreementFactory(area=AreaFactory(slug="here", name="Here"))
    there = AgreementFactory(area=AreaFactory(slug=f"{FAR}-there", name=f"{FAR} there"))
    where = {MINE: here, NEAR: here, FAR: there}
    made = {
        word: a_full_plan(word, NUMBERS[word], AMOUNTS[word], where[word])
        for word in where
    }
    # The record of changes is read as others have it, with what a commit adds.
    commit()
    return made


def signed_in(full: FullPlan, role: Role) -> Client:
    """In the browser, and by a token, which is all that the API looks at."""
    shown = {"Authorization": f"Bearer {token_of(full.people[role])}"}
    client = Client(raise_request_exception=False, headers=shown)
    client.force_login(full.people[role])
    return client


def path_to(address: Address, full: FullPlan, **swapped: Any) -> str:
    given = {
        name: OF_A_PLAN[name](full) if name in OF_A_PLAN else SHARED[name]
        for name in address.arguments
    }
    own = OWN_WORDS.get(address.name, {})
    return reverse(address.name, kwargs=given | own | swapped)


def swaps(address: Address) -> Iterator[tuple[str, ...]]:
    """Each thing of a plan by itself, and all of them."""
    things = tuple(name for name in address.arguments if name in OF_A_PLAN)
    yield from ((name,) for name in things)
    yield things


def told(response: HttpResponse, path: str) -> tuple[Any, ...]:
    """All of an answer, apart from the address that was asked for."""
    text = TOKEN.sub("", response.getvalue().decode(errors="replace"))
    headers = {
        name: value.replace(path, "PATH")
        for name, value in response.headers.items()
        if name not in PASSING
    }
    return response.status_code, headers, text.replace(path, "PATH")


def traces(*others: str) -> list[str]:
    amounts = [AMOUNTS[word] for word in others]
    return [*others, *map(str, amounts), *(f"{amount:,}" for amount in amounts)]


def test_all_that_stands_in_an_address_is_known() -> None:
    unknown = {
        f"{argument} of {address.name}"
        for address in PLANS_OWN
        for argument in address.arguments
        if argument not in OF_A_PLAN and argument not in SHARED
    }

    assert unknown == set(), (
        "Say in tests/test_other_plans.py what this argument is. If it names a thing "
        "of a plan, add it to OF_A_PLAN and MISSING, and such a thing to "
        "tests/full_plans.py; if all plans share it, add one value to SHARED."
    )


@pytest.mark.parametrize("word", [MINE, NEAR, FAR])
def test_there_is_something_at_every_address(
    plans: dict[str, FullPlan], word: str
) -> None:
    """Else nothing that follows would say anything."""
    clients = [signed_in(plans[word], role) for role in Role]

    empty = {
        address.name
        for address in PLANS_OWN
        if address.name not in ONLY_WRITTEN
        and all(
            client.head(path_to(address, plans[word])).status_code >= 400
            for client in clients
        )
    }

    assert empty == set(), (
        "No role of the plan gets these pages: add what they show to "
        "tests/full_plans.py, with the plan's own word, number and amount."
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("other", [NEAR, FAR])
def test_what_is_another_plans_is_as_if_it_were_not_there(
    plans: dict[str, FullPlan], method: str, other: str
) -> None:
    faults = {
        (role.label, *fault)
        for role in Role
        for fault in faults_of(plans, other, signed_in(plans[MINE], role), method)
    }

    assert faults == set()


def faults_of(
    plans: dict[str, FullPlan], other: str, client: Client, method: str
) -> Iterator[tuple[str, ...]]:
    """Where an answer tells another plan's thing from one that is not there."""
    for address in PLANS_OWN:
        for swapped in swaps(address):
            mine, theirs = (
                {name: OF_A_PLAN[name](plans[word]) for name in swapped}
                for word in (MINE, other)
            )
            if mine == theirs:
                continue
            there = path_to(address, plans[MINE], **theirs)
            missing = {name: MISSING[name] for name in swapped}
            nowhere = path_to(address, plans[MINE], **missing)
            answer, nothing = (ask(client, method, p) for p in (there, nowhere))
            case = (address.name, f"with the other's {' and '.join(swapped)}")
            if told(answer, there) != told(nothing, nowhere):
                yield (*case, "is answered in another way")
            if answer.status_code not in {403, 404, 405}:
                yield (*case, f"answers {answer.status_code}")
            if any(trace in told(answer, there)[2] for trace in traces(other)):
                yield (*case, "shows what is the other plan's")


def ask(client: Client, method: str, path: str) -> HttpResponse:
    if method == "post" and path.startswith("/api/"):
        # Anything but JSON is refused before it is looked at.
        answer: HttpResponse = client.post(path, {}, "application/json")
    else:
        answer = getattr(client, method)(path)
    return answer


def test_no_page_of_ones_own_tells_of_other_plans(plans: dict[str, FullPlan]) -> None:
    paths = [path_to(address, plans[MINE]) for address in PLANS_OWN]
    paths += [reverse(name) for name, arguments in REST if not arguments]

    leaking = {
        (role.label, path, trace)
        for role in Role
        for client in [signed_in(plans[MINE], role)]
        for path in paths
        for page in [client.get(path).getvalue().decode(errors="replace")]
        for trace in traces(NEAR, FAR)
        if trace in page
    }

    assert leaking == set()


@pytest.mark.parametrize("other", [NEAR, FAR])
def test_no_question_in_an_address_brings_out_another_plans(
    plans: dict[str, FullPlan], other: str
) -> None:
    client = signed_in(plans[MINE], Role.COORDINATOR)
    full = plans[other]
    theirs = {
        "lead": full.people[Role.ACTION_LEAD].pk,
        "indicator": full.target_set.indicator.slug,
        "action": full.number,
        "plan": full.plan.slug,
    }
    # In the same order, in which an answer may name what it does not take.
    nobodys = {
        "lead": NO_ROWS,
        "indicator": MISSING["indicator"],
        "action": NOBODYS,
        "plan": MISSING["plan"],
    }
    # Of both: a page may have such a number of its own, as a score has.
    asked = [*theirs.items(), *nobodys.items()]

    def answer(path: str, questions: dict[str, Any]) -> str:
        return _without_questions(client.get(path, questions), asked)

    telling = {
        address.name
        for address in PLANS_OWN
        # A file tells the second at which it was made.
        if not address.name.endswith(("-file", "-package"))
        for path in [path_to(address, plans[MINE])]
        if answer(path, theirs) != answer(path, nobodys)
        or any(trace in answer(path, theirs) for trace in traces(other))
    }

    assert telling == set()


def _without_questions(response: HttpResponse, asked: list[tuple[str, Any]]) -> str:
    """A page may repeat what was asked; that tells nobody anything."""
    text = TOKEN.sub("", response.getvalue().decode(errors="replace"))
    for name, value in asked:
        for repeated in (
            f"{name}={value}",
            f'value="{value}"',
            f"&#x27;{value}&#x27;",
            f"'{value}'",
        ):
            text = text.replace(repeated, "")
    return text
