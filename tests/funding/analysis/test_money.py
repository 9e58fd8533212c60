from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.money import per_cent, share, to_pence, whole_pounds, worth
from laa.plan.nothing import Nothing


@pytest.mark.parametrize(
    ("amount", "pence"),
    [("7555.755", "7555.76"), ("7555.754", "7555.75"), ("-0.005", "-0.01"), ("3", "3")],
)
def test_what_is_finer_than_a_penny_is_rounded_half_up(amount: str, pence: str) -> None:
    assert to_pence(Decimal(amount)) == Decimal(pence)


@given(st.decimals(-(10**11), 10**11, places=2))
def test_pounds_and_pence_stay_as_they_are(amount: Decimal) -> None:
    assert to_pence(amount) == amount


def test_an_amount_and_a_nothing_are_told_apart() -> None:
    assert worth(Decimal(0)) == "£0"
    assert worth(Decimal("81000.5")) == "£81,000.50"
    assert worth(Nothing.TO_BE_DETERMINED) == "To be determined"
    assert worth(Nothing.NOT_APPLICABLE) == "N/A"
    assert worth(Nothing.BLANK) == "Not entered"


@pytest.mark.parametrize(
    ("amount", "words"), [("381050.50", "£381,051"), ("-300.49", "−£300")]
)
def test_a_forecast_is_told_in_whole_pounds(amount: str, words: str) -> None:
    assert whole_pounds(Decimal(amount)) == words


def test_the_published_shares() -> None:
    reward_grant = share(Decimal(215_128), Decimal(361_628))
    one_off = share(Decimal(296_128), Decimal(361_628))

    assert reward_grant is not None
    assert one_off is not None
    assert (per_cent(reward_grant), per_cent(one_off)) == ("59.5%", "81.9%")


@pytest.mark.parametrize("whole", ["0", "-5"])
def test_there_is_no_share_of_nothing(whole: str) -> None:
    assert share(Decimal(1), Decimal(whole)) is None


def test_a_whole_share_has_no_decimal() -> None:
    assert per_cent(Decimal("0.5")) == "50%"
