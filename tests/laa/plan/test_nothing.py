from __future__ import annotations

from laa.plan.nothing import Nothing


def test_each_kind_of_nothing_has_words_of_its_own() -> None:
    assert {nothing: nothing.words for nothing in Nothing} == {
        Nothing.BLANK: "Not entered",
        Nothing.NOT_APPLICABLE: "N/A",
        Nothing.TO_BE_DETERMINED: "To be determined",
    }


def test_zero_is_not_a_kind_of_nothing() -> None:
    assert not any(nothing == 0 or nothing.words == "0" for nothing in Nothing)
