from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.transitions import (
    TRANSITIONS,
    Act,
    Attempt,
    Guard,
    Needs,
    Status,
    acts_from,
    asks_for_reason,
    commentary_unless_green,
    figure_is_complete,
    needed_for,
    owner_acted_for_did_not_enter,
    quarter_has_ended,
    reason_is_given,
    refusals,
    return_is_owed,
    signatory_did_not_enter,
    source_was_read_after_the_quarter,
)
from laa.plan.rag import Rag
from tests.indicators.examples import LIFE, Q1

FAULTLESS = Attempt(
    quarter=Q1,
    today=date(2008, 7, 1),
    not_owed="",
    missing=(),
    as_at=date(2008, 6, 30),
    commentary="Fewer nights out.",
    rag=Rag.RED,
    entered_by_the_actor=False,
    entered_by_the_owner_acted_for=False,
    note="The count was revised.",
)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("status", Status)
def test_every_act_leads_from_every_status_where_the_table_says(
    status: Status, act: Act
) -> None:
    transition = TRANSITIONS.get((status, act))

    assert (transition and transition.to) == LIFE[status].get(act)


@pytest.mark.parametrize("status", Status)
def test_a_status_allows_its_acts_in_the_order_of_the_table(status: Status) -> None:
    assert list(acts_from(status)) == list(LIFE[status])


@pytest.mark.parametrize("act", Act)
def test_signing_off_and_returning_are_the_owners_and_the_rest_the_analysts(
    act: Act,
) -> None:
    of_the_owner = act in {Act.SIGN_OFF, Act.RETURN}

    assert needed_for(act) is (Needs.SIGN_OFF if of_the_owner else Needs.ENTER)
    assert {t.needs for (_, a), t in TRANSITIONS.items() if a is act} == {
        needed_for(act)
    }


def test_a_reason_is_asked_for_where_a_figure_goes_back() -> None:
    assert [act for act in Act if asks_for_reason(act)] == [Act.RETURN, Act.REVISE]


@pytest.mark.parametrize(
    ("status", "act", "guards"),
    [
        ("not entered", "save", [return_is_owed, quarter_has_ended]),
        ("draft", "save", [return_is_owed, quarter_has_ended]),
        ("returned", "save", [quarter_has_ended]),
        (
            "draft",
            "submit",
            [
                quarter_has_ended,
                figure_is_complete,
                source_was_read_after_the_quarter,
                commentary_unless_green,
            ],
        ),
        (
            "submitted",
            "sign off",
            [
                quarter_has_ended,
                figure_is_complete,
                source_was_read_after_the_quarter,
                commentary_unless_green,
                signatory_did_not_enter,
                owner_acted_for_did_not_enter,
            ],
        ),
        ("submitted", "withdraw", []),
        ("submitted", "return", [reason_is_given]),
        ("signed off", "revise", [reason_is_given]),
    ],
)
def test_each_act_is_guarded(status: str, act: str, guards: list[Guard]) -> None:
    assert list(TRANSITIONS[Status(status), Act(act)].guards) == guards


@pytest.mark.parametrize(
    "guard",
    [
        return_is_owed,
        quarter_has_ended,
        figure_is_complete,
        source_was_read_after_the_quarter,
        commentary_unless_green,
        signatory_did_not_enter,
        owner_acted_for_did_not_enter,
        reason_is_given,
    ],
)
def test_a_faultless_attempt_passes_every_guard(guard: Guard) -> None:
    assert guard(FAULTLESS) is None


def test_a_return_that_is_not_owed_is_refused_with_its_reason() -> None:
    attempt = replace(FAULTLESS, not_owed="Not applicable: to be introduced 2009/10")

    assert return_is_owed(attempt) == (
        "Not applicable: to be introduced 2009/10.",
        "",
    )


def test_on_its_last_day_a_quarter_has_not_ended() -> None:
    refusal = quarter_has_ended(replace(FAULTLESS, today=date(2008, 6, 30)))

    assert refusal is not None
    assert refusal.words == (
        "2008/09 Q1 has not ended: it runs to 30 June 2008. "
        "Figures can be entered from the day after."
    )


def test_what_a_return_lacks_is_named() -> None:
    attempt = replace(FAULTLESS, missing=("the count", "the source"))

    refusal = figure_is_complete(attempt)

    assert refusal is not None
    assert refusal.words == (
        "The return lacks the count and the source. "
        "Enter what is missing before submitting."
    )


def test_a_source_that_was_read_before_the_quarter_ended_is_refused() -> None:
    refusal = source_was_read_after_the_quarter(
        replace(FAULTLESS, as_at=date(2008, 6, 29))
    )

    assert refusal == (
        "29 June 2008 is before 2008/09 Q1 ended, so the source cannot have held "
        "the whole quarter: enter a date from 30 June 2008",
        "as_at",
    )


@pytest.mark.parametrize("as_at", [None, date(2008, 6, 30), date(2008, 7, 1)])
def test_a_source_may_be_read_from_the_quarters_last_day_on(
    as_at: date | None,
) -> None:
    assert source_was_read_after_the_quarter(replace(FAULTLESS, as_at=as_at)) is None


@pytest.mark.parametrize(
    ("rag", "standing"),
    [(Rag.RED, "is red"), (Rag.AMBER, "is amber"), (Rag.NONE, "is not rated")],
)
def test_what_is_not_green_needs_commentary(rag: Rag, standing: str) -> None:
    refusal = commentary_unless_green(replace(FAULTLESS, rag=rag, commentary=" \n"))

    assert refusal is not None
    assert refusal.words.startswith(f"The year to date {standing}: say what lies")
    assert refusal.field == "commentary"


def test_what_is_green_needs_no_commentary() -> None:
    attempt = replace(FAULTLESS, rag=Rag.GREEN, commentary="")

    assert commentary_unless_green(attempt) is None


def test_nobody_signs_off_what_they_entered() -> None:
    refusal = signatory_did_not_enter(replace(FAULTLESS, entered_by_the_actor=True))

    assert refusal is not None
    assert refusal.words.startswith("You entered or submitted this figure")


def test_a_deputy_signs_off_nothing_that_the_owner_entered() -> None:
    attempt = replace(FAULTLESS, entered_by_the_owner_acted_for=True)

    refusal = owner_acted_for_did_not_enter(attempt)

    assert refusal is not None
    assert refusal.words.startswith("The owner for whom you act entered or submitted")


def test_a_reason_of_spaces_is_no_reason() -> None:
    refusal = reason_is_given(replace(FAULTLESS, note="  "))

    assert refusal == ("Enter the reason: it is kept with the figure", "note")


def test_every_guard_that_refuses_is_heard() -> None:
    attempt = replace(
        FAULTLESS, missing=("the count",), commentary="", entered_by_the_actor=True
    )

    found = refusals(TRANSITIONS[Status.SUBMITTED, Act.SIGN_OFF], attempt)

    assert len(found) == 3
    assert refusals(TRANSITIONS[Status.SUBMITTED, Act.SIGN_OFF], FAULTLESS) == []


def test_every_status_has_its_words_and_a_colour_of_its_own() -> None:
    assert [status.words for status in Status][::4] == ["Not entered", "Signed off"]
    assert len({status.colour for status in Status}) == len(Status)
