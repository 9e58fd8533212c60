"""The marks of a row on the plan's dashboard: a signal, a finding, and the colour."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from laa.plan.roles import Role
from tests.factories.actions import ActionFactory
from tests.factories.indicators import (
    ActualFactory,
    PublishedFigureFactory,
    TargetSetFactory,
)
from tests.factories.plan import ActionPlanFactory, member

CALM = (100, 102, 99, 101, 100, 98, 101, 100)


@pytest.fixture
def target_set(db, settings):
    settings.TODAY = date(2010, 10, 20)
    return TargetSetFactory(plan=ActionPlanFactory(), targets=(400, 400, 400))


def sign_off(target_set, *counts):
    for number, count in enumerate(counts):
        ActualFactory(
            target_set=target_set,
            year=2008 + number // 4,
            quarter_number=number % 4 + 1,
            count=count,
            as_at=date(2010, 10, 1),
            signed_off=True,
        )


def page_of(client, target_set):
    client.force_login(member(target_set.plan, Role.PARTNER))
    page = client.get(target_set.plan.get_absolute_url()).content.decode()
    return " ".join(unescape(page).split())


def test_a_signal_is_a_warning_on_the_row(client, target_set):
    sign_off(target_set, *CALM, 180)

    page = page_of(client, target_set)

    assert "govuk-warning-text" in page
    assert "signal (concerning), outside a limit" in page
    assert "Trial limits: they rest on 12 quarters or fewer" in page


def test_chance_is_no_warning(client, target_set):
    sign_off(target_set, *CALM, 101)

    page = page_of(client, target_set)

    assert "govuk-warning-text" not in page
    assert "Chance alone can explain it" in page


def test_findings_mark_the_row_with_their_sentences(client, target_set):
    PublishedFigureFactory(target_set=target_set, figure="400", rate="9.9")
    ActionFactory(plan=target_set.plan).serves.add(target_set)

    page = page_of(client, target_set)

    assert f"1 finding about {target_set.indicator.code}" in page
    assert "prints the rate 9.9 for 400" in page


def test_a_colour_explains_itself_and_no_figure_says_why(client, target_set):
    assert "Why this colour?" not in page_of(client, target_set)

    sign_off(target_set, 100)

    page = page_of(client, target_set)
    assert "Why this colour?" in page
    assert "The year to date is 100: green" in page
