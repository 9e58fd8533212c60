"""One indicator at one quarter: the object that pages, charts and exports share."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.analysis.attainment import Distance, attain, distance
from indicators.analysis.measure import Break, Kind, Series, Targets, Version
from indicators.analysis.trajectory import (
    Profile,
    expected_to_date,
    profile,
    share_elapsed,
)
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter
from laa.plan.rag import Rag

# Where less of a year lies in the quarters so far, they foretell nothing of the rest.
_LEAST_SHARE = 0.001


@dataclass(frozen=True)
class Change:
    """A quarter's value against an earlier quarter's, or why there is no comparison."""

    earlier: Quarter
    value: float | None
    difference: float | None
    refusal: str = ""


@dataclass(frozen=True)
class Assessment:
    """
    Values are in the indicator's unit: a count, a percentage or a score.

    `rate` is the quarter's own, per the indicator's base. `to_date` is known only if
    every quarter of the year so far is. `reason` says why there is no rating. `course`
    is the year's total if the quarters to come keep the pace of those so far; None
    where they tell nothing of it, and below zero, which no pace keeps up. `version`
    tells by which targets it is judged.
    """

    quarter: Quarter
    value: float | None
    rate: float | None
    target: float | Nothing
    to_date: float | None
    expected: float | None
    distance: Distance | None
    rag: Rag
    reason: str
    since_quarter_before: Change
    since_year_before: Change
    course: float | None
    version: Version


def assess(series: Series, targets: Targets, as_of: Quarter) -> Assessment:
    """
    Where an indicator stands at the end of `as_of`, on what `series` holds up to then.

    Counts are added up over the year and set against the target's share for its
    quarters so far; percentages are pooled (sum of numerators over sum of
    denominators), scores are the latest; both are set against the year's target itself.
    Of several versions of the targets the one that counts at `as_of` judges it.
    """
    targets = targets.at(as_of)
    value = series.value(as_of)
    total = to_date(series, as_of)
    target = targets.for_year(as_of.year)
    shares = year_profile(series, as_of.year)
    expected = _expected(series, target, shares, as_of)
    reason = _why_not_rated(series, targets, as_of)
    rag, gap = Rag.NONE, None
    if not reason and total is not None and expected is not None:
        rag = attain(total, expected, series.measure.polarity, targets.tolerance)
        gap = distance(total, expected)
    return Assessment(
        quarter=as_of,
        value=value,
        rate=series.measure.rate(value),
        target=target,
        to_date=total,
        expected=expected,
        distance=gap,
        rag=rag,
        reason=reason,
        since_quarter_before=change(series, as_of - 1, as_of),
        since_year_before=change(series, as_of - 4, as_of),
        course=_course(series, total, as_of),
        version=targets.version,
    )


def quarters_so_far(as_of: Quarter) -> tuple[Quarter, ...]:
    """The quarters of the year up to and with `as_of`."""
    return as_of.year.quarters[: as_of.number]


def to_date(series: Series, as_of: Quarter) -> float | None:
    """The year's figure so far; None if a quarter of it is missing."""
    values = [series.value(quarter) for quarter in quarters_so_far(as_of)]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    match series.measure.kind:
        case Kind.PERCENTAGE:
            return _pooled(series, as_of)
        case Kind.SCORE:
            return known[-1]
        case _:
            return sum(known)


def quarter_targets(
    series: Series, targets: Targets, year: FinancialYear
) -> tuple[float | Nothing, ...]:
    """
    Each quarter's own part of the year's target; of a level, the target itself.

    The target is that of the version which counts for the quarter.
    """
    shares = year_profile(series, year)
    return tuple(
        _part(series, targets.at(quarter).for_year(year), share)
        for quarter, share in zip(year.quarters, shares, strict=True)
    )


def _part(series: Series, target: float | Nothing, share: float) -> float | Nothing:
    if isinstance(target, Nothing) or not series.measure.kind.adds_up:
        return target
    return target * share


def why_no_target(target: Nothing, year: FinancialYear) -> str:
    """That a year has no target, said differently for each reason."""
    return {
        Nothing.BLANK: f"No target entered for {year}",
        Nothing.NOT_APPLICABLE: f"No target applies in {year}",
        Nothing.TO_BE_DETERMINED: f"The target for {year} is to be determined",
    }[target]


def year_profile(series: Series, year: FinancialYear) -> Profile:
    """The quarters' shares, from whole earlier years on this side of any break."""
    first = year.quarters[0]
    years = sorted({quarter.year for quarter in series.readings})
    history = []
    for earlier in years:
        values = [series.value(quarter) for quarter in earlier.quarters]
        parted = series.break_between(earlier.quarters[0], first)
        if earlier < year and not parted and None not in values:
            q1, q2, q3, q4 = (value for value in values if value is not None)
            history.append((q1, q2, q3, q4))
    return profile(history)


def break_inside(series: Series, as_of: Quarter) -> Break | None:
    """The break that parts the year so far, while quarters of it are to come."""
    if as_of.number == QUARTERS_IN_A_YEAR:
        return None
    return series.break_between(as_of.year.quarters[0], as_of)


def share_to_go_by(series: Series, as_of: Quarter) -> float | None:
    """
    The share of the year so far, to foretell the rest by.

    None where it tells nothing of it: of kinds that do not add up, across a series
    break inside the year, and of less than a thousandth of the year.
    """
    elapsed = share_elapsed(year_profile(series, as_of.year), as_of.number)
    if not series.measure.kind.adds_up or elapsed < _LEAST_SHARE:
        return None
    return None if break_inside(series, as_of) else elapsed


def change(series: Series, earlier: Quarter, later: Quarter) -> Change:
    """The difference between two quarters, refused across a series break."""
    before, after = series.value(earlier), series.value(later)
    if before is None or after is None:
        missing = earlier if before is None else later
        return Change(earlier, before, None, f"no figure for {missing}")
    if parted := series.break_between(earlier, later):
        return Change(earlier, before, None, f"not comparable: {parted.title}")
    return Change(earlier, before, after - before)


def _pooled(series: Series, as_of: Quarter) -> float:
    readings = [series.readings[quarter] for quarter in quarters_so_far(as_of)]
    numerators = sum(reading.count or 0 for reading in readings)
    return 100 * numerators / sum(reading.denominator or 0 for reading in readings)


def _expected(
    series: Series, target: float | Nothing, shares: Profile, as_of: Quarter
) -> float | None:
    if isinstance(target, Nothing):
        return None
    if not series.measure.kind.adds_up:
        return target
    return expected_to_date(target, shares, as_of.number)


def _why_not_rated(series: Series, targets: Targets, as_of: Quarter) -> str:
    if targets.introduced and as_of.year < targets.introduced:
        return f"Not applicable: to be introduced {targets.introduced}"
    for quarter in (as_of, *quarters_so_far(as_of)):
        if series.value(quarter) is None:
            return f"No figure signed off for {quarter}"
    target = targets.for_year(as_of.year)
    return why_no_target(target, as_of.year) if isinstance(target, Nothing) else ""


def _course(series: Series, total: float | None, as_of: Quarter) -> float | None:
    elapsed = share_to_go_by(series, as_of)
    if total is None or total < 0 or elapsed is None:
        return None
    return total / elapsed
