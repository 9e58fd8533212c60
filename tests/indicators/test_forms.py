from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.acts import Act
from indicators.analysis.measure import Reading
from indicators.figure import Figure
from indicators.forms import READ_BY, ActForm, ReturnForm, initial_of
from tests.indicators.examples import PERCENTAGE, Q2, RATE, SCORE
from tests.indicators.pages import ENTRY, TODAY
from tests.indicators.returns import GREEN


def entered(measure=RATE, submitting=False, today=TODAY, **given):
    data = {**ENTRY, "version": "0", **given}
    return ReturnForm(
        data, measure=measure, quarter=Q2, today=today, submitting=submitting
    )


def test_a_return_reads_as_a_figure():
    form = entered()

    assert form.is_valid()
    assert form.figure() == Figure(
        count=101,
        denominator=None,
        score=None,
        is_provisional=True,
        source="Police extract",
        as_at=date(2008, 10, 14),
        commentary="More reports after the new counting rule.",
    )


def test_a_final_figure_is_not_provisional():
    form = entered(state="final")

    assert form.is_valid()
    assert not form.figure().is_provisional


def test_a_percentage_asks_for_its_denominator():
    form = entered(PERCENTAGE, count="25", denominator="183")

    assert form.is_valid()
    assert (form.figure().count, form.figure().denominator) == (25, 183)


def test_more_than_the_whole_is_refused_beside_the_count():
    form = entered(PERCENTAGE, count="184", denominator="183")

    assert form.errors["count"] == [
        "184 of 183 is more than 100%: enter a count of at most 183"
    ]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("count", "-1", "-1 repeat cases cannot be: enter a number from 0 to"),
        ("denominator", "0", "cannot be: enter a number from 1 to"),
    ],
)
def test_parts_of_a_percentage_have_a_floor(field, typed, words):
    form = entered(PERCENTAGE, **{"count": "1", "denominator": "2", field: typed})

    assert words in form.errors[field][0]


def test_a_score_is_a_decimal_number():
    form = entered(SCORE, score="3.2")

    assert form.is_valid()
    assert form.figure().score == Decimal("3.2")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3.25", "A score here has at most 1 decimals"),
        ("high", "'high' is not a number: enter digits, such as 3.2"),
    ],
)
def test_a_score_says_what_it_takes(typed, words):
    assert entered(SCORE, score=typed).errors["score"] == [words]


def test_a_quarter_may_hold_fewer_new_offences_than_cancelled_ones():
    form = entered(count="-3")

    assert form.is_valid()
    assert form.figure().count == -3


def test_a_draft_may_lack_everything_but_its_state():
    form = entered(**{**dict.fromkeys(ENTRY, ""), "state": "final"})

    assert form.is_valid()
    assert form.figure().count is None


def test_submitting_asks_for_all_that_is_missing():
    form = entered(submitting=True, **{**dict.fromkeys(ENTRY, ""), "state": ""})

    assert form.errors == {
        "count": ["Enter the number of offences"],
        "state": ["Select whether the figure is provisional or final"],
        "source": ["Enter where the figure comes from"],
        "as_at": ["Enter the day on which the source was read"],
    }


def test_an_unknown_state_is_named():
    assert entered(state="guess").errors["state"] == [
        "'guess' is not a state: select provisional or final"
    ]


def test_a_source_is_not_read_in_the_future():
    form = entered(**{"as_at-day": "21"})

    assert form.errors["as_at"] == [
        "21 October 2008 is in the future: enter a date up to today, 20 October 2008"
    ]


@pytest.mark.parametrize(
    ("day", "month", "year", "named"),
    [("29", "9", "2008", "29 September 2008"), ("1", "5", "1066", "1 May 1066")],
)
def test_a_source_is_not_read_before_the_quarter_ended(day, month, year, named):
    form = entered(**{"as_at-day": day, "as_at-month": month, "as_at-year": year})

    assert form.errors["as_at"] == [
        f"{named} is before 2008/09 Q2 ended, so the source cannot have held the "
        "whole quarter: enter a date from 30 September 2008 to today, 20 October 2008"
    ]


def test_a_source_may_be_read_on_the_quarters_last_day():
    assert entered(**{"as_at-day": "30", "as_at-month": "9"}).is_valid()


def test_while_the_quarter_runs_no_as_at_date_is_asked_to_be_later():
    form = entered(today=date(2008, 9, 30), **{"as_at-day": "29", "as_at-month": "9"})

    assert form.is_valid()


def test_nothing_to_warn_of_is_no_warning():
    form = entered()

    form.warn("")

    assert form.warnings == {}


@pytest.mark.parametrize(
    ("measure", "typed", "reading"),
    [
        (RATE, {"count": "101"}, Reading(101)),
        (RATE, {"count": "1o1"}, Reading()),
        (PERCENTAGE, {"count": "1", "denominator": "2"}, Reading(1, 2)),
        (SCORE, {"score": "3.2"}, Reading(score=3.2)),
    ],
)
def test_what_was_typed_reads_as_numbers_even_beside_a_mistake(measure, typed, reading):
    form = entered(measure, state="guess", **typed)

    assert not form.is_valid()
    assert form.reading() == reading


def test_the_enter_key_saves_and_does_not_submit():
    buttons = [button.value for button in entered().helper.inputs]

    assert buttons == ["Save as draft", "Submit for sign-off"]


def test_a_caution_stands_at_the_figure_and_does_not_block():
    form = entered()

    form.warn("Far off.")

    assert form.warnings == {"count": "Far off."}
    assert form.is_valid()


def test_a_form_starts_from_the_saved_figure():
    assert initial_of(GREEN, 3) == {
        "count": 90,
        "denominator": None,
        "score": None,
        "state": "provisional",
        "source": "Police recorded crime",
        "as_at": date(2008, 7, 14),
        "commentary": "",
        "version": 3,
    }


def test_a_final_figure_starts_as_final():
    assert initial_of(replace(GREEN, is_provisional=False), 3)["state"] == "final"


def test_a_form_of_nothing_knows_its_version_only():
    assert initial_of(None, 0) == {"version": 0}


@pytest.mark.parametrize("act", [Act.RETURN, Act.REVISE])
def test_some_acts_ask_for_a_reason(act):
    assert "note" in ActForm(act=act).fields


def test_whoever_gives_a_reason_is_told_who_will_read_it():
    help_of = {act: ActForm(act=act).fields["note"].help_text for act in READ_BY}

    assert "those who may view returns" in help_of[Act.RETURN]
    assert "everybody who reads the plan" in help_of[Act.REVISE]


@pytest.mark.parametrize("act", [Act.WITHDRAW, Act.SIGN_OFF])
def test_other_acts_ask_for_none(act):
    assert "note" not in ActForm(act=act).fields


def test_the_button_says_the_act():
    assert ActForm(act=Act.SIGN_OFF).helper.inputs[0].value == "Sign off"
