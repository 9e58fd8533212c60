"""A return's figure in rows of a name and what it is."""

from __future__ import annotations

from indicators.analysis import words
from indicators.analysis.measure import Kind, Measure
from indicators.figure import Figure
from laa.plan.days import in_words
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown


def figure_rows(figure: Figure, measure: Measure) -> list[tuple[str, str]]:
    """Numbers first, then where they come from; what is missing is said to be."""
    value = figure.reading().value(measure.kind)
    rows = _numbers(figure, measure)
    if value is not None and measure.kind is Kind.PERCENTAGE:
        rows.append(("Percentage", words.value(value, measure)))
    if rate := words.rate(measure.rate(value), measure):
        rows.append(("Rate for the quarter", rate))
    as_at = f"{in_words(figure.as_at)}" if figure.as_at else Nothing.BLANK.words
    return [
        *rows,
        ("State", "Provisional" if figure.is_provisional else "Final"),
        ("Source", figure.source or Nothing.BLANK.words),
        ("As at", as_at),
        ("Commentary", figure.commentary or Nothing.BLANK.words),
    ]


def _numbers(figure: Figure, measure: Measure) -> list[tuple[str, str]]:
    if measure.kind is Kind.SCORE:
        score = (
            None if figure.score is None else words.value(float(figure.score), measure)
        )
        return [("Score", score or Nothing.BLANK.words)]
    rows = [(words.sentence_case(measure.units), _count(figure.count))]
    if measure.kind is Kind.PERCENTAGE:
        rows.append((f"Out of how many {measure.base}", _count(figure.denominator)))
    return rows


def _count(count: int | None) -> str:
    return Nothing.BLANK.words if count is None else shown(count)
