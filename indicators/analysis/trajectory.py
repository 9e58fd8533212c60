"""What a target expects by a given quarter."""

from __future__ import annotations

from collections.abc import Sequence

Profile = tuple[float, float, float, float]
YearOfQuarters = tuple[float, float, float, float]

EVEN: Profile = (0.25, 0.25, 0.25, 0.25)


def profile(history: Sequence[YearOfQuarters]) -> Profile:
    """
    The share of a year that each quarter holds, from earlier whole years; sums to 1.

    Each share is the quarter's sum over the years divided by the sum of all quarters.
    Without history, or where earlier counts leave no sensible shares (a total of zero,
    a quarter below zero), the quarters are alike.
    """
    sums = [sum(quarter) for quarter in zip(*history, strict=True)]
    total = sum(sums)
    if total <= 0 or min(sums) < 0:
        return EVEN
    first, second, third, fourth = (quarter / total for quarter in sums)
    return first, second, third, fourth


def share_elapsed(shares: Profile, quarter: int) -> float:
    """
    The share of a year that lies in its quarters 1 to `quarter`.

    Refuses a quarter outside 1 to 4 with ValueError.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"quarter is {quarter}: a year has quarters 1 to 4")
    return sum(shares[:quarter])


def expected_to_date(annual_target: float, shares: Profile, quarter: int) -> float:
    """
    What the year's target expects of its quarters 1 to `quarter` together.

    annual_target * (shares of those quarters), in the target's unit, not rounded:
    expected_to_date(4122, EVEN, 1) is 1030.5.
    """
    return annual_target * share_elapsed(shares, quarter)
