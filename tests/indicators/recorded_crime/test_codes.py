from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.recorded_crime.codes import (
    Counted,
    LeftOut,
    Mixed,
    Unclear,
    judge,
    members_of,
    normalised,
)
from indicators.recorded_crime.definitions import NI_15, NI_20, Definition
from laa.plan.periods import Quarter

BEFORE, WITHIN, AFTER = Quarter(2007, 4), Quarter(2009, 1), Quarter(2012, 1)
BODILY_HARM = "Grievous bodily harm without intent"


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("4/1", ("4/1",)),
        ("4.1", ("4/1",)),
        (" 4.10 ", ("4/10",)),
        ("04/01", ("4/1",)),
        ("8f", ("8F",)),
        ("08F", ("8F",)),
        ("37.1", ("37/1",)),
        ("105A", ("105A",)),
        # As prc-pfa-201718 writes homicide, and as the ONS has written it.
        ("1/4.1/4.10/4.2", ("1", "4/1", "4/2", "4/10")),
        ("1, 4.1, 4.2 & 4.10", ("1", "4/1", "4/2", "4/10")),
        ("1, 4.1/2/10", ("1", "4/1", "4/2", "4/10")),
        ("5A 5B", ("5A", "5B")),
        ("4.4/4.6/4.8", ("4/4", "4/6", "4/8")),
        # 4/6, or the class 6 of its own?
        ("4.4/6", ("4.4/6",)),
        ("4.4/6/8", ("4.4/6/8",)),
        ("AF", ("AF",)),
        ("UK Finance", ("UK FINANCE",)),
        ("04-Jan", ("04-JAN",)),
        ("", ("",)),
    ],
)
def test_a_code_is_known_in_every_spelling(written, members):
    assert members_of(written) == members


@given(st.text(max_size=20))
def test_what_was_put_in_one_spelling_stays(text):
    assert normalised(normalised(text)) == normalised(text)


# The words of the definitions, code by code: docs of the National Indicators (CLG
# 2008) matched to the Home Office Counting Rules of April 2010.
@pytest.mark.parametrize(
    ("definition", "code", "category"),
    [
        (NI_15, "1", "Homicide"),
        (NI_15, "4/1", "Homicide"),
        (NI_15, "4.2", "Homicide"),
        (NI_15, "4/3", "Child destruction"),
        (NI_15, "2", "Attempted murder"),
        (NI_15, "5A", "Wounding or act endangering life"),
        (NI_15, "8F", BODILY_HARM),
        (NI_15, "8H", f"{BODILY_HARM}, racially or religiously aggravated"),
        (NI_15, "4/4", "Death by dangerous driving"),
        (
            NI_15,
            "4/6",
            "Death by careless driving under the influence of drink or drugs",
        ),
        (NI_15, "4/8", "Death by careless or inconsiderate driving"),
        (NI_15, "37/1", "Death by aggravated vehicle taking"),
        (NI_20, "8G", "Actual bodily harm"),
        (NI_20, "8J", "Actual bodily harm, racially or religiously aggravated"),
    ],
)
def test_the_offences_of_the_definition_count_from_april_2008(
    definition: Definition, code: str, category: str
) -> None:
    assert judge(code, WITHIN, definition) == Counted(category)


@pytest.mark.parametrize("code", ["3A", "3B", "4/7", "4/9", "6", "7", "8L", "8M"])
@pytest.mark.parametrize("definition", [NI_15, NI_20])
def test_violence_that_a_definition_does_not_name_is_left_out(definition, code):
    assert judge(code, WITHIN, definition) == LeftOut(
        f"Not among the offences that {definition.indicator} names"
    )


def test_what_counts_in_the_other_indicator_is_left_out_for_that():
    assert judge("8G", WITHIN, NI_15) == LeftOut("Counts in NI 20")
    assert judge("8F", WITHIN, NI_20) == LeftOut("Counts in NI 15")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("28A", "burglary"),
        ("34B", "robbery and blackmail"),
        ("126", "theft"),
        ("58C", "criminal damage and arson"),
        ("105A", "violence without injury, weapons and public fear"),
        ("814", "fraud and forgery"),
        ("AF", "fraud and forgery"),
        ("UK Finance", "fraud and forgery"),
    ],
)
def test_other_kinds_of_crime_are_left_out(code, kind):
    assert judge(code, WITHIN, NI_15) == LeftOut(f"Another kind of crime: {kind}")


@pytest.mark.parametrize(
    ("definition", "code"),
    [(NI_15, "5B"), (NI_15, "5C"), (NI_15, "4/10"), (NI_20, "8K")],
)
def test_what_no_source_settles_is_asked_with_both_readings(definition, code):
    judgement = judge(code, WITHIN, definition)

    assert isinstance(judgement, Unclear)
    assert judgement.question.startswith(f"Does the class {code}, ")
    assert judgement.if_yes.endswith(f"it is added to '{judgement.category}'")
    assert judgement.if_no.endswith(": it is left out")


@pytest.mark.parametrize("definition", [NI_15, NI_20])
@pytest.mark.parametrize("code", ["8A", "8D"])
def test_before_april_2008_two_kinds_of_harm_were_one_class(definition, code):
    judgement = judge(code, BEFORE, definition)

    assert isinstance(judgement, Mixed)
    assert "before April 2008 grievous bodily harm" in judgement.reason
    assert "were one class" in judgement.reason


@pytest.mark.parametrize("definition", [NI_15, NI_20])
@pytest.mark.parametrize("code", ["8N", "8P", "8S"])
def test_from_april_2012_they_are_one_class_again(definition, code):
    assert isinstance(judge(code, AFTER, definition), Mixed)


@pytest.mark.parametrize("code", ["8A", "8N"])
def test_such_a_class_is_no_other_when_it_is_out_of_its_time(code):
    assert isinstance(judge(code, WITHIN, NI_20), Mixed)


def test_class_5_counts_before_april_2008_as_5a_does_after():
    assert judge("5", BEFORE, NI_15) == judge("5A", WITHIN, NI_15)


@pytest.mark.parametrize(
    ("code", "quarter", "period"),
    [
        ("5", WITHIN, "until 2007/08 Q4"),
        ("8F", BEFORE, "from 2008/09 Q1 until 2011/12 Q4"),
        # An offence from 18 August 2008.
        ("4/8", Quarter(2008, 1), "from 2008/09 Q2"),
        ("5B", BEFORE, "from 2008/09 Q1 until 2011/12 Q4"),
    ],
)
def test_a_class_out_of_its_time_is_asked(code, quarter, period):
    judgement = judge(code, quarter, NI_15)

    assert isinstance(judgement, Unclear)
    assert f"was used {period}, but the file has it for {quarter}" in judgement.question


def test_a_class_out_of_its_time_that_never_counts_is_left_out():
    assert isinstance(judge("8C", WITHIN, NI_15), LeftOut)


@pytest.mark.parametrize(
    "code", ["3000", "9999Z", "04-Jan", "8Z", "5F", "", "5A/ROBBERY", "4.4/6"]
)
def test_a_code_that_nobody_knows_is_asked(code):
    judgement = judge(code, WITHIN, NI_15)

    assert isinstance(judgement, Unclear)
    assert "Does it count in NI 15?" in judgement.question


def test_homicide_in_one_class_counts_and_says_what_is_in_it():
    judgement = judge("1/4.1/4.10/4.2", WITHIN, NI_15)

    assert judgement == Counted(
        "Homicide",
        "Homicide is published as one class: corporate manslaughter is in it",
    )
    assert judge("1/4.1/4.10/4.2", WITHIN, NI_20) == LeftOut("Counts in NI 15")


def test_classes_in_one_sum_count_only_if_all_of_them_do():
    assert judge("5A+8F", WITHIN, NI_15) == Counted("Several classes in one: 5A, 8F")
    assert judge("3A, 3B", WITHIN, NI_15) == judge("3A", WITHIN, NI_15)
    assert judge("28A, 34B", WITHIN, NI_15) == judge("28A", WITHIN, NI_15)
    assert isinstance(judge("8F, 8G", WITHIN, NI_15), Mixed)
    assert isinstance(judge("5A, 5B", WITHIN, NI_15), Unclear)


@given(st.lists(st.sampled_from([*NI_15.counted]), min_size=1))
def test_the_category_of_any_sum_is_short_enough_to_be_kept(codes):
    match judge("+".join(codes), WITHIN, NI_15):
        case Counted(category) | Unclear(category=category):
            assert len(category) <= 150


@given(
    st.sampled_from([NI_15, NI_20]),
    st.text(max_size=12),
    st.integers(2002, 2026),
    st.integers(1, 4),
)
def test_every_code_is_judged_with_words(definition, code, year, number):
    match judge(code, Quarter(year, number), definition):
        case Counted(words) | LeftOut(words) | Mixed(words):
            assert words
        case Unclear(question, category, if_yes, if_no):
            assert all((question, category, if_yes, if_no))
