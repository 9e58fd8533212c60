from __future__ import annotations

from actions.analysis.outcomes import Outcome


def test_an_outcome_is_shown_as_a_sentence_begins() -> None:
    assert Outcome.IN_HAND.words == "In hand"


def test_what_is_neither_done_nor_dropped_is_open() -> None:
    assert {one for one in Outcome if one.is_open} == {
        Outcome.IN_HAND,
        Outcome.NOT_DONE,
    }


def test_each_outcome_has_a_colour_of_its_own() -> None:
    assert len({outcome.colour for outcome in Outcome}) == len(Outcome)
