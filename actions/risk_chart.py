"""A risk's score over its reviews, as a chart."""

from __future__ import annotations

from actions.register import RiskEntry
from actions.risk_rows import score_words
from laa.plan.charting import Chart, Role, Series
from laa.plan.days import in_words
from laa.plan.tables import Column, Table


def score_chart(entry: RiskEntry) -> Chart | None:
    """None with fewer than two days of review; of a day the last review is drawn."""
    scores = {review.reviewed_on: review.score for review in entry.reviews}
    if len(scores) < 2:
        return None
    target = entry.risk.target_score
    first, last = min(scores), max(scores)
    drawn = [Series("Score", tuple(scores.values()), Role.ACTUAL)]
    if target is not None:
        drawn.append(Series("Target score", (target,) * len(scores), Role.TARGET))
    return Chart(
        key="scores",
        title="Score over the reviews",
        sentence=(
            f"From {score_words(scores[first])}, on {in_words(first)}, "
            f"to {score_words(scores[last])}, on {in_words(last)}."
        ),
        x=tuple(f"{day:%-d %b %Y}" for day in scores),
        series=tuple(drawn),
        unit="score",
        table=Table(
            "Score over the reviews",
            (
                Column("Review"),
                *(Column(series.name, numeric=True) for series in drawn),
            ),
            tuple(zip(scores, *(series.values for series in drawn), strict=True)),
        ),
    )
