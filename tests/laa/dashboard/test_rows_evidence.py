"""What a row says beyond its figure: the year end, why the colour, what marks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.measure import Measure, Polarity, Series, Targets
from indicators.history import History
from indicators.models import Actual, Indicator, TargetSet
from laa.dashboard.rows import Row, rows
from laa.plan.findings import Finding, Severity, Where
from laa.plan.models import ActionPlan, Agreement, Area
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    Q1,
    RATE,
    Y2008,
    Y2009,
    counts,
)

PLAN = ActionPlan(agreement=Agreement(area=Area(name="Coventry"), first_year=2008))
HIGHER = replace(COUNT, polarity=Polarity.HIGHER)
OF_368 = Targets({Y2008: 368})
PENDING = Targets({Y2008: Nothing.TO_BE_DETERMINED})
CALM = (100, 102, 99, 101, 100, 98, 101, 100, 99, 101, 100)


def a_history(
    *values: int | None,
    targets: Targets = NI_15,
    measure: Measure = RATE,
    code: str = "NI 15",
) -> History:
    series = Series(measure, counts(*values), (COUNTED_ANEW,))
    target_set = TargetSet(plan=PLAN, indicator=Indicator(code=code))
    return History(
        target_set, series, targets, dict.fromkeys(series.readings, Actual())
    )


def a_row(*values: int | None, ahead: int = 0, **more) -> Row:
    quarter = Q1 + ahead
    return Row(a_history(*values, **more), quarter, date(2012, 1, 1), findings=[])


def test_a_row_says_where_the_year_is_likely_to_end():
    assert a_row(119).forecast == (
        "Year end likely between 407 and 555 offences (95% interval) if the rate stays "
        "as it is; chance of meeting 368: about 1 in 1,000 (0.1%)"
    )


def test_without_a_figure_it_foretells_nothing():
    assert a_row().forecast == ""


@pytest.mark.parametrize(
    ("values", "measure", "targets", "rag", "words"),
    [
        (
            (80,),
            RATE,
            OF_368,
            Rag.GREEN,
            "Green at 92 or less; amber to 96.6 (5.0% more); red beyond. "
            "The year to date is 80: green",
        ),
        ((95,), RATE, OF_368, Rag.AMBER, "The year to date is 95: amber"),
        ((119,), RATE, OF_368, Rag.RED, "The year to date is 119: red"),
        (
            (92,),
            HIGHER,
            OF_368,
            Rag.GREEN,
            "Green at 92 or more; amber to 87.4 (5.0% less); red beyond. "
            "The year to date is 92: green",
        ),
        ((88,), HIGHER, OF_368, Rag.AMBER, "The year to date is 88: amber"),
        ((80,), HIGHER, OF_368, Rag.RED, "The year to date is 80: red"),
    ],
)
def test_a_colour_is_explained_by_its_arithmetic(values, measure, targets, rag, words):
    row = a_row(*values, measure=measure, targets=targets)

    assert row.assessment.rag is rag
    assert row.colour.startswith("Expected by the end of 2008/09 Q1: 92. ")
    assert row.colour.endswith(words)


@pytest.mark.parametrize("measure", [RATE, HIGHER])
@pytest.mark.parametrize(
    ("values", "targets", "words"),
    [
        ((119,), PENDING, "The target for 2008/09 is to be determined"),
        ((119,), Targets({}), "No target entered for 2008/09"),
        ((), OF_368, "No figure signed off for 2008/09 Q1"),
        (
            (),
            replace(OF_368, introduced=Y2009),
            "Not applicable: to be introduced 2009/10",
        ),
    ],
)
def test_no_colour_is_explained_by_its_reason(measure, values, targets, words):
    row = a_row(*values, measure=measure, targets=targets)

    assert (row.assessment.rag, row.colour) == (Rag.NONE, words)


def test_a_signal_marks_the_row():
    row = a_row(*CALM, 180, ahead=11)

    assert row.signal == (
        "2010/11 Q4: signal (concerning), outside a limit. Trial limits: they rest on "
        "12 quarters or fewer"
    )


@pytest.mark.parametrize("values", [(*CALM, 100), (5, 5, 5, 5, 5, 5, 90)])
def test_chance_and_too_few_quarters_mark_nothing(values):
    assert a_row(*values, ahead=len(values) - 1).signal == ""


def test_each_row_has_the_findings_about_its_own_indicator():
    about = [
        Finding(Severity.MISSING, Where(subject), "A sentence.")
        for subject in ("NI 15", "NI 20", "")
    ]
    histories = [a_history(119), a_history(724, code="NI 20"), a_history(code="NI 19")]

    found = rows(histories, about, None, date(2008, 10, 20))

    assert [row.findings for row in found] == [[about[0]], [about[1]], []]
