"""The example in Python does what it says, against a running service."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from indicators.models import Actual
from laa.plan.roles import Role
from laa.plan.tokens.scopes import Scope
from tests.factories.indicators import TargetSetFactory
from tests.indicators.pages import World, a_world
from tests.laa.api.calls import token_of

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).resolve().parents[3] / "docs/examples/agreement.py"
ENTERED = ("--source", "iQuanta", "--as-at", "2008-10-14", "--commentary", "Fewer.")


@pytest.fixture
def example() -> Any:
    spec = spec_from_file_location("agreement", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def world(live_server: Any, settings: Any) -> World:
    settings.TODAY = date(2008, 10, 20)
    return a_world()


@pytest.fixture
def run(
    live_server: Any,
    world: World,
    example: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[..., int]:
    """The script, as an analyst runs it."""
    monkeypatch.setenv("LAA_TOKEN", token_of(world.people[Role.ANALYST]))
    keep = ("--keep", str(tmp_path / "kept.json"))
    plan = "/".join(world.plan_address)

    def run(*arguments: str) -> int:
        status: int = example.main([live_server.url, plan, *keep, *arguments])
        return status

    return run


def test_it_prints_a_plans_indicators_with_their_latest_figures(
    run: Callable[..., int], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    none = TargetSetFactory(plan=world.target_set.plan)

    assert run("list") == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "Code",
        "Latest",
        "signed",
        "off",
        "What",
        "is",
        "measured",
    ]
    code = world.target_set.indicator.code
    (told,) = [line for line in lines if line.startswith(f"{code} ")]
    assert "2008/09 Q1: " in told
    assert told.endswith(world.target_set.wording)
    (silent,) = [line for line in lines if line.startswith(f"{none.indicator.code} ")]
    assert silent.split()[2:3] == ["none"]


def test_it_saves_and_submits_a_return(
    run: Callable[..., int], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    indicator = world.target_set.indicator

    status = run("enter", indicator.slug, "2008-09-q2", "--count", "101", *ENTERED)
    assert (status, capsys.readouterr().out.splitlines()[-1]) == (
        0,
        f"{indicator.code}, 2008/09 Q2: draft",
    )
    run("enter", indicator.slug, "2008-09-q2", "--count", "102", *ENTERED, "--submit")

    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"{indicator.code}, 2008/09 Q2: draft",
        f"{indicator.code}, 2008/09 Q2: submitted",
    ]
    actual = Actual.objects.get(target_set=world.target_set, quarter_number=2)
    assert (actual.count, actual.status) == (102, "submitted")


def test_it_says_in_the_services_words_what_was_refused(
    run: Callable[..., int], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    slug = world.target_set.indicator.slug

    status = run("enter", slug, "2008-09-q2", "--count", "101", "--as-at", "2008-01-01")

    assert status == 1
    said = capsys.readouterr().err
    assert said.startswith("Something in the request may not be.")
    assert "#/as_at: " in said


def api_of(example: Any, server: Any, world: World, keep: Path, **given: Any) -> Any:
    return example.Api(
        server.url, token_of(world.people[Role.ANALYST], Scope.READ), keep, **given
    )


def test_it_follows_the_pages(
    example: Any, live_server: Any, world: World, tmp_path: Path
) -> None:
    TargetSetFactory.create_batch(3, plan=world.target_set.plan)
    api = api_of(example, live_server, world, tmp_path / "kept.json")
    address = f"/api/v1/plans/{'/'.join(world.plan_address)}/indicators?limit=2"

    assert len(list(api.pages(address))) == 4


def test_what_has_not_changed_is_not_sent_again(
    example: Any, live_server: Any, world: World, tmp_path: Path
) -> None:
    keep = tmp_path / "kept.json"
    api = api_of(example, live_server, world, keep)
    first = api.get("/api/v1/plans")
    # What is in the file is shown, so nothing else was sent.
    kept = json.loads(keep.read_text())
    kept["/api/v1/plans"]["body"] = "as it was"
    keep.write_text(json.dumps(kept))

    again = api_of(example, live_server, world, keep)
    again.token = api.token
    found = again.get("/api/v1/plans")

    assert first[0]["total"] == 1
    assert found == ("as it was", first[1])


def test_it_waits_as_long_as_it_is_told_when_there_were_too_many_requests(
    example: Any, live_server: Any, world: World, settings: Any, tmp_path: Path
) -> None:
    cache.clear()
    settings.API_REQUESTS_A_MINUTE = 1
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        cache.clear()

    api = api_of(example, live_server, world, tmp_path / "kept.json", wait=wait)
    api.get("/api/v1/plans")
    api.get("/api/v1/plans")

    assert len(waited) == 1
    assert 0 < waited[0] <= 60


def test_it_does_not_try_for_ever(
    example: Any, live_server: Any, world: World, settings: Any, tmp_path: Path
) -> None:
    settings.API_REQUESTS_A_MINUTE = 0
    waited: list[float] = []
    keep = tmp_path / "kept.json"
    api = api_of(example, live_server, world, keep, wait=waited.append)

    with pytest.raises(example.Refused, match="5 times in a row"):
        api.get("/api/v1/plans")

    assert len(waited) == example.TRIES


def test_it_tells_what_is_no_problem_of_the_api(
    example: Any, live_server: Any, world: World, tmp_path: Path
) -> None:
    api = api_of(example, live_server, world, tmp_path / "kept.json")

    with pytest.raises(example.Refused, match="404 Not Found"):
        api.get("/no/such/page/at/all/")


def test_it_needs_nothing_but_python(
    live_server: Any, world: World, tmp_path: Path
) -> None:
    """-S leaves out all that is installed."""
    secret = token_of(world.people[Role.PARTNER], Scope.READ)
    command = [sys.executable, "-I", "-S", str(SCRIPT), live_server.url]
    plan = "/".join(world.plan_address)

    done = subprocess.run(
        [*command, plan, "--keep", str(tmp_path / "kept.json"), "list"],
        env={"LAA_TOKEN": secret},
        capture_output=True,
        text=True,
        check=True,
    )

    assert world.target_set.indicator.code in done.stdout
