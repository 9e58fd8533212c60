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


@given(texts, texts)
def test_every_word_of_a_changed_passage_is_told(before, after):
    one, other = before.replace("\n", " "), after.replace("\n", " ")

    for passage in compare(one, other):
        for pieces, text in ((passage.before, one), (passage.after, other)):
            assert " ".join(piece.text for piece in pieces).split() == text.split()


def test_a_long_text_is_compared_word_for_word():
    # As good as thrown by dice, each some seven times, and "the" much more often.
    words = ["the" if n % 8 == 1 else f"word{n**3 % 2003 % 300}" for n in range(2000)]
    changed = [f"new{n}" if n % 10 == 0 else word for n, word in enumerate(words)]

    (passage,) = compare(" ".join(words), " ".join(changed))

    assert words_of([passage.after], shared=False) == changed[::10]
    assert words_of([passage.before], shared=False) == words[::10]


def test_a_word_more_among_thousands_like_it_is_found():
    (passage,) = compare("to be " * 5000, "to be " * 2500 + "now " + "to be " * 2500)

    assert words_of([passage.before], shared=False) == []
    assert words_of([passage.after], shared=False) == ["now"]


def test_what_repeats_itself_without_end_differs_as_a_whole():
    (passage,) = compare(
        "Begin. " + "may fall " * 2000 + "End.",
        "Begin. " + "will fall " * 2000 + "End.",
    )

    assert passage == Passage(
        before=(
            Piece("Begin.", False),
            Piece(" ".join(["may fall"] * 1999 + ["may"]), True),
            Piece("fall End.", False),
        ),
        after=(
            Piece("Begin.", False),
            Piece(" ".join(["will fall"] * 1999 + ["will"]), True),
            Piece("fall End.", False),
        ),
    )


def test_so_do_paragraphs_that_repeat_themselves():
    passages = compare("May.\nFall.\n" * 2000, "Will.\nFall.\n" * 2000)

    (passage,) = passages
    assert len(passage.before) == len(passage.after) == 1


def test_many_passages_share_the_effort_of_one():
    """Whose words are all alike: the first are told word for word, the last are not."""
    passages = compare(
        "\n".join("may fall " * 90 + f"\nkept {n}" for n in range(200)),
        "\n".join("will fall " * 90 + f"\nkept {n}" for n in range(200)),
    )

    told = [len(words_of([one.after], shared=True)) for one in passages]
    assert len(told) == 200
    assert told[0] == 90
    assert told[-1] == 1
