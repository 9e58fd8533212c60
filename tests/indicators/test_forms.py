from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.acts import Act
from indicators.figure import Figure
from indicators.forms import ActForm, ReturnForm, initial_of
from tests.indicators.examples import PERCENTAGE, RATE, SCORE
from tests.indicators.pages import ENTRY, TODAY
from tests.indicators.returns import GREEN


def entered(measure=RATE, submitting=False, **given):
    data = {**ENTRY, "version": "0", **given}
    return ReturnForm(data, measure=measure, today=TODAY, submitting=submitting)


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


def test_the_enter_key_saves_and_does_not_submit():
    buttons = [button.value for button in entered().helper.inputs]

    assert buttons == ["Save as draft", "Submit for sign-off"]


def test_a_caution_stands_at_the_figure_and_does_not_block():
    form = ReturnForm(
        {**ENTRY, "version": "0"}, measure=RATE, today=TODAY, caution="Far off."
    )

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


@pytest.mark.parametrize("act", [Act.WITHDRAW, Act.SIGN_OFF])
def test_other_acts_ask_for_none(act):
    assert "note" not in ActForm(act=act).fields


def test_the_button_says_the_act():
    assert ActForm(act=Act.SIGN_OFF).helper.inputs[0].value == "Sign off"
