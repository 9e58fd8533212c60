from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.documents.widths import LANDSCAPE, PORTRAIT, lines, parted, shares
from laa.plan.lettering import text_width
from laa.plan.tables import Column, Table

words = st.text("abc WM\n", max_size=60)
LINK = "https://example.org/" + "evidence/" * 53


def table(*rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(f"H{number}") for number in range(len(rows[0])))
    return Table("Any", columns, rows)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 9))
    return table(*draw(st.lists(st.tuples(*[words] * columns), min_size=1, max_size=5)))


def held(text: str, share: float, ems: float) -> bool:
    """Whether no part that a line cannot be ended in is wider than its column."""
    return all(
        text_width(word, 1) < max(share * ems, 1)
        for part in parted(text, share, ems)
        for word in part.split()
    )


@given(tables(), st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_shares_are_positive_and_fill_the_width(table: Table, ems: float) -> None:
    found = shares([table], ems)

    assert min(found) > 0
    assert isclose(sum(found), 1)


@given(tables())
def test_a_table_that_fits_breaks_no_word_of_english(table: Table) -> None:
    longest = [
        max(text_width(word, 1) for cell in column for word in [*cell.split(), "H0"])
        for column in zip(*table.shown(), strict=True)
    ]
    ems = sum(longest) * 1.1 + 2 * len(longest)

    found = shares([table], ems)

    assert all(
        s * ems > width
        for s, width in zip(found, longest, strict=True)
        if width < text_width("disproportionately", 1)
    )


@given(tables(), st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_no_word_runs_out_of_its_column(table: Table, ems: float) -> None:
    found = shares([table], ems)

    assert all(
        held(cell, share, ems)
        for row in table.shown()
        for cell, share in zip(row, found, strict=True)
    )


@pytest.mark.parametrize("length", [90, 257, 497])
@pytest.mark.parametrize("ems", [PORTRAIT, LANDSCAPE])
def test_a_link_leaves_the_other_columns_the_room_for_their_words(
    length: int, ems: float
) -> None:
    others = ("A1", "Work with offenders", "Head of Community Safety", "30 June 2008")

    found = shares([table((*others, LINK[:length]))], ems)

    words = ("A1", "offenders", "Community", "June")
    assert all(
        share * ems > text_width(word, 1) + 1
        for share, word in zip(found, words, strict=False)
    )
    assert held(LINK[:length], found[-1], ems)


def test_a_column_of_figures_leaves_its_room_to_the_prose() -> None:
    figures, prose = shares([table(("1,234", "many words of prose " * 20))], PORTRAIT)

    assert figures * PORTRAIT < 5
    assert prose > 0.9


def test_tables_of_the_same_headings_have_columns_of_one_width() -> None:
    one, other = table(("a", "long words " * 9)), table(("long words " * 9, "a"))

    first, second = shares([one, other], PORTRAIT)

    assert first == second


def test_columns_too_wide_for_the_page_share_it_alike() -> None:
    short, *alike = shares([table(("WW", *["W" * 40] * 6, "W" * 80))], PORTRAIT)

    assert max(alike) == pytest.approx(min(alike), rel=0.05)
    assert short < alike[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("", ""), 1),
        (("one\ntwo\n\nfour", "one"), 4),
        (("word " * 40, ""), 5),
    ],
)
def test_a_row_is_as_high_as_its_highest_cell(
    row: tuple[str, ...], expected: int
) -> None:
    assert lines(row, (0.5, 0.5), PORTRAIT) == expected


def test_a_column_narrower_than_its_white_has_lines_all_the_same() -> None:
    assert lines(("word",), (0.001,), PORTRAIT) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("",)),
        ("short words stay", ("short words stay",)),
        ("a\nWWWWWWWWWWWW b", ("a\nW", *"WWWWWWWWWW", "W b")),
        ("e\u0301" * 20, ("e\u0301",) * 20),
    ],
)
def test_only_a_word_longer_than_its_line_is_parted(
    text: str, expected: tuple[str, ...]
) -> None:
    assert parted(text, 0.1, LANDSCAPE) == expected
