from __future__ import annotations

from decimal import Decimal

from funding.analysis.cliff import cliff
from funding.analysis.standing import stand
from funding.analysis.terms import Term
from funding.charts import cliff_chart, spend_chart
from laa.plan.charting import Role
from laa.plan.nothing import Nothing
from tests.funding.analysis.amounts import FIRST, Q1, Q2, Q3, UNDECIDED, YEARS, line

CLIFF = cliff(
    [
        line(300, 0, 0, name="Grant"),
        line(100, UNDECIDED, 0, name="Post", term=Term.RECURRING),
    ],
    YEARS,
)


def test_one_off_money_stands_on_what_recurs() -> None:
    chart = cliff_chart(CLIFF, FIRST)

    assert [(one.name, one.values) for one in chart.columns] == [
        ("Recurring", (Decimal(100), None, None)),
        ("One-off", (Decimal(300), None, None)),
    ]
    assert chart.sentence.startswith("2008/09: £400 is confirmed")
    assert chart.money


def test_over_a_column_of_nothing_stands_whether_that_is_certain() -> None:
    assert cliff_chart(CLIFF, FIRST).totals == ("£400", "Nothing confirmed", "£0")


def test_the_table_of_the_cliff_names_what_is_open() -> None:
    assert cliff_chart(CLIFF, FIRST).table.shown() == (
        ("2008/09", "£100", "£300", "£400", "None"),
        ("2009/10", "To be determined", "£0", "At least £0", "Post"),
        ("2010/11", "£0", "£0", "£0", "None"),
    )


def test_each_quarters_spend_stands_against_a_quarter_of_the_allocation() -> None:
    spent = {Q1: 200, Q3: "350.50"}

    chart = spend_chart(stand(line(1000, spent=spent), FIRST, Q3))

    assert chart.columns[0].values == (200, None, Decimal("350.50"), None)
    assert chart.of(Role.TARGET)[0].values == (250,) * 4
    assert chart.table.shown() == (
        ("2008/09 Q1", "£200", "£250"),
        ("2008/09 Q2", "Not reported", "£250"),
        ("2008/09 Q3", "£350.50", "£250"),
        ("2008/09 Q4", "Not over yet", "£250"),
    )


def test_a_quarter_that_is_not_over_is_drawn_so_far() -> None:
    chart = spend_chart(stand(line(1000, spent={Q2: 5}), FIRST, Q1))

    assert chart.columns[0].values == (None, 5, None, None)
    assert chart.table.shown()[1] == ("2008/09 Q2", "£5 so far", "£250")


def test_without_an_amount_there_is_nothing_to_stand_against() -> None:
    undecided = line(Nothing.TO_BE_DETERMINED, spent={Q1: 5})

    chart = spend_chart(stand(undecided, FIRST, Q1))

    assert chart.of(Role.TARGET)[0].values == (None,) * 4
    assert chart.table.shown()[0] == ("2008/09 Q1", "£5", "To be determined")


def test_a_quarter_of_the_allocation_is_rounded_to_the_penny() -> None:
    chart = spend_chart(stand(line("100.01", spent={Q1: 5}), FIRST, Q1))

    assert chart.of(Role.TARGET)[0].values[0] == Decimal("25.00")
