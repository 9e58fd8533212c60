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


def compound(baseline: float, yearly_change: float, years: int) -> list[float]:
    """
    The targets of so many years, each `yearly_change` on the year before.

    baseline * (1 + yearly_change) ** year, not rounded on the way: compound(383, -0.04,
    3) is [367.68, 352.97, 338.85] to 2 decimals. A change of -0.04 is 4 % less. Refuses
    one below -1, and fewer than 1 year, with ValueError.
    """
    if yearly_change < -1:
        raise ValueError(f"yearly change is {yearly_change}: nothing falls below -1")
    return [baseline * (1 + yearly_change) ** year for year in _years(years)]


def straight(baseline: float, final: float, years: int) -> list[float]:
    """
    The targets of so many years in equal steps from the baseline to `final`.

    baseline + (final - baseline) * year / years, not rounded. Refuses fewer than 1 year
    with ValueError.
    """
    step = (final - baseline) / years if years else 0.0
    return [baseline + step * year for year in _years(years)]


def _years(years: int) -> range:
    if years < 1:
        raise ValueError(f"years is {years}: a trajectory needs at least 1")
    return range(1, years + 1)
