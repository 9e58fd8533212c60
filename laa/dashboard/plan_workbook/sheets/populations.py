"""The sheet of the population estimates that rates are computed with."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from indicators.population.keeping import refusals
from indicators.population.terms import LEAST, MOST, Terms
from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Key,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.numbering import next_keys, require_next
from laa.dashboard.plan_workbook.sheets.actions import LONGEST
from laa.dashboard.plan_workbook.takes import Text, Whole
from laa.plan.beginning import begin_population
from laa.plan.refusals import Refused

_ELSEWHERE = (
    "an estimate is never changed: add a further one on the page Population of the plan"
)


class PopulationsSheet(PlanSheet):
    name = "Population"
    noun = "estimate"
    closed = "an estimate is added on the page Population of the plan"
    spare = 10

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "number", "Number", 9, "By which the sheet Indicators names it.",
                Whole(1, 99, "Enter the number of the estimate"),
            ),
            Column(
                "year", "Mid-year", 10, "The year in whose middle it was.",
                Whole(1900, 2100, "Enter the year"), Opens.IN_NEW_ROWS, _ELSEWHERE,
            ),
            Column(
                "vintage", "Vintage", 26, "Which publication it is from.",
                Text(100, "Enter which publication the estimate is from"),
                Opens.IN_NEW_ROWS, _ELSEWHERE,
            ),
            Column(
                "persons", "People", 12, "How many lived in the area.",
                Whole(LEAST, MOST, "Enter how many people lived in the area"),
                Opens.IN_NEW_ROWS, _ELSEWHERE,
            ),
            Column(
                "source", "Source", 50, "Where the estimate is published.",
                Text(LONGEST, "Enter where the estimate is published"),
                Opens.IN_NEW_ROWS, _ELSEWHERE,
            ),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        names = ("year", "vintage", "persons", "source")
        return [
            Kept(
                (int(number),),
                f"Estimate {one.vintage}",
                {name: getattr(one, name) for name in names},
                one,
            )
            for number, one in self.book.populations.items()
        ]

    def spare_keys(self) -> list[Key]:
        return next_keys(self.book.populations, self.spare)

    def begin(self, row: Written, *, at: datetime) -> None:
        (number,) = row.key
        require_next(self, self.book.populations, number)
        terms, area = Terms(**row.values), self.book.the_plan.area
        # One that the service has in the same words is used, as other plans use it.
        others = area.populations.exclude(year=terms.year, vintage=terms.vintage)
        held = [*self.book.populations.values(), *others]
        if found := list(refusals(terms, held, timezone.localdate(at))):
            raise Refused(*found)
        estimate = begin_population(area=area, **row.values)
        self.book.populations[str(number)] = estimate
