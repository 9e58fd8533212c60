"""What the plan's dashboard says of each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import dropwhile

from indicators.analysis import evidence_words, words
from indicators.analysis.assessment import Assessment
from indicators.analysis.outlook import Outlook
from indicators.analysis.verdicts import Variation
from indicators.charts import trend
from indicators.history import History, Retold
from indicators.models import Actual, TargetSet
from laa.plan.findings import Finding, about
from laa.plan.numbers import shown
from laa.plan.periods import Quarter
from laa.plan.rag import Rag


@dataclass(frozen=True)
class Row:
    """An indicator at a quarter: the chosen one, or the latest with a figure."""

    history: History
    quarter: Quarter
    today: date
    findings: list[Finding]

    @cached_property
    def outlook(self) -> Outlook:
        return self.history.outlook(self.quarter, self.today)

    @property
    def assessment(self) -> Assessment:
        return self.outlook.assessment

    @property
    def forecast(self) -> str:
        return evidence_words.forecast(
            self.outlook.evidence, self.assessment, self.history.measure
        )

    @property
    def colour(self) -> str:
        """The arithmetic of the rating."""
        tolerance = self.history.targets.at(self.quarter).tolerance
        return words.colour(self.assessment, tolerance, self.history.measure)

    @property
    def signal(self) -> str:
        """What the control chart sees in the quarter; empty where it is chance."""
        control = self.outlook.evidence.control
        is_of_this_quarter = control.quarters[-1] == self.quarter
        is_enough = control.variation != Variation.TOO_FEW
        if control.chart.signals[-1] and is_of_this_quarter and is_enough:
            return evidence_words.control(control)
        return ""

    @property
    def actual(self) -> Actual | None:
        """The signed-off figure behind the quarter's numbers."""
        return self.history.signed_off.get(self.quarter)

    @property
    def retold(self) -> Retold | None:
        """Where what was reported of the quarter is not what is known now."""
        found = self.history.retold(self.quarter)
        return found if found and found.differs else None

    @property
    def standing(self) -> str:
        return TargetSet.Standing(self.history.target_set.standing).label

    @property
    def figure(self) -> str:
        return self._shown(self.assessment.value)

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """The quarter's own figure and rate, then the year so far; none left blank."""
        numbers = (
            (f"In {self.quarter}", self.figure),
            (f"Per {self._base} in the quarter", self.rate),
            ("Year to date", self._shown(self.assessment.to_date)),
            ("Expected to date", self._shown(self.assessment.expected)),
        )
        return [(name, number) for name, number in numbers if number]

    @property
    def rate(self) -> str:
        rate = self.assessment.rate
        return "" if rate is None else shown(rate, self.history.measure.decimals)

    @property
    def status(self) -> str:
        return words.sentence_case(
            words.distance(self.assessment, self.history.measure)
        )

    @property
    def since_quarter_before(self) -> str:
        found = self.outlook.evidence.since_quarter_before
        change = self.assessment.since_quarter_before
        return evidence_words.since(change, found, self.history.measure)

    @property
    def since_year_before(self) -> str:
        found = self.outlook.evidence.since_year_before
        change = self.assessment.since_year_before
        return evidence_words.since(change, found, self.history.measure)

    @property
    def trend(self) -> tuple[float | None, ...]:
        """From the first quarter known: an empty start would look like a gap."""
        values = trend(self.history.series, self.quarter)
        return tuple(dropwhile(lambda value: value is None, values))

    @property
    def has_trend(self) -> bool:
        """A single point is no trend."""
        return sum(value is not None for value in self.trend) > 1

    @property
    def trend_words(self) -> str:
        known = [value for value in self.trend if value is not None]
        return f"Up to {self.quarter}: {', '.join(map(self._shown, known))}"

    @property
    def awaited(self) -> str:
        """The quarters that have ended, are owed and are not signed off."""
        target_set = self.history.target_set
        missing = [
            quarter
            for quarter in target_set.plan.agreement.ended(self.today)
            if quarter not in self.history.signed_off
            and not target_set.why_not_owed(quarter)
        ]
        if not missing:
            return ""
        if len(missing) == 1:
            return f"{missing[0]} has ended and is not signed off yet"
        return (
            f"{len(missing)} quarters from {missing[0]} to {missing[-1]} have ended "
            "and are not signed off yet"
        )

    @property
    def _base(self) -> str:
        measure = self.history.measure
        return f"{shown(measure.per)} {measure.base}"

    def _shown(self, value: float | None) -> str:
        return "" if value is None else words.value(value, self.history.measure)


def rows(
    histories: list[History],
    findings: list[Finding],
    chosen: Quarter | None,
    today: date,
) -> list[Row]:
    return [
        Row(
            history,
            chosen or history.quarter_to_show(today),
            today,
            about(findings, history.target_set.indicator.code),
        )
        for history in histories
    ]


def summary(rows: list[Row]) -> str:
    """How many indicators have each rating, the worst first: "1 red, 1 green."."""
    ratings = [row.assessment.rag for row in rows]
    counted = [
        f"{ratings.count(rag)} {'not rated' if rag is Rag.NONE else rag.value}"
        for rag in (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.NONE)
        if rag in ratings
    ]
    return f"Of {len(rows)} indicators: {', '.join(counted)}."
