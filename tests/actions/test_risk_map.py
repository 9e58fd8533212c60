from __future__ import annotations

from datetime import date

from actions.models import Risk, RiskReview
from actions.register import Register, RiskEntry
from actions.risk_map import heat_map_of
from laa.plan.heat_map import Reference
from laa.plan.models import ActionPlan, Agreement, Area

TODAY = date(2008, 10, 20)
PLAN = ActionPlan(slug="crime", agreement=Agreement(area=Area(slug="coventry")))


def entry(position: int, *judged: tuple[int, int]) -> RiskEntry:
    made = tuple(
        RiskReview(likelihood=likelihood, impact=impact, reviewed_on=TODAY)
        for likelihood, impact in judged
    )
    return RiskEntry(Risk(plan=PLAN, position=position), made, TODAY)


def reference(position: int) -> Reference:
    return Reference(f"Risk {position}", f"/coventry/crime/risks/{position}/")


def test_the_gravest_cell_is_at_the_top_right_and_the_least_at_the_bottom_left() -> (
    None
):
    drawn = heat_map_of(Register(()))

    assert drawn.rows[0] == "Almost certain"
    assert drawn.columns[0] == "Negligible"
    top_right, bottom_left = drawn.cells[0][-1], drawn.cells[-1][0]
    assert (top_right.band, top_right.level) == ("Extreme", 4)
    assert (bottom_left.band, bottom_left.level) == ("Low", 1)


def test_a_risk_lies_where_its_latest_review_put_it() -> None:
    drawn = heat_map_of(Register((entry(1, (5, 5), (4, 2)), entry(2, (4, 2)))))

    assert drawn.cells[1][1].references == (reference(1), reference(2))
    assert drawn.cells[0][4].references == ()


def test_a_risk_without_a_review_lies_nowhere_and_is_listed() -> None:
    drawn = heat_map_of(Register((entry(1), entry(2, (1, 1)))))

    assert drawn.not_assessed == (reference(1),)
    assert [cell for line in drawn.cells for cell in line if cell.references] == [
        drawn.cells[4][0]
    ]
