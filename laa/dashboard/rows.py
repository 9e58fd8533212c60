"""What the plan's dashboard says of each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.charts import trend
from indicators.history import History
from indicators.models import Actual
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class Row:
    """An indicator at a quarter: the chosen one, or the latest with a figure."""

    history: History
    quarter: Quarter
    today: date

    @cached_property
    def assessment(self) -> Assessment:
        return self.history.assess(self.quarter)

    @property
    def actual(self) -> Actual | None:
        """The signed-off figure behind the quarter's numbers."""
        return self.history.signed_off.get(self.quarter)

    @property
    def figure(self) -> str:
        value = self.assessment.value
        return "" if value is None else words.value(value, self.history.measure)

    @property
    def rate(self) -> str:
        return words.rate(self.assessment.rate, self.history.measure)

    @property
    def to_date(self) -> str:
        value = self.assessment.to_date
        return "" if value is None else words.value(value, self.history.measure)

    @property
    def expected(self) -> str:
        value = self.assessment.expected
        return "" if value is None else words.value(value, self.history.measure)

    @property
    def status(self) -> str:
        return words.sentence_case(
            words.distance(self.assessment, self.history.measure)
        )

    @property
    def since_quarter_before(self) -> str:
        change = self.assessment.since_quarter_before
        return words.direction(change, self.history.measure)

    @property
    def since_year_before(self) -> str:
        change = self.assessment.since_year_before
        return words.direction(change, self.history.measure)

    @property
    def trend(self) -> tuple[float | None, ...]:
        return trend(self.history.series, self.quarter)

    @property
    def trend_words(self) -> str:
        known = [value for value in self.trend if value is not None]
        shown = [words.value(value, self.history.measure) for value in known]
        return f"Up to {self.quarter}: {', '.join(shown)}"

    @property
    def awaited(self) -> Quarter | None:
        """A later quarter that has ended and is not signed off."""
        last = Quarter.last_ended(self.today)
        is_awaited = (
            last > self.quarter
            and last not in self.history.signed_off
            and not self.history.target_set.why_not_owed(last)
        )
        return last if is_awaited else None


def rows(histories: list[History], chosen: Quarter | None, today: date) -> list[Row]:
    last_ended = Quarter.last_ended(today)
    return [
        Row(history, chosen or history.latest_quarter(today) or last_ended, today)
        for history in histories
    ]
