from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.history import histories_of
from indicators.models import TargetSet
from laa.dashboard.dashboard_files import files_of
from laa.dashboard.rows import rows
from laa.plan.exports.export import PageFiles
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.factories.indicators import (
    ActualFactory,
    AnnualTargetFactory,
    TargetSetFactory,
)
from tests.factories.plan import ActionPlanFactory, PopulationFactory
from tests.indicators.examples import Q1, Q2

TODAY = date(2008, 10, 20)


@pytest.fixture
def plan(db: None, settings: Any) -> ActionPlan:
    settings.TODAY = TODAY
    found: ActionPlan = ActionPlanFactory()
    return found


def files(plan: ActionPlan, quarter: Quarter = Q1) -> PageFiles:
    target_sets = TargetSet.objects.with_plan().filter(plan=plan)
    shown = rows(histories_of(target_sets), [], quarter, TODAY)
    return files_of(plan, shown, quarter)


def cells(found: PageFiles) -> dict[str, Any]:
    export = found.export("indicators")
    assert export is not None
    headings = [column.heading for column in export.table.columns]
    return dict(zip(headings, export.table.rows[0], strict=True))


def test_an_indicator_is_told_as_on_its_card(plan: ActionPlan) -> None:
    target_set = TargetSetFactory(plan=plan, targets=(368,))
    ActualFactory(target_set=target_set, count=119, commentary="More", signed_off=True)

    found = files(plan)
    row = cells(found)

    assert row["Indicator"] == target_set.indicator.code
    assert (row["Quarter"], row["Rating"]) == ("2008/09 Q1", "Red")
    assert (row["Figure in the quarter"], row["Year to date"]) == (119, 119)
    assert (row["Expected to date"], row["Unit"]) == (92, "offences")
    assert row["Rate in the quarter"] == pytest.approx(1.19)
    assert row["Status"] == "27 offences (29.3%) above the trajectory"
    assert row["Against a year before"] == "No figure for 2007/08 Q1"
    assert (row["Commentary"], row["As at"]) == ("More", date(2008, 7, 14))
    assert row["Signed off on"] == date(2008, 7, 17)
    assert found.about.sources == ("Police recorded crime",)
    assert found.about.as_of == Q1


def test_a_source_of_later_figures_only_is_not_named(plan: ActionPlan) -> None:
    target_set = TargetSetFactory(plan=plan)
    for quarter, source in ((1, "Police extract"), (2, "Home Office table")):
        ActualFactory(
            target_set=target_set,
            quarter_number=quarter,
            source=source,
            signed_off=True,
        )

    assert files(plan, Q1).about.sources == ("Police extract",)
    assert files(plan, Q2).about.sources == ("Police extract", "Home Office table")


def test_the_estimate_that_rates_rest_on_is_named_with_its_vintage(
    plan: ActionPlan,
) -> None:
    used = PopulationFactory(area=plan.area, persons=305_186, vintage="revised in 2013")
    TargetSetFactory(plan=plan, indicator__code="NI 15", population=used)
    TargetSetFactory(plan=plan, indicator__percentage=True, population=None)

    told = dict(files(plan).about.pairs)["Rates"]

    assert told.endswith("people: 305,186 (mid-2007, revised in 2013) for NI 15.")


def test_without_a_figure_the_kinds_of_nothing_are_told_apart(plan: ActionPlan) -> None:
    TargetSetFactory(plan=plan, targets=(368,))

    row = cells(files(plan, Q2))

    assert row["Figure in the quarter"] is Nothing.BLANK
    assert row["Rate in the quarter"] is Nothing.BLANK
    assert (row["Source"], row["Why this rating"]) == ("", "")


def test_what_is_not_owed_or_has_no_target_says_so(plan: ActionPlan) -> None:
    bare = TargetSetFactory(plan=plan, not_yet_introduced=True, indicator__counted=True)
    AnnualTargetFactory(target_set=bare, not_applicable=True)

    row = cells(files(plan))

    for heading in (
        "Figure in the quarter",
        "Expected to date",
        "Rate in the quarter",
    ):
        assert row[heading] is Nothing.NOT_APPLICABLE, heading
