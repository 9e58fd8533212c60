"""
How long the analysis behind a full dashboard takes: 35 indicators, 12 quarters each.

Times of one machine say little, so they stand beside a floor taken in the same run:
adding up the same figures in plain Python, the least that any analysis must do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from statistics import median
from time import perf_counter

from indicators.analysis.assessment import assess
from indicators.analysis.evidence import weigh
from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Series,
    Targets,
)
from laa.plan.periods import FinancialYear, Quarter

INDICATORS = 35
QUARTERS = tuple(Quarter(2008, 1) + number for number in range(12))
# The third quarter of the last year: there is a year to forecast.
NOW = QUARTERS[-2]
YEARS = tuple(FinancialYear(year) for year in (2008, 2009, 2010))
Indicator = tuple[Series, Targets]


def indicators() -> list[Indicator]:
    """Counts of all sizes, a fifth of them with a series break; the same every run."""
    chance = Random(15)
    return [_indicator(chance, number) for number in range(INDICATORS)]


def _indicator(chance: Random, number: int) -> Indicator:
    level = 4 * 3 ** (number % 8)
    measure = Measure(
        kind=Kind.RATE,
        polarity=Polarity.LOWER if number % 2 else Polarity.HIGHER,
        unit="offence",
        units="offences",
        decimals=2,
        population=306_700,
    )
    readings = {
        quarter: Reading(round(chance.gauss(level, level**0.5))) for quarter in QUARTERS
    }
    breaks = (Break(date(2009, 4, 1), "Recording changed", "New rules"),)
    return (
        Series(measure, readings, () if number % 5 else breaks),
        Targets(
            annual=dict.fromkeys(YEARS, 4.0 * level),
            baseline=4.0 * level,
            baseline_year=FinancialYear(2007),
            success_change=-0.06,
        ),
    )


def add_up(page: list[Indicator]) -> None:
    for series, _ in page:
        sum(series.value(quarter) or 0 for quarter in QUARTERS)


def rate_status(page: list[Indicator]) -> None:
    for series, targets in page:
        assess(series, targets, NOW)


def analyse(page: list[Indicator]) -> None:
    for series, targets in page:
        weigh(series, targets, assess(series, targets, NOW))


def milliseconds(work: Callable[[list[Indicator]], None], repeats: int) -> float:
    """The median of so many runs, each on the same figures."""
    page, times = indicators(), []
    for _ in range(repeats):
        start = perf_counter()
        work(page)
        times.append(perf_counter() - start)
    return 1000 * median(times)


def report(repeats: int = 100) -> str:
    floor = milliseconds(add_up, repeats)
    lines = [
        f"{INDICATORS} indicators, {len(QUARTERS)} quarters, medians of {repeats} runs",
        f"{'adding up':<16}{floor:8.2f} ms",
    ]
    for name, work in {"status alone": rate_status, "whole analysis": analyse}.items():
        time = milliseconds(work, repeats)
        lines.append(f"{name:<16}{time:8.2f} ms{time / floor:8.0f} x adding up")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
