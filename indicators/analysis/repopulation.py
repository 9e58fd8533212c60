"""What rates become with another estimate of population, and what else is then told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.analysis import words
from indicators.analysis.assessment import quarters_so_far, to_date
from indicators.analysis.bearing import bearing
from indicators.analysis.measure import Kind, Measure, Series, Targets
from indicators.analysis.outlook import Outlook
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter

_RATING = "Rating"
_EVERYBODY = "people"
_NOT_TOLD = "Not told"


@dataclass(frozen=True)
class RateChange:
    """A count's rate before and after; None where there is no population yet."""

    name: str
    count: float
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    def is_shown_otherwise(self, decimals: int) -> bool:
        """Whether the rate, rounded as pages show it, is another one."""
        before, after = (
            "" if rate is None else shown(rate, decimals)
            for rate in (self.before, self.after)
        )
        return before != after


@dataclass(frozen=True)
class Retelling:
    """A sentence about a quarter that is another one afterwards."""

    quarter: Quarter
    name: str
    before: str
    after: str


def takes(measure: Measure) -> bool:
    """Whether it is a rate of all people, which an estimate of all people gives."""
    return measure.kind is Kind.RATE and measure.base == _EVERYBODY


def repopulated(series: Series, persons: int | None) -> Series:
    """The same counts with another population for their rates; None is without any."""
    return replace(series, measure=replace(series.measure, population=persons))


def rate_changes(
    series: Series, targets: Targets, years: Sequence[FinancialYear], persons: int
) -> tuple[RateChange, ...]:
    """
    Baseline, targets, quarters and years so far, each as a rate before and after.

    A rate is count / population * base. All take the one population, before and after.
    """
    before, after = series.measure, repopulated(series, persons).measure
    counts = (
        *_aims(targets, years),
        *_quarters(series),
        *_years(series),
    )
    return tuple(
        RateChange(name, count, before.rate(count), after.rate(count))
        for name, count in counts
    )


def retold(before: Outlook, after: Outlook) -> Iterator[Retelling]:
    """Ratings and sentences of a quarter that differ between the two."""
    told, anew = _told(before), _told(after)
    for name in {**told, **anew}:
        was, becomes = told.get(name, _NOT_TOLD), anew.get(name, _NOT_TOLD)
        if was != becomes:
            yield Retelling(before.as_of, name, was, becomes)


def _aims(
    targets: Targets, years: Sequence[FinancialYear]
) -> Iterator[tuple[str, float]]:
    """Those that count, as pages show them: the baseline of the last version."""
    last = targets.at(years[-1].quarters[-1])
    if last.baseline is not None and last.baseline_year:
        yield f"Baseline {last.baseline_year}", last.baseline
    for year in years:
        value = targets.at_end_of(year).for_year(year)
        if isinstance(value, float | int):
            yield f"Target {year}", value


def _quarters(series: Series) -> Iterator[tuple[str, float]]:
    for quarter in sorted(series.readings):
        value = series.value(quarter)
        if value is not None:
            yield str(quarter), value


def _years(series: Series) -> Iterator[tuple[str, float]]:
    """Of each year as far as its quarters are known without a gap."""
    for year in sorted({quarter.year for quarter in series.readings}):
        known = [(q, to_date(series, q)) for q in year.quarters]
        so_far = [(q, total) for q, total in known if total is not None]
        if so_far and len(quarters_so_far(so_far[-1][0])) > 1:
            yield _span(year, so_far[-1][0]), so_far[-1][1]


def _span(year: FinancialYear, last: Quarter) -> str:
    if last == year.quarters[-1]:
        return f"Year {year}"
    return f"{year}, Q1 to Q{last.number}"


def _told(outlook: Outlook) -> dict[str, str]:
    assessment, measure = outlook.assessment, outlook.series.measure
    sentence = words.sentence_case(words.against_trajectory(assessment, measure))
    rating = f"{assessment.rag.word}. {sentence}."
    return {_RATING: rating, **dict(bearing(outlook))}
