from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from laa.plan import clock

DEMONSTRATION_DAY = date(2008, 10, 20)


@pytest.fixture
def _on_20_october_2008(settings: Settings) -> None:
    settings.TODAY = DEMONSTRATION_DAY


@pytest.mark.usefixtures("_on_20_october_2008")
def test_the_service_believes_the_date_that_it_is_told() -> None:
    assert clock.today() == DEMONSTRATION_DAY


def test_without_being_told_it_believes_the_real_date(settings: Settings) -> None:
    settings.TODAY = None

    before, believed, after = timezone.localdate(), clock.today(), timezone.localdate()

    assert before <= believed <= after


@pytest.mark.usefixtures("_on_20_october_2008")
def test_an_act_is_dated_on_the_believed_day() -> None:
    at = clock.now()

    assert timezone.localtime(at).date() == DEMONSTRATION_DAY


def test_without_being_told_an_act_is_dated_now(settings: Settings) -> None:
    settings.TODAY = None

    at = clock.now()

    assert abs(timezone.now() - at) < timedelta(days=1)


@pytest.mark.usefixtures("_on_20_october_2008")
def test_pages_are_told_a_date_that_is_not_the_real_one(rf: RequestFactory) -> None:
    assert clock.context(rf.get("/")) == {"believed_date": DEMONSTRATION_DAY}
