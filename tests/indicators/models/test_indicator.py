from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from tests.factories.indicators import IndicatorFactory, SeriesBreakFactory

pytestmark = pytest.mark.django_db


def test_an_indicator_is_named_by_its_code_and_title() -> None:
    indicator = IndicatorFactory(code="NI 15", title="Serious violent crime")

    assert str(indicator) == "NI 15 Serious violent crime"


def test_a_series_break_is_named_by_its_title() -> None:
    assert str(SeriesBreakFactory(title="Counted anew")) == "Counted anew"


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("indicator_kind_is_known", {"kind": "guess"}),
        ("indicator_polarity_is_known", {"polarity": "sideways"}),
        ("indicator_base_is_above_zero", {"per": 0}),
    ],
)
def test_what_an_indicator_cannot_be_the_database_refuses(
    constraint: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        IndicatorFactory(**fields)


@pytest.mark.parametrize("field", ["code", "slug"])
def test_no_two_indicators_share_a_code_or_an_address(field: str) -> None:
    first = IndicatorFactory()

    with pytest.raises(IntegrityError, match=field):
        IndicatorFactory(**{field: getattr(first, field)})


def test_recording_changes_once_a_day() -> None:
    first = SeriesBreakFactory()

    with pytest.raises(IntegrityError, match="series_break_is_unique"):
        SeriesBreakFactory(indicator=first.indicator, day=first.day)
