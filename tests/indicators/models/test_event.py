from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from indicators.acts import Act
from indicators.models import SignOffEvent
from tests.factories.indicators import (
    ActualFactory,
    IndicatorFactory,
    SignOffEventFactory,
)
from tests.factories.plan import UserFactory

pytestmark = pytest.mark.django_db


def test_an_event_is_named_by_its_figure_and_act() -> None:
    event = SignOffEventFactory(
        actual__target_set__indicator=IndicatorFactory(code="NI 15")
    )

    assert str(event) == "NI 15, 2008/09 Q1: save"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE indicators_signoffevent SET note = 'Never said.'",
        "UPDATE indicators_signoffevent SET figure = '{}'",
        "DELETE FROM indicators_signoffevent",
    ],
)
def test_history_is_neither_changed_nor_deleted(sql: str) -> None:
    SignOffEventFactory()

    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)

    assert SignOffEvent.objects.count() == 1


def test_a_version_of_a_figure_has_one_event() -> None:
    event = SignOffEventFactory()

    with pytest.raises(IntegrityError, match="sign_off_event_is_unique"):
        SignOffEventFactory(actual=event.actual)


def test_a_person_with_a_history_cannot_be_deleted() -> None:
    event = SignOffEventFactory(actual=ActualFactory())

    with pytest.raises(IntegrityError):
        event.by.delete()


def test_only_what_is_signed_off_is_reported() -> None:
    with pytest.raises(IntegrityError, match="sign_off_event_reports_what_is_signed"):
        SignOffEventFactory(act=Act.SAVE, reported={"rag": "green"})


@pytest.mark.parametrize("act", set(Act) - {Act.SIGN_OFF, Act.RETURN})
def test_a_deputy_only_signs_off_and_returns(act: Act) -> None:
    with pytest.raises(IntegrityError, match="sign_off_event_acts_for_another"):
        SignOffEventFactory(act=act, acted_for=UserFactory())


def test_nobody_acts_for_themselves() -> None:
    person = UserFactory()

    with pytest.raises(IntegrityError, match="sign_off_event_acts_for_another"):
        SignOffEventFactory(act=Act.RETURN, by=person, acted_for=person)
