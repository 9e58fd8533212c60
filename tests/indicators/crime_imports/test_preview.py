from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.acts import Act
from indicators.crime_imports.preview import Line, Outcome, countable, preview_of
from indicators.crime_imports.preview_tables import asides, categories
from indicators.models import CrimeImport
from laa.plan.roles import Role
from tests.factories.indicators import IndicatorFactory, TargetSetFactory
from tests.indicators.crime_imports.sending import (
    COVENTRY,
    answered,
    confirm,
    counted,
    file_of,
    table,
)
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.pages import TODAY, World

UNTIL_Q3 = file_of(table({**COVENTRY, Q3: {"1": 1, "5A": 2}}))


def lines(one: CrimeImport) -> dict[str, Line]:
    found = preview_of(one).lines
    return {str(line.quarter): line for line in found}


def outcomes(one: CrimeImport) -> list[str]:
    return [line.outcome.words for line in lines(one).values()]


def q1_of(count: int) -> bytes:
    """A file whose Q1 comes to this."""
    rest = count - 29
    return file_of(table({Q1: {"1": 2, "2": 4, "5A": rest, "8F": 23}}))


def test_a_quarter_that_is_not_entered_is_new(crime: World) -> None:
    line = lines(answered(crime))["2008/09 Q2"]

    assert (line.outcome, line.why, line.version) == (Outcome.NEW, "", 0)
    assert (line.held_shown, line.file_shown) == ("Not entered", "100")
    assert line.is_written


def test_a_signed_off_figure_that_differs_is_refused_with_the_way_to_correct_it(
    crime: World,
) -> None:
    line = lines(answered(crime))["2008/09 Q1"]

    assert line.outcome is Outcome.REFUSED
    assert (line.held_shown, line.file_shown) == ("119", "122")
    assert "a correction is a revision" in line.why
    assert not line.is_written


def test_a_signed_off_figure_that_is_the_same_is_unchanged(crime: World) -> None:
    line = lines(answered(crime, q1_of(119)))["2008/09 Q1"]

    assert line.outcome is Outcome.UNCHANGED
    assert line.why == "The service holds the same, signed off."


def test_a_submitted_figure_that_differs_is_refused(crime: World) -> None:
    crime.post(Role.ANALYST, act=Act.SUBMIT.label)

    line = lines(answered(crime))["2008/09 Q2"]

    assert line.outcome is Outcome.REFUSED
    assert "The return is submitted" in line.why


def test_a_draft_that_differs_is_changed_from_what_it_was(crime: World) -> None:
    crime.post(Role.ANALYST, count="95")

    line = lines(answered(crime))["2008/09 Q2"]

    assert (line.outcome, line.held_shown) == (Outcome.CHANGED, "95")
    assert line.version == 1


def test_a_draft_from_the_same_file_is_unchanged(crime: World) -> None:
    confirm(crime, answered(crime))

    assert outcomes(answered(crime))[1] == "Unchanged"


@pytest.mark.parametrize("looked_at", [TODAY, date(2009, 1, 2)])
def test_a_quarter_that_had_not_ended_when_the_file_was_sent_is_not_taken(
    crime: World, settings: Any, looked_at: date
) -> None:
    one = answered(crime, UNTIL_Q3)
    settings.TODAY = looked_at

    line = lines(one)["2008/09 Q3"]

    assert line.outcome is Outcome.NOT_TAKEN
    assert line.why == (
        "The file was sent on 20 October 2008, before the quarter had ended: it runs "
        "to 31 December 2008."
    )


def test_a_quarter_that_had_ended_when_the_file_was_sent_is_new(
    crime: World, settings: Any
) -> None:
    settings.TODAY = date(2009, 1, 1)

    assert outcomes(answered(crime, UNTIL_Q3))[2] == "New"


def test_a_quarter_that_the_file_lacks_is_not_taken(crime: World) -> None:
    line = lines(answered(crime, q1_of(119)))["2008/09 Q2"]

    assert line.outcome is Outcome.NOT_TAKEN
    assert line.why == ("The file has no rows of Coventry, West Midlands for it.")
    assert line.file_shown == "No figure"


def test_an_indicator_that_is_not_owed_is_not_taken(crime: World) -> None:
    later = IndicatorFactory(code="NI 20", slug="ni-20")
    TargetSetFactory(
        plan=crime.target_set.plan, indicator=later, not_yet_introduced=True
    )

    preview = preview_of(answered(crime))

    of_later = preview.counted[1].lines
    assert {line.outcome for line in of_later} == {Outcome.NOT_TAKEN}
    assert "to be introduced" in of_later[0].why


def test_only_indicators_with_a_definition_are_counted(crime: World) -> None:
    plan = crime.target_set.plan
    TargetSetFactory(plan=plan, indicator=IndicatorFactory(code="NI 901", slug="x"))

    assert [one.indicator.code for one, _ in countable(plan)] == ["NI 15"]


def test_questions_wait_for_their_answers(crime: World) -> None:
    one = counted(crime)

    ((target_set, question),) = preview_of(one).unanswered

    assert (target_set, question.key) == (crime.target_set, "5B")
    assert "5B" in question.words


def test_what_is_shown_stands_for_all_that_would_be_written(crime: World) -> None:
    one = answered(crime)
    before = preview_of(one).shown

    assert preview_of(one).shown == before
    one.answers = {"NI 15": {"5B": False}}
    assert preview_of(one).shown != before


def test_categories_stand_beside_what_the_service_holds(crime: World) -> None:
    confirm(crime, answered(crime))
    fewer = {Q1: COVENTRY[Q1], Q2: {"1": 1, "8F": 25, "8H": 2}}
    one = answered(crime, file_of(table(fewer)))

    shown = categories(preview_of(one).counted[0])

    assert shown is not None
    assert [column.heading for column in shown.columns] == [
        "Category",
        "Codes",
        "2008/09 Q1",
        "2008/09 Q2",
    ]
    rows = {str(row[0]): row[1:] for row in shown.rows}
    assert rows["Homicide"] == ("1", "2", "1")
    assert rows["Attempted murder"] == ("2", "4", "0")
    wounding = rows["Wounding or act endangering life"]
    assert wounding == ("5A, 5B", "93", "0 (now 79)")
    aggravated = (
        "Grievous bodily harm without intent, racially or religiously aggravated"
    )
    assert rows[aggravated] == ("8H", "None", "2 (now none)")
    assert rows["All together"] == ("", "122 (now 119)", "28 (now 100)")


def test_what_to_know_is_told_once_with_the_quarters_that_it_is_of(
    crime: World,
) -> None:
    file = file_of(table({Q2: {"5A": 9, "2": -1}, Q3: {"5A": 7, "2": 1}}))

    notes = preview_of(answered(crime, file)).counted[0].notes

    below, lacking = notes
    assert below.startswith("2 has a count below 0 (row 3: -1)")
    assert lacking.startswith("The file has no row for 1, 4/1, 4/2, 4/3, 8F, ")
    assert list(notes.values()) == ["2008/09 Q2", "2008/09 Q2 and 2008/09 Q3"]


def test_what_is_not_in_the_figures_says_why(crime: World) -> None:
    codes = {f"{number}A": 1 for number in range(40, 52)}
    one = answered(crime, file_of(table(COVENTRY), table({Q2: codes})), said="no")

    shown = asides(preview_of(one).counted[0])

    assert shown is not None
    rows = {str(row[0]): row[1:] for row in shown.rows}
    assert rows["Counts in NI 20"] == (1190, 2, "8G")
    assert rows["You said that it does not count"][:2] == (2, 2)
    assert any(str(row[-1]).endswith("more") for row in shown.rows)


def test_without_anything_to_show_there_is_no_table(crime: World) -> None:
    one = answered(crime, file_of(table({Q3: {"1": 1}})))
    counted_ = preview_of(one).counted[0]

    assert asides(counted_) is None
    nothing = answered(crime, file_of(table({Q1: {"8G": 1}})))
    assert categories(preview_of(nothing).counted[0]) is None


@pytest.mark.parametrize("indicators", [1, 2])
def test_it_asks_the_database_no_more_for_more(
    crime: World, indicators: int, django_assert_num_queries: Any
) -> None:
    if indicators == 2:
        other = IndicatorFactory(code="NI 20", slug="ni-20")
        TargetSetFactory(plan=crime.target_set.plan, indicator=other)
    one = answered(crime)
    one = CrimeImport.objects.select_related("plan__agreement").get(pk=one.pk)

    with django_assert_num_queries(3):
        preview_of(one)
