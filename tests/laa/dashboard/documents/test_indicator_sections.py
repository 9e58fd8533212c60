from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.history import histories_of
from indicators.models import TargetSet
from laa.dashboard.documents.indicator_sections import figure_blocks, target_blocks
from laa.plan.documents.document import Block, Heading, Paragraphs, Picture
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from tests.factories.indicators import (
    ActualFactory,
    IndicatorFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.indicators.examples import AGREEMENT, Q1, Q2, Q4
from tests.indicators.returns import (
    GREEN,
    RED,
    analyst_of,
    sign_off,
    submit,
    target_set_of_368,
)
from tests.laa.dashboard.documents.blocks import only_row, tables

pytestmark = pytest.mark.django_db

LATER = date(2009, 7, 1)


def promised(plan: ActionPlan) -> tuple[Block, ...]:
    histories = histories_of(TargetSet.objects.with_plan().filter(plan=plan))
    return target_blocks(histories, AGREEMENT)


def reported(
    plan: ActionPlan, as_of: Quarter = Q2, today: date = date(2008, 10, 20)
) -> tuple[Block, ...]:
    histories = histories_of(TargetSet.objects.with_plan().filter(plan=plan))
    return figure_blocks(histories, as_of, today)


def test_a_target_is_promised_with_its_years_and_their_rates() -> None:
    indicator = IndicatorFactory(
        title="Violent crime", offence_categories="Homicide, Wounding"
    )
    target_set = TargetSetFactory(
        indicator=indicator, targets=(368, 353), success_criterion="11% less"
    )

    assert only_row(promised(target_set.plan)) == {
        "Indicator Definition": "Violent crime\nNumber of offences per 1,000 "
        "population\nOffence Categories - Homicide, Wounding",
        "Baseline & Year": "400\n4.00\n2007/08",
        "Target 2008/09": "368\n3.68",
        "Target 2009/10": "353\n3.53",
        "Target 2010/11": "Not entered",
        "Success Criteria": "11% less",
    }


def test_an_indicator_that_tracks_progress_is_no_promise() -> None:
    target_set = TargetSetFactory(not_yet_introduced=True)

    assert promised(target_set.plan) == ()


def test_a_baseline_that_is_missing_has_no_year() -> None:
    target_set = TargetSetFactory(baseline=None, baseline_year=None)

    row = only_row(promised(target_set.plan))

    assert row["Baseline & Year"] == "Not entered"
    assert row["Success Criteria"] == "Not entered"


def test_quarters_up_to_the_one_asked_for_are_printed() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    sign_off(target_set, replace(RED, count=101), Q2)

    row = only_row(reported(target_set.plan, Q1))

    assert row["Q1"] == "119\n1.19"
    assert [row[name] for name in ("Q2", "Q3", "Q4")] == ["Not yet due"] * 3
    assert (row["Year to date"], row["Rating"]) == ("119", "Red")
    assert row["Target Met Yes/No"] == "Not yet due"


def test_a_figure_that_is_not_signed_off_is_not_printed() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    submit(target_set, analyst_of(target_set), replace(RED, count=987_654), Q2)

    found = reported(target_set.plan)

    assert only_row(found)["Q2"] == only_row(found)["Year to date"] == "Not entered"
    assert only_row(found)["Rating"] == "No rating"
    assert "987" not in str(found)


def test_what_is_to_be_introduced_later_does_not_apply() -> None:
    target_set = TargetSetFactory(not_yet_introduced=True)

    row = only_row(reported(target_set.plan))

    assert row["Baseline"] == "N/A"
    assert (row["Q1"], row["Q3"]) == ("N/A", "Not yet due")
    assert row["Year to date"] == row["Target Met Yes/No"] == "N/A"


@pytest.mark.parametrize(("count", "met"), [(90, "Yes"), (119, "No")])
def test_whether_the_target_is_met_is_said_when_the_year_is_over(
    count: int, met: str
) -> None:
    target_set = target_set_of_368()
    for quarter in Q4.year.quarters:
        ActualFactory(
            target_set=target_set,
            quarter_number=quarter.number,
            count=count,
            signed_off=True,
        )

    assert only_row(reported(target_set.plan, Q4, LATER))["Target Met Yes/No"] == met


def test_without_the_last_quarter_nobody_knows_whether_it_is_met() -> None:
    row = only_row(reported(target_set_of_368().plan, Q4, LATER))

    assert row["Target Met Yes/No"] == "Not entered"


def test_each_target_is_told_in_words_with_its_commentary_and_chart() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)

    *_, heading, words, commentary, picture = reported(target_set.plan, Q1)

    assert heading == Heading(str(target_set.indicator))
    assert isinstance(words, Paragraphs)
    assert "119 against 92 expected" in words.text
    assert commentary == Paragraphs("GBH is counted differently now.")
    assert isinstance(picture, Picture)


def test_without_commentary_and_without_figures_there_is_less_to_tell() -> None:
    told = target_set_of_368()
    sign_off(told, GREEN)
    bare = TargetSetFactory(baseline=None, baseline_year=None)

    with_figures = reported(told.plan, Q1)
    without = reported(bare.plan, Q1)

    assert Paragraphs("") not in with_figures
    assert not any(isinstance(one, Picture) for one in without)


def test_a_plan_without_indicators_prints_none() -> None:
    assert tables(reported(target_set_of_368().plan))
    assert figure_blocks([], Q1, LATER) == ()


def test_targets_negotiated_anew_are_promised_with_the_month_of_their_agreement() -> (
    None
):
    target_set = TargetSetFactory(targets=(368, 353, 339), success_criterion="11% less")
    TargetRefreshFactory(
        target_set=target_set, baseline=476, success_criterion="5% less"
    )

    row = only_row(promised(target_set.plan))

    assert row["Target 2008/09"] == "368\n3.68"
    assert row["Target 2009/10"] == "390\n3.90\nagreed March 2009"
    assert row["Baseline & Year"] == "476\n4.76\n2007/08"
    assert row["Success Criteria"] == "5% less"


def test_a_quarters_table_holds_the_baseline_and_target_that_judge_it() -> None:
    target_set = TargetSetFactory(targets=(368, 353, 339))
    TargetRefreshFactory(target_set=target_set, baseline=476)

    before = only_row(reported(target_set.plan, Q1))
    after = only_row(reported(target_set.plan, Q4 + 1, LATER))

    assert (before["Baseline"], before["Target 2008/09"]) == ("400\n4.00", "368\n3.68")
    assert (after["Baseline"], after["Target 2009/10"]) == ("476\n4.76", "390\n3.90")


def test_where_a_target_stands_names_the_targets_that_judge_it() -> None:
    target_set = target_set_of_368()
    TargetRefreshFactory(target_set=target_set)
    sign_off(target_set, RED)

    told = [one for one in reported(target_set.plan, Q1) if isinstance(one, Paragraphs)]

    assert "Judged by the plan’s own targets (version 1)." in told[0].text
