"""The charts of an indicator: what is known and expected of it, as Chart values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from indicators import chart_words
from indicators.analysis import words
from indicators.analysis.assessment import quarter_target, to_date
from indicators.analysis.measure import Kind, Measure, Series, Targets
from indicators.analysis.outlook import Outlook
from laa.plan.charting import Break, Chart, Role
from laa.plan.charting import Series as Line
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter
from laa.plan.tables import Cell, Column, Table

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Strand:
    """A line of a chart with its column of the table: `gaps` are words for no value."""

    line: Line
    gaps: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        pairs = zip(self.line.values, self.gaps, strict=True)
        return tuple(gap if value is None else value for value, gap in pairs)


def charts(outlook: Outlook) -> list[Chart]:
    """Those of the three charts that have something to draw."""
    possible = (trajectory(outlook), year_so_far(outlook), quarter_by_quarter(outlook))
    return [chart for chart in possible if chart]


def trajectory(outlook: Outlook) -> Chart | None:
    """The agreement's years: baseline, targets, success criterion, and what came."""
    series, targets, years = outlook.series, outlook.targets, outlook.years
    if targets.baseline_year and targets.baseline_year not in years:
        years = (targets.baseline_year, *years)
    blank = ("",) * len(years)
    targeted = [targets.for_year(year) for year in years]
    unset = tuple(Nothing.BLANK if year in outlook.years else "" for year in years)
    totals = tuple(_total(outlook, year) for year in years)
    pending = tuple(
        outlook.missing(year.quarters[-1]) if year in outlook.years else ""
        for year in years
    )
    strands = (
        _strand("Baseline", Role.BASELINE, _baseline(targets, years), blank),
        _strand("Target", Role.TARGET, _known(targeted), _gaps(targeted, unset)),
        _criterion(outlook, len(years)),
        _strand("Actual", Role.ACTUAL, totals, pending),
        _strand("At this pace", Role.COURSE, _course(outlook, years), blank),
    )
    return _chart(
        "trajectory",
        f"Year by year to {years[-1]}",
        chart_words.trajectory(outlook),
        series.measure,
        tuple((str(year), str(year)) for year in years),
        strands,
        _breaks(series, [year.quarters[0] for year in years]),
    )


def year_so_far(outlook: Outlook) -> Chart | None:
    """One year: what is expected by the end of each quarter, and what came by then."""
    quarters = outlook.as_of.year.quarters
    assessed = [outlook.assess(quarter) for quarter in quarters]
    reached = tuple(
        one.to_date if one.quarter <= outlook.as_of else None for one in assessed
    )
    expected = tuple(one.expected for one in assessed)
    target = outlook.targets.for_year(outlook.as_of.year)
    strands = (
        _strand(
            "Expected by then", Role.TARGET, expected, _gaps([target] * 4, ("",) * 4)
        ),
        _strand(
            "Year to date", Role.ACTUAL, reached, tuple(map(outlook.missing, quarters))
        ),
    )
    this = assessed[outlook.as_of.number - 1]
    return _chart(
        "year-so-far",
        f"{outlook.as_of.year} so far, against the trajectory",
        f"{words.against_trajectory(this, outlook.series.measure)}.",
        outlook.series.measure,
        tuple((f"Q{quarter.number}", str(quarter)) for quarter in quarters),
        strands,
    )


def quarter_by_quarter(outlook: Outlook) -> Chart | None:
    """Each quarter's own figure, from the first known to the year's end."""
    series, as_of = outlook.series, outlook.as_of
    first = min([*series.readings, as_of.year.quarters[0]]).start
    years = [FinancialYear(start) for start in range(first, as_of.start + 1)]
    quarters = [quarter for year in years for quarter in year.quarters]
    own = tuple(series.value(q) if q <= as_of else None for q in quarters)
    shares = [quarter_target(series, outlook.targets, quarter) for quarter in quarters]
    return _chart(
        "quarters",
        "Quarter by quarter",
        chart_words.latest_quarter(outlook),
        series.measure,
        tuple((f"Q{q.number} {q.year}", str(q)) for q in quarters),
        (
            _strand(
                "The quarter's own figure",
                Role.COLUMN,
                own,
                tuple(map(outlook.missing, quarters)),
            ),
            _strand(
                "Share of the year's target"
                if series.measure.kind.adds_up
                else "The year's target",
                Role.TARGET,
                _known(shares),
                _gaps(shares, ("",) * len(quarters)),
            ),
        ),
        _breaks(series, quarters),
    )


def _chart(
    key: str,
    title: str,
    sentence: str,
    measure: Measure,
    places: tuple[tuple[str, str], ...],
    strands: tuple[Strand, ...],
    breaks: tuple[Break, ...] = (),
) -> Chart | None:
    """`places` pairs each place on the x axis with its name in the table."""
    drawn = tuple(strand for strand in strands if strand.line.points)
    if not drawn:
        return None
    decimals = 1 if measure.kind.adds_up else measure.decimals
    columns = [Column(s.line.name, True, decimals, trim=True) for s in drawn]
    names = (name for _, name in places)
    cells = (strand.cells for strand in drawn)
    return Chart(
        key=key,
        title=title,
        sentence=sentence,
        x=tuple(label for label, _ in places),
        series=tuple(strand.line for strand in drawn),
        unit=_axis(measure),
        table=Table(
            title, (Column("Period"), *columns), tuple(zip(names, *cells, strict=True))
        ),
        decimals=decimals,
        breaks=breaks,
    )


def _criterion(outlook: Outlook, places: int) -> Strand:
    """Named by what meets it: 340.87 rounds to 341, which does not."""
    value, name = outlook.targets.criterion, "Success criterion"
    if value is not None:
        name = f"{name}: {chart_words.limit(value, outlook.series.measure)}"
    return _strand(name, Role.CRITERION, (value,) * places, ("",) * places)


def _strand(name: str, role: Role, values: Values, gaps: tuple[Cell, ...]) -> Strand:
    return Strand(Line(name, tuple(map(_tidy, values)), role), gaps)


def _tidy(value: float | None) -> float | None:
    """A whole number without a fraction is shown without one."""
    return int(value) if value is not None and value == int(value) else value


def _known(values: Iterable[float | Nothing]) -> Values:
    return tuple(None if isinstance(value, Nothing) else value for value in values)


def _gaps(
    values: Iterable[float | Nothing], blank: tuple[Cell, ...]
) -> tuple[Cell, ...]:
    """Why a value is missing; where it is just blank, that place's own words."""
    return tuple(
        instead if value is Nothing.BLANK or not isinstance(value, Nothing) else value
        for value, instead in zip(values, blank, strict=True)
    )


def trend(series: Series, as_of: Quarter, quarters: int = 8) -> Values:
    """The latest quarters' own figures, oldest first, for a small trend."""
    return tuple(series.value(as_of - n) for n in reversed(range(quarters)))


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
    course = outlook.assess(outlook.as_of).course if running else None
    return tuple(course if year == outlook.as_of.year else None for year in years)


def _breaks(series: Series, starts: list[Quarter]) -> tuple[Break, ...]:
    return tuple(
        Break(index, parted.title)
        for index, (before, after) in enumerate(pairwise(starts))
        if (parted := series.break_between(before, after))
    )


def _axis(measure: Measure) -> str:
    if measure.kind.adds_up:
        return measure.units
    return "per cent" if measure.kind is Kind.PERCENTAGE else "score"
