from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from laa.plan.wording import Passage, Piece, compare


def test_the_words_that_changed_are_told_from_those_that_stayed():
    (passage,) = compare("Crime is the least fall.", "Crime was the smallest fall.")

    assert passage == Passage(
        before=(
            Piece("Crime", False),
            Piece("is", True),
            Piece("the", False),
            Piece("least", True),
            Piece("fall.", False),
        ),
        after=(
            Piece("Crime", False),
            Piece("was", True),
            Piece("the", False),
            Piece("smallest", True),
            Piece("fall.", False),
        ),
    )


def test_paragraphs_that_stay_are_left_out():
    (passage,) = compare("One.\n\nTwo.\n\nThree.", "One.\n\nTwo now.\n\nThree.")

    assert [piece.text for piece in passage.before] == ["Two."]
    assert [piece.text for piece in passage.after] == ["Two now."]


def test_a_new_paragraph_has_nothing_before_it_and_a_dropped_one_nothing_after():
    assert compare("One.", "One.\n\nTwo.") == (Passage((), (Piece("Two.", True),)),)
    assert compare("One.\n\nTwo.", "One.") == (Passage((Piece("Two.", True),), ()),)


def test_white_space_counts_for_nothing():
    assert compare("One  two.\r\n\r\nThree.", "One two.\nThree. ") == ()


def words_of(sides: list[tuple[Piece, ...]], *, shared: bool) -> list[str]:
    return [
        word
        for pieces in sides
        for piece in pieces
        if piece.differs is not shared
        for word in piece.text.split()
    ]


texts = st.lists(st.sampled_from(["a", "b", "c", "\n"]), max_size=20).map(" ".join)


@given(texts, texts)
def test_what_is_not_marked_stands_on_both_sides_in_the_same_order(before, after):
    passages = compare(before, after)

    left = words_of([one.before for one in passages], shared=True)
    assert left == words_of([one.after for one in passages], shared=True)


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert compare(text, text) == ()
