from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from indicators.models import Actual
from laa.plan.models import ActionPlan, NarrativeSection

pytestmark = pytest.mark.django_db


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
