"""What an act keeps, and what its guards refuse, by the one function that writes."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators.figure import Figure
from indicators.models import Actual, SignOffEvent
from indicators.signoff import SignOffRefused, current, status_of, version_of
from indicators.transitions import Act, Status
from laa.plan.periods import Quarter
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.returns import (
    AT,
    GREEN,
    RED,
    act,
    all_that_is_kept,
    analyst_of,
    owner_of,
    sign_off,
    submit,
    target_set_of_368,
)

EARLY = date(2008, 6, 29)
pytestmark = pytest.mark.django_db


def test_saving_keeps_everything_that_was_entered() -> None:
    target_set = TargetSetFactory(indicator__percentage=True, targets=(45, 40, 35))
    analyst = analyst_of(target_set)
    entered = replace(RED, count=5, denominator=9, is_provisional=False)

    act(Act.SAVE, target_set, analyst, figure=entered)

    kept = Actual.objects.get()
    assert Figure.of(kept) == entered
    assert (kept.entered_by, kept.entered_at) == (analyst, AT)
    assert (kept.status, kept.version, kept.revision) == ("draft", 1, 1)
    assert kept.quarter == Q1


def test_a_half_entered_figure_may_be_saved() -> None:
    target_set = target_set_of_368()
    half = replace(GREEN, count=None, source="", as_at=None)

    act(Act.SAVE, target_set, analyst_of(target_set), figure=half)

    assert Figure.of(Actual.objects.get()) == half


def test_a_returned_figure_is_corrected_without_losing_that_it_was_returned() -> None:
    target_set = target_set_of_368()
    ActualFactory(target_set=target_set, returned=True)

    act(Act.SAVE, target_set, analyst_of(target_set), figure=GREEN)

    kept = Actual.objects.get()
    assert (kept.status, kept.count) == (Status.RETURNED, 90)


def test_submitting_and_signing_off_keep_who_and_when() -> None:
    target_set = target_set_of_368()
    analyst, owner = analyst_of(target_set), owner_of(target_set)
    submit(target_set, analyst)

    act(Act.SIGN_OFF, target_set, owner)

    kept = Actual.objects.get()
    assert (kept.submitted_by, kept.submitted_at) == (analyst, AT)
    assert (kept.signed_off_by, kept.signed_off_at) == (owner, AT)


@pytest.mark.parametrize("name", [Act.WITHDRAW, Act.RETURN])
def test_a_figure_that_goes_back_is_no_longer_submitted(name: Act) -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set))
    somebody = {Act.WITHDRAW: analyst_of, Act.RETURN: owner_of}[name](target_set)

    row = act(name, target_set, somebody, note="The count looks high.")

    assert (row.submitted_by, row.submitted_at) == (None, None)


def test_each_act_leaves_one_row_of_history_with_the_figure_as_it_left_it() -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set)
    act(Act.SAVE, target_set, analyst, figure=replace(GREEN, count=80))
    submit(target_set, analyst, GREEN)
    act(Act.RETURN, target_set, owner_of(target_set), note="Check the source.")

    events = SignOffEvent.objects.order_by("version")

    assert [event.figure["count"] for event in events] == [80, 90, 90, 90]
    assert [event.note for event in events] == ["", "", "", "Check the source."]
    assert events[0].figure == {
        **asdict(GREEN),
        "count": 80,
        "as_at": "2008-07-14",
    }


def test_a_score_is_kept_and_recorded_to_its_last_digit() -> None:
    target_set = TargetSetFactory(indicator__score=True, targets=(4, 4, 4))
    entered = replace(GREEN, count=None, score=Decimal("3.2500"))

    act(Act.SAVE, target_set, analyst_of(target_set), figure=entered)

    assert Actual.objects.get().score == Decimal("3.25")
    assert SignOffEvent.objects.get().figure["score"] == "3.2500"


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (replace(GREEN, count=None), "The return lacks the count."),
        (replace(GREEN, source=" "), "The return lacks the source."),
        (replace(GREEN, as_at=None), "The return lacks the as-at date."),
        (replace(GREEN, as_at=EARLY), "29 June 2008 is before 2008/09 Q1"),
        (replace(RED, commentary=""), "The year to date is red"),
        (replace(GREEN, count=93), "The year to date is amber"),
    ],
)
def test_what_may_be_saved_may_not_yet_be_submitted(
    figure: Figure, reason: str
) -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set)
    act(Act.SAVE, target_set, analyst, figure=figure)
    kept = all_that_is_kept()

    with pytest.raises(SignOffRefused, match=reason):
        act(Act.SUBMIT, target_set, analyst)

    assert all_that_is_kept() == kept


def test_a_second_quarter_is_judged_with_the_first_that_was_signed_off() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)

    with pytest.raises(SignOffRefused, match="The year to date is red"):
        submit(target_set, analyst_of(target_set), GREEN, Q2)


@pytest.mark.parametrize(
    ("quarter", "reason"),
    [(Q3, "2008/09 Q3 has not ended"), (Q1 - 1, "lies outside the agreement")],
)
def test_a_quarter_that_owes_no_return_takes_none(
    quarter: Quarter, reason: str
) -> None:
    target_set = target_set_of_368()

    with pytest.raises(SignOffRefused, match=reason):
        act(Act.SAVE, target_set, analyst_of(target_set), quarter)

    assert not Actual.objects.exists()


def test_an_indicator_that_is_not_introduced_takes_no_return() -> None:
    target_set = TargetSetFactory(not_yet_introduced=True)

    with pytest.raises(SignOffRefused, match="to be introduced 2009/10"):
        act(Act.SAVE, target_set, analyst_of(target_set))

    assert not Actual.objects.exists()


def test_a_quarter_ends_at_midnight_in_coventry() -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set)
    summer_time = datetime(2008, 6, 30, 22, 59, tzinfo=UTC)

    with pytest.raises(SignOffRefused, match="has not ended"):
        act(Act.SAVE, target_set, analyst, at=summer_time)

    after = summer_time.replace(hour=23, minute=0)
    assert act(Act.SAVE, target_set, analyst, at=after).status == Status.DRAFT


@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_figure_is_not_returned_without_a_reason(note: str) -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set))

    with pytest.raises(SignOffRefused) as refused:
        act(Act.RETURN, target_set, owner_of(target_set), note=note)

    assert [refusal.field for refusal in refused.value.refusals] == ["note"]
    assert Actual.objects.get().status == Status.SUBMITTED


def test_an_act_on_an_older_figure_is_refused_and_names_who_changed_it() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set, name="Richard Howe"))
    kept = all_that_is_kept()

    with pytest.raises(SignOffRefused) as refused:
        act(Act.SIGN_OFF, target_set, owner_of(target_set), version=1)

    assert all_that_is_kept() == kept
    assert str(refused.value).startswith(
        "Richard Howe changed this figure (submit) after you opened the page: "
        "it is now submitted. This 'sign off' was not done."
    )


def test_whoever_acts_twice_is_told_of_their_own_act() -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set, name="Richard Howe")
    submit(target_set, analyst)

    with pytest.raises(SignOffRefused) as refused:
        act(Act.SAVE, target_set, analyst, version=0)

    assert str(refused.value).startswith(
        "You have already changed this figure (submit) after you opened the page: "
        "it is now submitted. This 'save' was not done."
    )


def test_a_published_figure_is_not_changed_by_a_page_without_it() -> None:
    target_set = target_set_of_368()
    ActualFactory(target_set=target_set, published=True)

    with pytest.raises(SignOffRefused, match="This figure came with the published"):
        act(Act.SAVE, target_set, analyst_of(target_set), version=0)


def test_only_what_saves_a_figure_takes_one() -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set)
    act(Act.SAVE, target_set, analyst)

    with pytest.raises(ValueError, match="'submit' saves no figure"):
        act(Act.SUBMIT, target_set, analyst, figure=RED)


def test_a_source_read_too_early_is_not_signed_off_either() -> None:
    target_set = target_set_of_368()
    ActualFactory(target_set=target_set, submitted=True, count=90, as_at=EARLY)

    with pytest.raises(SignOffRefused, match="29 June 2008 is before 2008/09 Q1"):
        act(Act.SIGN_OFF, target_set, owner_of(target_set))


def test_a_quarter_without_a_row_is_not_entered() -> None:
    target_set = target_set_of_368()

    assert current(target_set, Q1) is None
    assert (status_of(None), version_of(None)) == (Status.NOT_ENTERED, 0)
