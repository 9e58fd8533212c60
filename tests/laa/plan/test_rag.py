from __future__ import annotations

from laa.plan.rag import Rag


def test_a_rating_is_a_word_and_never_only_a_colour() -> None:
    assert [rag.word for rag in Rag] == ["Green", "Amber", "Red", "No rating"]


def test_each_rating_says_what_it_means() -> None:
    assert [rag.meaning for rag in Rag] == [
        "on or better than the trajectory",
        "worse than the trajectory, within the tolerance",
        "worse than the trajectory by more than the tolerance",
        "not rated",
    ]
