"""What an assessment can bear: intervals, chances, signals; None where none."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.analysis.assessment import (
    Assessment,
    Change,
    break_inside,
    quarter_targets,
    share_to_go_by,
    to_date,
    year_profile,
)
from indicators.analysis.comparison import Comparison, compare
from indicators.analysis.control_chart import ControlChart
from indicators.analysis.forecast import (
    Dispersion,
    Forecast,
    dispersion,
    required,
    year_end,
)
from indicators.analysis.interval import Interval
from indicators.analysis.measure import Break, Kind, Series, Targets
from indicators.analysis.rates import proportion_interval, rate_interval
from indicators.analysis.spc import individuals
from indicators.analysis.trajectory import share_elapsed
from indicators.analysis.verdicts import Assurance, Variation, assurance, variation
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR, Quarter


@dataclass(frozen=True)
class Control:
    """The control chart of all quarters up to now, a quarter a point."""

    quarters: tuple[Quarter, ...]
    chart: ControlChart
    variation: Variation
    assurance: Assurance


@dataclass(frozen=True)
class Evidence:
    """
    `elapsed` is the year's share so far. `required` is what each of the
    `quarters_left` may hold on average. `since_baseline` compares the year so far with
    as large a part of the baseline; `baseline_break` stands between the two.
    `year_break` parts the year so far, which therefore has no forecast.
    """

    elapsed: float
    dispersion: Dispersion
    forecast: Forecast | None
    year_break: Break | None
    quarters_left: int
    required: float | None
    since_baseline: Comparison | None
    baseline_break: Break | None
    since_quarter_before: Comparison | None
    since_year_before: Comparison | None
    control: Control


def weigh(series: Series, targets: Targets, assessment: Assessment) -> Evidence:
    """
    What the assessment's figures can bear, on what `series` holds up to its quarter.

    The comparison with the baseline is given even across a series break, for the
    targets rest on that baseline: whoever shows it shows the break. No other
    comparison, no limit, spread or forecast crosses one. `required` is arithmetic on
    the year's target, which is held against what is counted, breaks or none. Baseline
    and target are those of the version that the assessment was judged by.
    """
    counting = targets.at(assessment.quarter)
    before, year_before = assessment.since_quarter_before, assessment.since_year_before
    as_of, adds_up = assessment.quarter, series.measure.kind.adds_up
    spread = _dispersion(series, as_of)
    left = QUARTERS_IN_A_YEAR - as_of.number
    elapsed = share_elapsed(year_profile(series, as_of.year), as_of.number)
    target = None if isinstance(assessment.target, Nothing) else assessment.target
    total = assessment.to_date if adds_up else None
    share = share_to_go_by(series, as_of)
    return Evidence(
        elapsed=elapsed,
        dispersion=spread,
        forecast=_forecast(series, total, share, target, spread),
        year_break=break_inside(series, as_of),
        quarters_left=left,
        required=None
        if total is None or target is None or not left
        else required(total, target, left),
        since_baseline=_since_baseline(counting, as_of, total, elapsed),
        baseline_break=_baseline_break(series, counting, as_of),
        since_quarter_before=_since(series, assessment.value, before),
        since_year_before=_since(series, assessment.value, year_before),
        control=_control(series, targets, as_of),
    )


def forecast_at(
    series: Series, as_of: Quarter, later: Quarter, spread: float
) -> Forecast | None:
    """The year's figure by the end of `later`, a quarter of the same year."""
    total, elapsed = to_date(series, as_of), share_to_go_by(series, as_of)
    if total is None or elapsed is None:
        return None
    by_then = share_elapsed(year_profile(series, as_of.year), later.number)
    return year_end(total, elapsed / by_then, dispersion=spread)


def interval_of(series: Series, quarter: Quarter) -> Interval | None:
    """Of a quarter's rate or percentage; None of what has no interval here."""
    reading, measure = series.readings.get(quarter), series.measure
    if reading is None or reading.count is None or reading.count < 0:
        return None
    of = reading.denominator
    if measure.kind is Kind.PERCENTAGE and of and reading.count <= of:
        return proportion_interval(reading.count, of).times(100)
    if measure.kind is Kind.RATE and measure.population:
        return rate_interval(reading.count, measure.population, measure.per)
    return None


def _comparable(series: Series, as_of: Quarter) -> list[float]:
    """The quarters' figures on this side of any series break, in their order."""
    known = sorted(quarter for quarter in series.readings if quarter <= as_of)
    values = [
        series.value(quarter)
        for quarter in known
        if not series.break_between(quarter, as_of)
    ]
    return [value for value in values if value is not None]


def _dispersion(series: Series, as_of: Quarter) -> Dispersion:
    values = _comparable(series, as_of) if series.measure.kind.adds_up else []
    mean = sum(values) / len(values) if values else 0
    if mean <= 0:
        return Dispersion(1.0, len(values), estimated=False)
    return dispersion(values, [mean] * len(values))


def _forecast(
    series: Series,
    total: float | None,
    share: float | None,
    target: float | None,
    spread: Dispersion,
) -> Forecast | None:
    if total is None or share is None:
        return None
    polarity = series.measure.polarity
    return year_end(total, share, target, dispersion=spread.value, polarity=polarity)


def _since_baseline(
    targets: Targets, as_of: Quarter, total: float | None, elapsed: float
) -> Comparison | None:
    """Refused in the baseline's own year, which it would hold against itself."""
    baseline, year = targets.baseline, targets.baseline_year
    if year is not None and as_of.year <= year:
        return None
    if total is None or baseline is None or total < 0 or not elapsed:
        return None
    # Less than one event is no count that chance could be told from.
    if baseline < 0 or 0 < baseline < 1:
        return None
    return compare(total, elapsed, baseline, 1)


def _baseline_break(series: Series, targets: Targets, as_of: Quarter) -> Break | None:
    return next((b for b in series.breaks if targets.lies_before(b, as_of)), None)


def _since(series: Series, value: float | None, change: Change) -> Comparison | None:
    before = change.value
    if change.refusal or value is None or before is None:
        return None
    if not series.measure.kind.adds_up or value < 0 or before < 0:
        return None
    return compare(value, 1, before, 1)


def _control(series: Series, targets: Targets, as_of: Quarter) -> Control:
    so_far = [quarter for quarter in series.readings if quarter <= as_of]
    known = [q for q in so_far if series.value(q) is not None] or [as_of]
    first, last = min(known), max(known)
    count = 4 * (last.start - first.start) + last.number - first.number + 1
    quarters = tuple(first + n for n in range(count))
    rebased = [
        index
        for index in range(1, count)
        if series.break_between(quarters[index - 1], quarters[index])
    ]
    chart = individuals([series.value(q) for q in quarters], rebase_at=rebased)
    years = {quarter.year for quarter in quarters}
    steps = {year: quarter_targets(series, targets, year) for year in years}
    stepped = (steps[quarter.year][quarter.number - 1] for quarter in quarters)
    wanted = [None if isinstance(step, Nothing) else step for step in stepped]
    polarity = series.measure.polarity
    return Control(
        quarters,
        chart,
        variation(chart, polarity),
        assurance(chart, wanted, polarity),
    )
