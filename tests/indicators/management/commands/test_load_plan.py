from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from pytest_django import Settings

from indicators.models import Actual, Indicator
from laa.plan.models import ActionPlan, NarrativeSection

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[4]
FILE = ROOT / "fixtures" / "coventry-violent-crime.json"


def load(name: str) -> str:
    said = StringIO()
    call_command("load_plan", name, stdout=said)
    return said.getvalue()


def test_a_plan_is_loaded() -> None:
    said = load("coventry-violent-crime")

    assert said == "Loaded coventry/violent-crime.\n"
    assert ActionPlan.objects.get().slug == "violent-crime"
    assert Actual.objects.count() == 2


def test_what_people_changed_survives_a_second_load() -> None:
    load("coventry-violent-crime")
    NarrativeSection.objects.filter(section=1).update(text="Revised in the refresh.")

    said = load("coventry-violent-crime")

    assert said == "coventry/violent-crime is already there: nothing was changed.\n"
    assert NarrativeSection.objects.get(section=1).text == "Revised in the refresh."


@pytest.mark.parametrize("name", ["leeds", "../fixtures/coventry-violent-crime"])
def test_an_unknown_name_is_answered_with_those_there_are(name: str) -> None:
    with pytest.raises(CommandError) as refusal:
        load(name)

    assert str(refusal.value) == (
        f"There is no plan named '{name}' in fixtures/. "
        "There is: coventry-violent-crime."
    )


def test_without_any_file_the_answer_says_none(
    settings: Settings, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match="There is: none"):
        load("coventry-violent-crime")


def another_plan(folder: Path, **indicator: str) -> None:
    """The same indicators in the plan of another theme, some of them changed."""
    text = FILE.read_text(encoding="utf-8").replace("violent-crime", "burglary")
    rows = json.loads(text)
    for row in rows:
        if row["model"] == "indicators.indicator" and row["fields"]["code"] == "NI 15":
            row["fields"].update(indicator)
    (folder / "fixtures").mkdir()
    (folder / "fixtures" / "burglary.json").write_text(json.dumps(rows))


def test_a_second_plan_uses_the_indicators_that_are_there(
    settings: Settings, tmp_path: Path
) -> None:
    load("coventry-violent-crime")
    another_plan(tmp_path)
    settings.BASE_DIR = tmp_path

    said = load("burglary")

    assert said == "Loaded coventry/burglary.\n"
    assert Indicator.objects.count() == 5
    assert ActionPlan.objects.count() == 2


def test_a_file_that_would_change_what_is_shared_is_refused_whole(
    settings: Settings, tmp_path: Path
) -> None:
    load("coventry-violent-crime")
    another_plan(tmp_path, unit="crime", polarity="higher")
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError) as refusal:
        load("burglary")

    assert str(refusal.value) == (
        "coventry/burglary was not loaded, because its file would change what other "
        "plans rest on. NI 15 Serious Violent Crime Rate (indicator): polarity is "
        "'lower', and 'higher' in the file. NI 15 Serious Violent Crime Rate "
        "(indicator): unit is 'offence', and 'crime' in the file. Make the file agree "
        "with what is there, or change that first."
    )
    assert Indicator.objects.get(code="NI 15").unit == "offence"
    assert ActionPlan.objects.count() == 1


def test_a_file_that_would_change_what_the_database_freezes_is_refused_whole(
    settings: Settings, tmp_path: Path
) -> None:
    load("coventry-violent-crime")
    another_plan(tmp_path)
    file = tmp_path / "fixtures" / "burglary.json"
    file.write_text(file.read_text().replace('"persons": 306700', '"persons": 306800'))
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError) as refusal:
        load("burglary")

    assert str(refusal.value) == (
        "coventry/burglary was not loaded, because its file would change what never "
        "changes (pgtrigger: Cannot update rows from plan_population table). Make the "
        "file agree with what is there."
    )


@pytest.mark.django_db(transaction=True)
def test_without_its_database_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "no_such_database")
        with pytest.raises(CommandError) as said:
            load("coventry-violent-crime")
    connection.close()

    assert str(said.value).startswith(
        "coventry/violent-crime was not loaded, and nothing was changed: the database "
        "cannot take it (connection to server"
    )
