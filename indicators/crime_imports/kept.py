"""What was read of a file, as its import keeps it in the database, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.survey import Survey
from indicators.recorded_crime.taking import Sum, Taken
from laa.plan.periods import FinancialYear, Quarter

Kept = dict[str, Any]


@dataclass(frozen=True)
class AreaFound:
    area: Area
    years: tuple[FinancialYear, ...]


@dataclass(frozen=True)
class Found:
    """Of a survey what the next question needs."""

    areas: tuple[AreaFound, ...]
    rows: int
    passed_over: tuple[str, ...]


def of_survey(survey: Survey) -> Kept:
    return {
        "areas": [
            [area.force, area.partnership, [y.start for y in survey.areas[area].years]]
            for area in survey.territories
        ],
        "rows": survey.rows,
        "passed_over": survey.passed_over,
    }


def found_of(kept: Mapping[str, Any]) -> Found:
    areas = (
        AreaFound(Area(force, partnership), tuple(map(FinancialYear, years)))
        for force, partnership, years in kept["areas"]
    )
    return Found(tuple(areas), kept["rows"], tuple(kept["passed_over"]))


def of_choice(area: Area, years: tuple[FinancialYear, ...]) -> Kept:
    return {
        "force": area.force,
        "partnership": area.partnership,
        "years": [year.start for year in years],
    }


def choice_of(kept: Mapping[str, Any]) -> tuple[Area, tuple[FinancialYear, ...]]:
    area = Area(kept["force"], kept["partnership"])
    return area, tuple(map(FinancialYear, kept["years"]))


def of_taken(taken: Taken) -> Kept:
    return {
        **of_choice(taken.area, taken.years),
        "sums": [[q.slug, code, asdict(one)] for (q, code), one in taken.sums.items()],
        "sheets": {q.slug: names for q, names in taken.sheets.items()},
        "unassigned": [[q.slug, c, n] for (q, c), n in taken.unassigned.items()],
    }


def taken_of(kept: Mapping[str, Any]) -> Taken:
    area, years = choice_of(kept)
    read = Quarter.from_slug
    return Taken(
        area,
        years,
        {(read(slug), code): Sum(**one) for slug, code, one in kept["sums"]},
        {read(slug): names for slug, names in kept["sheets"].items()},
        {(read(slug), code): count for slug, code, count in kept["unassigned"]},
    )
