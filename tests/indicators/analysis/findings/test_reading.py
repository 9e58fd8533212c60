from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.findings.reading import exact, number
from laa.plan.nothing import Nothing
from tests.indicators.analysis.findings.plans import (
    an_indicator,
    baseline,
    with_targets,
)
from tests.indicators.examples import Y2008, Y2009


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4,206", Decimal(4206)),
        (" 1.20 ", Decimal("1.20")),
        ("-3", Decimal(-3)),
        ("0", Decimal(0)),
    ],
)
def test_a_printed_number_is_read(text: str, read: Decimal) -> None:
    found = number(text)

    assert found is not None
    assert str(found) == str(read)


@pytest.mark.parametrize(
    "text", ["", "N/A", "To be determined", "NaN", "1e9", "45%", "9" * 13, "."]
)
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert number(text) is None


@given(st.text(max_size=20))
def test_any_printed_text_can_be_read(text: str) -> None:
    read = number(text)

    assert read is None or read.is_finite()


@pytest.mark.parametrize(
    ("held", "written"),
    [(0.11, "0.11"), (-0.04, "-0.04"), (383.0, "383"), (1e-7, "1e-7")],
)
def test_a_float_is_taken_as_it_is_written(held: float, written: str) -> None:
    assert exact(held) == Fraction(written)


def test_only_a_figure_with_count_and_rate_is_rated() -> None:
    printed = (baseline("400", "4.00"), baseline("N/A"), baseline("400", "N/A"))

    (rated,) = an_indicator(printed=printed).rated

    assert (rated.count, rated.rate) == (400, 4)


def test_a_target_without_a_value_is_none() -> None:
    indicator = with_targets({"annual": {Y2008: 384, Y2009: Nothing.TO_BE_DETERMINED}})

    assert indicator.target(Y2008) == 384
    assert indicator.target(Y2009) is None
