"""The charts of an indicator: what is known and expected of it, as Chart values."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from indicators import chart_words
from indicators.analysis.assessment import quarter_targets, to_date
from indicators.analysis.measure import Measure, Series, Targets
from indicators.analysis.outlook import Outlook
from indicators.chart_parts import (
    Strand,
    Values,
    breaks_between,
    chart,
    gaps,
    known,
    strand,
)
from indicators.evidence_charts import control, year_so_far
from laa.plan.charting import Chart, Role
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter


def charts(outlook: Outlook, revised: Collection[Quarter] = frozenset()) -> list[Chart]:
    """Those of the charts that have something to draw; `revised` figures are ringed."""
    possible = (
        trajectory(outlook),
        year_so_far(outlook),
        quarter_by_quarter(outlook, revised),
        control(outlook),
    )
    return [one for one in possible if one]


def trajectory(outlook: Outlook) -> Chart | None:
    """
    The agreement's years: baseline, targets, success criterion, and what came.

    Each year's target is of the version that counts at its end. Versions that counted
    before the last one are drawn too, with their own baseline where that was another.
    """
    series, years = outlook.series, _years(outlook)
    targets = outlook.targets.at_end_of(years[-1])
    blank = ("",) * len(years)
    targeted = [outlook.targets.at_end_of(year).for_year(year) for year in years]
    unset = tuple(Nothing.BLANK if year in outlook.years else "" for year in years)
    totals = tuple(_total(outlook, year) for year in years)
    pending = tuple(
        outlook.missing(year.quarters[-1]) if year in outlook.years else ""
        for year in years
    )
    strands = (
        strand("Baseline", Role.BASELINE, _baseline(targets, years), blank),
        *(_earlier(one, targets, years) for one in _superseded(outlook)),
        strand("Target", Role.TARGET, known(targeted), gaps(targeted, unset)),
        _criterion(targets, series.measure, len(years)),
        strand("Actual", Role.ACTUAL, totals, pending),
        strand("At this pace", Role.COURSE, _course(outlook, years), blank),
    )
    return chart(
        "trajectory",
        f"Year by year to {years[-1]}",
        chart_words.trajectory(outlook),
        series.measure,
        tuple((str(year), str(year)) for year in years),
        strands,
        breaks_between(series, [year.quarters[0] for year in years]),
    )


def quarter_by_quarter(
    outlook: Outlook, revised: Collection[Quarter] = frozenset()
) -> Chart | None:
    """Each quarter's own figure, from the first known to the year's end."""
    series, as_of = outlook.series, outlook.as_of
    first = min([*series.readings, as_of.year.quarters[0]]).start
    years = [FinancialYear(start) for start in range(first, as_of.start + 1)]
    quarters = [quarter for year in years for quarter in year.quarters]
    own = tuple(series.value(q) if q <= as_of else None for q in quarters)
    shares = [
        share
        for year in years
        for share in quarter_targets(series, outlook.targets, year)
    ]
    return chart(
        "quarters",
        "Quarter by quarter",
        chart_words.latest_quarter(outlook),
        series.measure,
        tuple((f"Q{q.number} {q.year}", str(q)) for q in quarters),
        (
            strand(
                "The quarter's own figure",
                Role.COLUMN,
                own,
                tuple(map(outlook.missing, quarters)),
            ),
            strand(
                "Share of the year's target"
                if series.measure.kind.adds_up
                else "The year's target",
                Role.TARGET,
                known(shares),
                gaps(shares, ("",) * len(quarters)),
            ),
            *_rings(quarters, own, revised),
        ),
        breaks_between(series, quarters),
    )


def _rings(
    quarters: list[Quarter], own: Values, revised: Collection[Quarter]
) -> Iterator[Strand]:
    """Round the figures that took the place of earlier ones, if there are any."""
    rung = tuple(
        value if quarter in revised else None
        for quarter, value in zip(quarters, own, strict=True)
    )
    if any(value is not None for value in rung):
        blank = ("",) * len(rung)
        told = tuple("" if value is None else "Revised" for value in rung)
        yield Strand(strand("Revised", Role.REVISED, rung, blank).line, blank, told)


def _years(outlook: Outlook) -> tuple[FinancialYear, ...]:
    """The agreement's, after those of its baselines."""
    found = {one.baseline_year for one in outlook.targets.counting}
    return tuple(sorted({*outlook.years, *(year for year in found if year)}))


def _superseded(outlook: Outlook) -> tuple[Targets, ...]:
    """The versions that counted, or would have, before the one that counts last."""
    *earlier, _ = outlook.targets.counting
    return tuple(earlier)


def _earlier(
    version: Targets, latest: Targets, years: tuple[FinancialYear, ...]
) -> Strand:
    """From its own baseline if that was another, else from its first target on."""
    wanted = [version.for_year(year) for year in years]
    rebased = (version.baseline, version.baseline_year) != (
        latest.baseline,
        latest.baseline_year,
    )
    if rebased:
        wanted = [
            one if base is None else base
            for one, base in zip(wanted, _baseline(version, years), strict=True)
        ]
    name = f"Target of version {version.version.number}"
    return strand(name, Role.EARLIER, known(wanted), gaps(wanted, ("",) * len(years)))


def _criterion(targets: Targets, measure: Measure, places: int) -> Strand:
    """Named by what meets it: 340.87 rounds to 341, which does not."""
    value, name = targets.criterion, "Success criterion"
    if value is not None:
        name = f"{name}: {chart_words.limit(value, measure)}"
    return strand(name, Role.CRITERION, (value,) * places, ("",) * places)


def trend(series: Series, as_of: Quarter, quarters: int = 8) -> Values:
    """The latest quarters' own figures, oldest first, from the last break on."""
    latest = [as_of - n for n in reversed(range(quarters))]
    return tuple(
        series.value(quarter)
        for quarter in latest
        if not series.break_between(quarter, as_of)
    )


def _baseline(targets: Targets, years: tuple[FinancialYear, ...]) -> Values:
    return tuple(
        targets.baseline if year == targets.baseline_year else None for year in years
    )


def _total(outlook: Outlook, year: FinancialYear) -> float | None:
    last = year.quarters[-1]
    return to_date(outlook.series, last) if last <= outlook.as_of else None


def _course(outlook: Outlook, years: tuple[FinancialYear, ...]) -> Values:
    """Only while the year runs: afterwards there is its actual total."""
    running = outlook.as_of.number < QUARTERS_IN_A_YEAR
    course = outlook.assessment.course if running else None
    return tuple(course if year == outlook.as_of.year else None for year in years)
