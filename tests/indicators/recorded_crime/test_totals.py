from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.definitions import NI_15, NI_20, definition_of
from indicators.recorded_crime.taking import Taken, take
from indicators.recorded_crime.totals import Totals, total
from laa.plan.periods import FinancialYear, Quarter
from tests.indicators.recorded_crime.tables import crime

COVENTRY = Area("West Midlands", "Coventry")
YEAR = FinancialYear(2008)
Q1, Q2, Q3, Q4 = YEAR.quarters


def taken(*rows, years=(YEAR,)) -> Taken:
    return take(rows, COVENTRY, years)


def whole(totals: Totals) -> int:
    asides = [*totals.left_out, *totals.mixed, *totals.unanswered]
    counted = sum(one.count for one in totals.quarters)
    return counted + sum(one.count for one in asides)


def test_a_quarter_s_figure_is_the_sum_of_the_definition_s_classes():
    totals = total(
        taken(crime("8F", 60), crime("5A", 40), crime("2", 3), crime("28A", 500)),
        NI_15,
        {},
    )

    assert totals.quarters[0].figure == 103
    assert totals.quarters[0].categories == {
        "Attempted murder": 3,
        "Wounding or act endangering life": 40,
        "Grievous bodily harm without intent": 60,
    }
    (aside,) = totals.left_out
    assert (aside.reason, aside.count) == ("Another kind of crime: burglary", 500)


def test_only_ni_15_and_ni_20_are_in_national_tables():
    assert definition_of("NI 15") is NI_15
    assert definition_of("NI 20") is NI_20
    assert definition_of("NI 32") is None


def test_classes_that_do_not_count_are_left_out_by_reason():
    totals = total(
        taken(
            crime("8G", 700, description="ABH"),
            crime("3B", 20),
            crime("8L", 30),
            crime("8L", 1, Q2),
        ),
        NI_15,
        {},
    )

    assert [(one.reason, one.count, one.rows) for one in totals.left_out] == [
        ("Not among the offences that NI 15 names", 51, 3),
        ("Counts in NI 20", 700, 1),
    ]
    assert totals.left_out[1].codes == {"8G": "ABH"}


@pytest.mark.parametrize("definition", [NI_15, NI_20])
def test_before_april_2008_no_figure_can_be_given(definition):
    year = FinancialYear(2007)
    rows = [crime("5", 40, Quarter(2007, 4)), crime("8A", 800, Quarter(2007, 4))]

    totals = total(take(rows, COVENTRY, [year]), definition, {})

    assert totals.ready == []
    for one in totals.refused:
        (reason,) = one.why_not
        assert "grievous bodily harm without intent and actual bodily harm" in reason
        assert f"what of it is {definition.indicator} cannot be told" in reason
    assert [one.count for one in totals.mixed] == [800]


def test_a_quarter_that_the_file_lacks_has_no_figure_rather_than_none():
    totals = total(taken(crime("8F", 60), crime("28A", 9, Q2)), NI_15, {})

    assert [one.quarter for one in totals.ready] == [Q1]
    assert [one.why_not for one in totals.refused] == [
        ["the file has no offences for it that NI 15 counts"],
        ["the file has no rows of Coventry, West Midlands for it"],
        ["the file has no rows of Coventry, West Midlands for it"],
    ]


def test_an_unclear_class_is_asked_before_there_is_a_figure():
    found = taken(crime("5A", 40), crime("5B", 2, description="Substance"))

    totals = total(found, NI_15, {})

    (question,) = totals.questions
    assert (question.key, question.offences, question.quarters) == ("5B", (2,), (Q1,))
    assert question.words.endswith("The file calls it 'Substance'.")
    assert totals.quarters[0].waits_for == ["5B"]
    assert [(one.reason, one.count) for one in totals.unanswered] == [
        ("Not answered yet", 2)
    ]


@pytest.mark.parametrize(("answer", "figure"), [(True, 42), (False, 40)])
def test_the_answer_decides_what_is_added(answer, figure):
    found = taken(crime("5A", 40), crime("5B", 2))

    totals = total(found, NI_15, {"5B": answer})

    assert totals.quarters[0].figure == figure
    assert totals.quarters[0].answered == [f"5B counts: {'yes' if answer else 'no'}"]
    assert totals.unanswered == []
    assert [one.reason for one in totals.left_out] == (
        [] if answer else ["You said that it does not count"]
    )


def test_an_unclear_class_without_offences_is_not_asked():
    totals = total(taken(crime("5A", 40), crime("5B", 0)), NI_15, {})

    assert totals.questions == []
    assert totals.quarters[0].figure == 40
    assert [one.reason for one in totals.left_out] == [
        "Not known to count, and 0 in every row"
    ]


def test_nothing_is_asked_about_quarters_that_cannot_be_given():
    rows = [crime("5A", 40, Quarter(2007, 1)), crime("no code", 2, Quarter(2007, 1))]

    assert total(taken(*rows, years=[FinancialYear(2007)]), NI_15, {}).questions == []


def test_a_code_that_nobody_knows_has_a_category_of_its_own():
    found = taken(crime("5A", 40), crime("8Z", 2))

    totals = total(found, NI_15, {"8Z": True})

    assert totals.quarters[0].categories == {
        "Wounding or act endangering life": 40,
        "Code that is not known": 2,
    }


@pytest.mark.parametrize("code", ["8F", "5B"])
def test_words_in_place_of_a_number_leave_the_quarter_without_a_figure(code):
    row = crime(code, None, note="not supplied", place="row 9")

    one = total(taken(crime("2", 1), row), NI_15, {"5B": True}).quarters[0]
    many = total(taken(*[row] * 3), NI_15, {"5B": True}).quarters[0]

    assert one.why_not == [f"{code} has no number in row 9: 'not supplied'"]
    assert many.why_not == [
        f"{code} has no number in 3 of its 3 rows, the first in row 9: 'not supplied'"
    ]


def test_words_in_a_class_that_does_not_count_are_no_matter():
    totals = total(taken(crime("2", 1), crime("28A", None, note="..")), NI_15, {})

    assert totals.quarters[0].figure == 1


def test_classes_that_count_and_do_not_in_one_sum_leave_no_figure():
    totals = total(taken(crime("2", 1), crime("8F, 8G", 5)), NI_15, {})

    assert totals.quarters[0].why_not == [
        "it has offences of which only some count: '8F+8G' holds classes that count "
        "and classes that do not in one sum"
    ]
    assert total(taken(crime("2", 1), crime("8F, 8G", 0)), NI_15, {}).ready


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "1,000,000,000"), (-1, "−1,000,000,000")]
)
def test_a_sum_beyond_what_a_figure_can_be_is_none(count, shown):
    rows = [crime("8F", count * 999_999_999), crime("5A", count)]

    one = total(taken(*rows), NI_15, {}).quarters[0]

    assert one.figure is None
    assert one.why_not == [
        f"its offences come to {shown}, and a figure is from −999,999,999 to "
        "999,999,999"
    ]
    assert total(taken(rows[0]), NI_15, {}).quarters[0].figure == count * 999_999_999


def test_a_group_of_zeros_is_asked_about_and_never_guessed():
    found = taken(
        crime("8F", 0), crime("2", 0), crime("3B", 0), crime("28A", 7, group="Theft")
    )

    totals = total(found, NI_15, {})

    (question,) = totals.questions
    assert question.words.startswith(
        "Every row of 'Violence against the person' of Coventry, West Midlands in "
        "2008/09 Q1 is 0 (3 rows). Were none recorded?"
    )
    assert totals.quarters[0].figure is None
    assert total(found, NI_15, {question.key: True}).quarters[0].figure == 0
    refused = total(found, NI_15, {question.key: False}).quarters[0]
    assert refused.why_not == [
        "you said that its figures of 'Violence against the person' were not supplied"
    ]


def test_zeros_of_a_group_that_does_not_count_are_no_question():
    found = taken(crime("8F", 6), crime("34B", 0, group="Robbery"))

    assert total(found, NI_15, {}).questions == []


def test_a_single_row_of_a_group_without_a_name_is_asked_in_its_own_words():
    found = taken(crime("8F", 0, group=""))

    (question,) = total(found, NI_15, {}).questions

    assert "row of the offences of NI 15 and NI 20 of Coventry" in question.words
    assert "is 0 (1 row)" in question.words
    assert total(found, NI_15, {question.key: False}).quarters[0].why_not == [
        "you said that its figures of the offences of NI 15 and NI 20 were not supplied"
    ]


@pytest.mark.parametrize("homicide", ["1", "1/4.1/4.10/4.2"])
def test_without_groups_zeros_of_violence_are_asked_about_beside_other_offences(
    homicide,
):
    zeros = [crime(code, 0, group="") for code in (homicide, "5A", "8F", "8G")]
    found = taken(*zeros, crime("30A", 500, group=""))

    for definition in (NI_15, NI_20):
        (question,) = total(found, definition, {}).questions
        assert "is 0 (4 rows)" in question.words


def test_without_groups_zeros_beside_violence_are_no_question():
    found = taken(crime("8F", 0, group=""), crime("8G", 6, group=""))

    assert total(found, NI_15, {}).questions == []


def test_a_quarter_in_two_sheets_may_be_there_twice():
    found = taken(
        crime("8F", 6, place="Sheet 2008-09, row 3"),
        crime("8F", 6, place="Sheet 2008_09, row 3"),
    )

    (question,) = total(found, NI_15, {}).questions
    assert "stands in several sheets: '2008-09', '2008_09'" in question.words
    assert total(found, NI_15, {question.key: True}).quarters[0].figure == 12
    assert total(found, NI_15, {question.key: False}).quarters[0].why_not == [
        "you said that several sheets hold the same rows of it"
    ]


def test_a_count_below_zero_is_added_and_told():
    totals = total(taken(crime("8F", 6), crime("8H", -1, place="row 9")), NI_15, {})

    assert totals.quarters[0].figure == 5
    assert totals.quarters[0].notes[0] == (
        "8H has a count below 0 (row 9: -1): more records were cancelled or moved away "
        "than made"
    )


def test_classes_in_several_rows_are_named_with_how_many():
    rows = [crime("8G", 6), crime("8G", 1), crime("8J", 0), crime("28A", 3)]

    assert total(taken(*rows, rows[3]), NI_20, {}).quarters[0].notes == [
        "Several rows of one class are added up: 8G (2 rows)"
    ]


def test_classes_without_a_row_are_named():
    totals = total(taken(crime("8G", 6)), NI_20, {})

    assert totals.quarters[0].notes == [
        "The file has no row for 8J: nothing is added for them"
    ]
    assert (
        total(taken(crime("8G", 6), crime("8J", 0)), NI_20, {}).quarters[0].notes == []
    )


def test_homicide_in_one_class_is_told():
    totals = total(taken(crime("1/4.1/4.10/4.2", 3)), NI_15, {})

    first, second = totals.quarters[0].notes
    assert first.startswith("Homicide is published as one class")
    assert second.startswith("The file has no row for 4/3, 2, 5A, 8F")


def test_offences_without_a_partnership_are_told_beside_the_figure():
    found = taken(
        crime("8G", 6),
        crime("8J", 0),
        crime("8G", 1200, partnership="Unassigned West Midlands"),
        crime("28A", 99, partnership="Unassigned West Midlands"),
    )

    assert total(found, NI_20, {}).quarters[0].notes == [
        "West Midlands has 1,200 such offences that it put to no partnership: "
        "Coventry may have a share in them"
    ]
    one = taken(crime("2", 1), crime("2", 1, partnership="Unassigned"))
    assert "has 1 such offence that" in total(one, NI_15, {}).quarters[0].notes[-1]


COUNTS = st.one_of(st.none(), st.integers(-50, 5000))
CODES = st.sampled_from(
    [
        *("1/4.1/4.10/4.2", "2", "5", "5A", "5B", "5C", "8A", "8D", "8F", "8G", "8K"),
        *("8N", "4/8", "4.10", "28A", "AF", "no code", "", "8F+8G"),
    ]
)
QUARTERS = st.builds(Quarter, st.integers(2007, 2012), st.integers(1, 4))
ROWS = st.lists(st.builds(crime, CODES, COUNTS, QUARTERS), max_size=30)
ANSWERS = st.dictionaries(
    st.sampled_from(["5B", "5C", "8K", "5", "NO CODE", "", "4/8", "8F+8G"]),
    st.booleans(),
)
YEARS = [FinancialYear(year) for year in range(2007, 2013)]


@given(ROWS, ANSWERS, st.sampled_from([NI_15, NI_20]))
def test_every_offence_is_in_one_place(rows, answers, definition):
    totals = total(take(rows, COVENTRY, YEARS), definition, answers)

    assert whole(totals) == sum(row.count or 0 for row in rows)


@given(st.data(), ROWS, ANSWERS, st.sampled_from([NI_15, NI_20]))
def test_the_order_of_rows_does_not_matter(data, rows, answers, definition):
    shuffled = data.draw(st.permutations(rows))

    one = total(take(rows, COVENTRY, YEARS), definition, answers)
    other = total(take(shuffled, COVENTRY, YEARS), definition, answers)

    assert one == other


@given(ROWS, st.sampled_from([NI_15, NI_20]))
def test_no_figure_outlives_a_question_or_a_reason(rows, definition):
    for one in total(take(rows, COVENTRY, YEARS), definition, {}).quarters:
        assert (one.figure is None) == bool(one.why_not or one.waits_for)
        if not Quarter(2008, 1) <= one.quarter < Quarter(2012, 1):
            assert one.figure is None
