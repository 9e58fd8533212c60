from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.indicator_files import files_of
from indicators.indicator_page import IndicatorPage
from indicators.models import Actual, TargetSet
from indicators.plan_findings import history_with_findings
from laa.plan.exports.export import PageFiles
from laa.plan.nothing import Nothing
from tests.factories.indicators import (
    ActualFactory,
    BreakdownFactory,
    PublishedFigureFactory,
    SeriesBreakFactory,
    TargetSetFactory,
    sign_off,
)
from tests.indicators.pages import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = TODAY


def files(target_set: TargetSet) -> PageFiles:
    history, findings = history_with_findings(target_set, TODAY)
    revisions = (
        Actual.objects.filter(target_set=target_set)
        .signed_off_revisions()
        .with_reports()
    )
    published = list(target_set.published_figures.all())
    return files_of(IndicatorPage(history, list(revisions), published, findings, TODAY))


def cells(found: PageFiles, slug: str, row: int = 0) -> dict[str, Any]:
    export = found.export(slug)
    assert export is not None
    headings = [column.heading for column in export.table.columns]
    return dict(zip(headings, export.table.rows[row], strict=True))


def a_rate(**given: Any) -> TargetSet:
    target_set: TargetSet = TargetSetFactory(targets=(368,), **given)
    return target_set


def test_a_figure_comes_with_all_that_is_known_of_it() -> None:
    target_set = a_rate()
    actual = ActualFactory(target_set=target_set, count=119, commentary="More reports")
    BreakdownFactory(actual=actual, category="Racially aggravated", count=4)
    sign_off(actual)
    PublishedFigureFactory(
        target_set=target_set, measure="actual", quarter=1, rate="0.3"
    )

    found = cells(files(target_set), "figures")

    assert (found["Quarter"], found["Figure"]) == ("2008/09 Q1", 119)
    assert found["Rate in the quarter"] == pytest.approx(1.19)
    assert found["95% interval from"] < 1.19 < found["95% interval to"]
    assert found["Rate as published"] == "0.3 in section 5"
    assert found["Of these"] == "Racially aggravated: 4"
    assert found["Commentary"] == "More reports"
    assert (found["State"], found["As at"]) == ("Provisional", date(2008, 7, 14))
    assert found["Signed off on"] == date(2008, 7, 17)
    assert (found["Why there is none"], found["Before"]) == ("", "")


def test_a_revision_names_what_it_replaced() -> None:
    target_set = a_rate()
    ActualFactory(target_set=target_set, count=119, signed_off=True)
    ActualFactory(
        target_set=target_set,
        count=121,
        revision=2,
        revision_reason="Two were late",
        is_provisional=False,
        signed_off=True,
    )

    found = cells(files(target_set), "figures")

    assert (found["Figure"], found["Revision"], found["State"]) == (121, 2, "Final")
    assert found["Before"] == "119, replaced by revision 2, because: Two were late"


def test_a_quarter_without_a_figure_says_which_nothing_it_is() -> None:
    owed = cells(files(a_rate()), "figures")
    not_owed = cells(files(TargetSetFactory(not_yet_introduced=True)), "figures")

    assert owed["Figure"] is Nothing.BLANK
    assert owed["Why there is none"] == "Not signed off"
    of_the_figure = ("Rate in the quarter", "95% interval from", "Source")
    assert [owed[heading] for heading in of_the_figure] == ["", "", ""]
    assert not_owed["Figure"] is Nothing.NOT_APPLICABLE
    assert not_owed["Why there is none"].startswith("Not applicable")
    assert "Rate in the quarter" not in not_owed


def test_a_share_comes_with_its_parts_in_per_cent() -> None:
    target_set = TargetSetFactory(indicator__percentage=True, targets=(45,))
    ActualFactory(target_set=target_set, count=46, denominator=102, signed_off=True)

    found = files(target_set)

    figure = cells(found, "figures")
    assert (figure["Count"], figure["Out of"]) == (46, 102)
    assert figure["Figure"] == pytest.approx(45.098, abs=0.001)
    assert figure["95% interval from"] < 45.1 < figure["95% interval to"]
    export = found.export("targets")
    assert export is not None
    assert export.table.shown()[1] == ("2008/09", "45.0%")


def test_a_score_has_neither_parts_nor_interval() -> None:
    target_set = TargetSetFactory(indicator__score=True)

    assert set(cells(files(target_set), "figures")) == {
        *("Quarter", "Figure", "Why there is none", "Of these", "State", "Source"),
        *("As at", "Commentary", "Revision", "Signed off by", "Signed off on"),
        "Before",
    }


def test_what_the_figures_are_goes_with_them() -> None:
    target_set = a_rate(success_criterion="", indicator__code="NI 15")
    ActualFactory(target_set=target_set, source="Police extract", signed_off=True)
    SeriesBreakFactory(indicator=target_set.indicator)

    found = files(target_set)

    assert found.what == "ni-15"
    assert found.about.page == str(target_set.indicator)
    assert found.about.sources == ("Police extract",)
    told = dict(found.about.definitions)
    assert told["Definition"] == "Number of offences per 1,000 population"
    assert told["Good performance"] == "Lower is better"
    assert told["Counted differently from April 2008"].startswith("The counting rule")
    assert "Success criterion" not in told
