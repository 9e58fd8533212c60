from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from indicators.analysis.repopulation import Retelling
from indicators.models import PopulationChoice, SignOffEvent, TargetSet
from indicators.population.preview import Preview, preview_of
from indicators.transitions import Act
from laa.plan.models import AuditEntry, Population
from tests.factories.indicators import ActualFactory, SignOffEventFactory
from tests.factories.plan import PopulationFactory
from tests.indicators.examples import Q2
from tests.indicators.population.conftest import Place, signed

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)


def preview(
    place: Place, *target_sets: TargetSet, estimate: Population | None = None
) -> Preview:
    chosen = target_sets or (place.ni_15, place.ni_20)
    return preview_of(place.plan, estimate or place.revised, chosen, AT)


def test_every_rate_is_shown_before_and_after(place: Place) -> None:
    signed(place.ni_15, 101, Q2)

    one, other = preview(place).indicators

    assert one.table.caption == f"{one.name}: rates per 1,000 people"
    assert one.table.shown() == (
        ("Baseline 2007/08", "383", "1.25", "1.27", "+0.0218"),
        ("Target 2008/09", "368", "1.20", "1.22", "+0.0210"),
        ("Target 2009/10", "353", "1.15", "1.17", "+0.0201"),
        ("Target 2010/11", "339", "1.11", "1.12", "+0.0193"),
        ("2008/09 Q1", "119", "0.39", "0.39", "+0.0068"),
        ("2008/09 Q2", "101", "0.33", "0.34", "+0.0058"),
        ("2008/09, Q1 to Q2", "220", "0.72", "0.73", "+0.0125"),
    )
    assert one.summary == (
        "Every rate becomes 1.7% higher: it is divided by 301,429 people in place of "
        "306,700. Shown to 2 decimals, 6 of 7 become other rates."
    )
    assert other.name.startswith("NI 20")


def test_more_people_make_lower_rates(place: Place) -> None:
    more = PopulationFactory(
        area=place.plan.area, year=2007, vintage="more", persons=309_800
    )

    (one,) = preview(place, place.ni_15, estimate=more).indicators

    assert one.summary.startswith("Every rate becomes 1.0% lower")
    assert one.table.shown()[0][-1] == "−0.0125"


def test_the_same_number_changes_no_rate(place: Place) -> None:
    same = PopulationFactory(
        area=place.plan.area, year=2007, vintage="same", persons=306_700
    )

    (one,) = preview(place, place.ni_15, estimate=same).indicators

    assert one.summary == "Both count 306,700 people: every rate stays."


def test_without_a_population_so_far_there_are_no_rates_before(place: Place) -> None:
    TargetSet.objects.filter(pk=place.ni_15.pk).update(population=None)

    (one,) = preview(place, place.ni_15).indicators

    assert one.table.shown()[-1] == ("2008/09 Q1", "119", "None", "0.39", "None")
    assert one.summary == (
        "Until now there was no population to give rates by. Shown to 2 decimals, 5 of "
        "5 become other rates."
    )
    assert one.other_year == ""


def test_another_mid_year_is_said_to_be_no_revision(place: Place) -> None:
    later = PopulationFactory(area=place.plan.area, year=2008, persons=309_800)

    (one,) = preview(place, place.ni_15, estimate=later).indicators
    (same,) = preview(place, place.ni_15).indicators

    assert one.other_year.startswith("The estimate is of mid-2008 in place of mid-2007")
    assert same.other_year == ""


def test_ratings_and_comparisons_stay(place: Place) -> None:
    signed(place.ni_15, 101, Q2)

    assert all(one.retellings == () for one in preview(place).indicators)


def test_what_would_be_told_otherwise_is_counted(place: Place) -> None:
    """No method looks at the population: a sentence stands in for one that did."""
    found = preview(place, place.ni_15)
    (one,) = found.indicators
    told = Retelling(Q2, "Rating", "Red.", "Amber.")

    other = replace(found, indicators=(replace(one, retellings=(told,)),))

    assert other.other_changes[0] == (
        "Told otherwise of ratings, comparisons and forecasts: 1."
    )


def test_findings_that_change_are_told(place: Place) -> None:
    """368 is printed with 1.20: so it is at 306,700 people, and not at 301,429."""
    found = preview(place)

    (comes,) = found.findings.found
    assert "prints the rate 1.20 for 368. 368 / 301,429" in comes.words
    assert found.findings.gone == ()
    assert found.other_changes == (
        "No rating, comparison or forecast changes: all of them are of counts.",
        "Findings: 0 would go, 1 would come, and 0 would be told with other figures.",
    )


def test_where_no_finding_changes_nothing_else_does(place: Place) -> None:
    assert (
        preview(place, place.ni_20)
        .findings.found[0]
        .words.startswith("Rates per people rest on 2 estimates")
    )
    place.ni_15.published_figures.all().delete()

    assert preview(place).other_changes[1] == "No finding changes."


def test_choosing_the_newer_estimate_ends_the_finding_of_it(place: Place) -> None:
    by = place.person()
    newer = PopulationFactory(
        area=place.plan.area, vintage="newer", persons=305_186, added_by=by, added_at=AT
    )

    gone = preview(place, estimate=newer).findings.gone

    assert [one.words.partition(". ")[2].partition(":")[0] for one in gone] == [
        "Newer of the same year"
    ]


def test_drafts_are_no_part_of_it(place: Place) -> None:
    before = preview(place)

    ActualFactory(target_set=place.ni_15, quarter_number=2, count=987_654)

    assert [one.table for one in preview(place).indicators] == [
        one.table for one in before.indicators
    ]
    assert preview(place).findings == before.findings


def test_figures_that_keep_what_was_reported_are_counted(place: Place) -> None:
    assert preview(place).kept_words == (
        "No figure was signed off with another population on record."
    )
    for target_set, persons in ((place.ni_15, 306_700), (place.ni_20, 301_429)):
        actual = target_set.actuals.get()
        reported = {"population": persons}
        SignOffEventFactory(actual=actual, act=Act.SIGN_OFF, reported=reported)

    assert preview(place).kept == 1
    assert preview(place).kept_words.startswith("1 signed-off figure keeps what")
    signed(place.ni_15, 101, Q2)
    SignOffEventFactory(
        actual=place.ni_15.actuals.get(quarter_number=2),
        act=Act.SIGN_OFF,
        reported={"population": 1},
    )
    assert preview(place).kept_words.startswith("2 signed-off figures keep what")


@pytest.mark.parametrize("more", [0, 3])
def test_it_takes_so_many_queries_and_writes_nothing(
    place: Place, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        signed(place.ni_15, 100 + number, Q2 + number)
    kept = AuditEntry.objects.count()

    with django_assert_num_queries(8):
        preview(place)

    assert AuditEntry.objects.count() == kept
    assert not PopulationChoice.objects.exists()
    assert not SignOffEvent.objects.exists()
