from __future__ import annotations

from datetime import date

from actions.models import Risk, RiskReview
from actions.register import RiskEntry
from actions.risk_chart import score_chart
from laa.plan.charting import Chart, Role

JULY, OCTOBER = date(2008, 7, 14), date(2008, 10, 20)


def drawn(*reviews: tuple[date, int], target: int | None = None) -> Chart | None:
    made = tuple(
        RiskReview(number=n, likelihood=1, impact=impact, reviewed_on=day)
        for n, (day, impact) in enumerate(reviews, 1)
    )
    return score_chart(RiskEntry(Risk(target_score=target), made, OCTOBER))


def test_the_scores_of_two_reviews_make_a_line() -> None:
    chart = drawn((JULY, 5), (OCTOBER, 3), target=2)

    assert chart is not None
    assert chart.x == ("14 Jul 2008", "20 Oct 2008")
    assert [(one.name, one.values, one.role) for one in chart.series] == [
        ("Score", (5, 3), Role.ACTUAL),
        ("Target score", (2, 2), Role.TARGET),
    ]
    assert chart.sentence == (
        "From 5, moderate, on 14 July 2008, to 3, low, on 20 October 2008."
    )


def test_the_table_holds_the_days_and_the_scores() -> None:
    chart = drawn((JULY, 5), (OCTOBER, 3))

    assert chart is not None
    assert chart.table.shown() == (("14 July 2008", "5"), ("20 October 2008", "3"))


def test_of_a_day_with_two_reviews_the_last_is_drawn() -> None:
    chart = drawn((JULY, 5), (OCTOBER, 3), (OCTOBER, 4))

    assert chart is not None
    assert chart.series[0].values == (5, 4)


def test_one_day_makes_no_line() -> None:
    assert drawn() is None
    assert drawn((OCTOBER, 3), (OCTOBER, 4)) is None
