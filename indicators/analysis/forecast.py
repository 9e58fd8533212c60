"""Where the year will end, and the chance that it ends within its target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import betainc, betaincc

from indicators.analysis.interval import tail
from indicators.analysis.measure import Polarity

# Sums of quarters' shares are exact to far less than this.
_ROUNDING = 1e-9
# With fewer quarters the spread that they show is mostly chance itself.
QUARTERS_TO_ESTIMATE = 8


@dataclass(frozen=True)
class Forecast:
    """The year's count: mean, bounds, and the chance (0 to 1) to meet the target."""

    expected: float
    lower: float
    upper: float
    chance: float | None


@dataclass(frozen=True)
class Dispersion:
    """The variance as a multiple of chance's own; 1 where it is not `estimated`."""

    value: float
    quarters: int
    estimated: bool


def year_end(
    to_date: float,
    share_elapsed: float,
    target: float | None = None,
    confidence: float = 0.95,
    dispersion: float = 1.0,
    polarity: Polarity = Polarity.LOWER,
) -> Forecast:
    """
    The count at the year's end, if its rate stays what it has been so far.

    The rest of the year is negative binomial with size = to_date + 0.5 and p =
    share_elapsed: what a Poisson count leaves open about its rate (Jeffreys' prior),
    and chance again in the quarters to come. A dispersion d above 1 multiplies the
    variance by d and leaves the mean: p / d, and size * (1 - p) / (d - p). The bounds
    are the quantiles of the two tails, whole counts. `chance` is None without a target.
    At a share of 1 the year is known. A `to_date` below 0 counts as 0 for the rest and
    as itself in the sum.
    Refuses a share that is not above 0 and up to 1, a dispersion below 1.
    """
    if not 0 < share_elapsed <= 1 + _ROUNDING:
        raise ValueError(f"share elapsed is {share_elapsed}: above 0 and up to 1")
    if not 1 <= dispersion < math.inf:
        raise ValueError(f"dispersion is {dispersion}: it is 1 or more")
    chance = tail(confidence)
    rest = _rest(to_date, share_elapsed, dispersion)
    return Forecast(
        expected=to_date + rest.mean,
        lower=to_date + rest.quantile(chance),
        upper=to_date + rest.quantile(1 - chance),
        chance=None if target is None else rest.meets(target - to_date, polarity),
    )


def required(to_date: float, target: float, quarters_left: int) -> float:
    """
    What each remaining quarter may hold on average: (target - to_date) / quarters_left.

    In the target's unit, not rounded. Below 0 if the target is already passed. Refuses
    fewer than one quarter with ValueError.
    """
    if quarters_left < 1:
        raise ValueError(f"quarters left is {quarters_left}: at least 1 is needed")
    return (target - to_date) / quarters_left


def dispersion(counts: Sequence[float], expected: Sequence[float]) -> Dispersion:
    """
    How much more counts vary than by chance: Pearson's chi-square / degrees of freedom.

    sum((count - expected) ** 2 / expected) / (quarters - 1), not below 1. `expected` is
    their mean, or fits them as loosely: a seasonal pattern found in the same counts
    would make the result too small. Fewer than eight quarters say too little: 1, not
    estimated. Source: McCullagh and Nelder 1989, section 4.5.
    Refuses lists of two lengths, and an `expected` below 0 or of 0 for another count.
    """
    pairs = list(zip(counts, expected, strict=True))
    if len(pairs) < QUARTERS_TO_ESTIMATE:
        return Dispersion(1.0, len(pairs), estimated=False)
    spread = sum(_chi_square(count, mean) for count, mean in pairs) / (len(pairs) - 1)
    return Dispersion(max(1.0, spread), len(pairs), estimated=True)


def _chi_square(count: float, expected: float) -> float:
    if expected < 0 or (expected == 0 and count):
        raise ValueError(f"expected is {expected} for {count}: one above 0 is needed")
    return (count - expected) ** 2 / expected if expected else 0.0


@dataclass(frozen=True)
class _Rest:
    """The count of the rest of the year: negative binomial; nothing at a p of 1."""

    mean: float
    p: float

    @property
    def size(self) -> float:
        return self.mean * self.p / (1 - self.p)

    def at_most(self, count: float) -> float:
        if count < 0 or self.p == 1:
            return float(count >= 0)
        return float(betainc(self.size, count + 1, self.p))

    def more_than(self, count: float) -> float:
        if count < 0 or self.p == 1:
            return float(count < 0)
        return float(betaincc(self.size, count + 1, self.p))

    def meets(self, room: float, polarity: Polarity) -> float:
        """The chance to stay within `room`, or where higher is better to fill it."""
        slack = _ROUNDING * max(1.0, abs(room))
        if polarity is Polarity.LOWER:
            return self.at_most(math.floor(room + slack))
        return self.more_than(math.ceil(room - slack) - 1)

    def quantile(self, chance: float) -> int:
        """The smallest count that is at most exceeded by 1 - `chance`."""
        below, enough = -1, math.ceil(self.mean)
        while self.at_most(enough) < chance:
            below, enough = enough, 2 * enough + 1
        while enough - below > 1:
            middle = (below + enough) // 2
            if self.at_most(middle) < chance:
                below = middle
            else:
                enough = middle
        return enough


def _rest(to_date: float, share_elapsed: float, dispersion: float) -> _Rest:
    share = 1.0 if share_elapsed >= 1 - _ROUNDING else share_elapsed
    mean = (max(to_date, 0) + 0.5) * (1 - share) / share
    return _Rest(mean, 1.0 if share == 1 else share / dispersion)
