from __future__ import annotations

import pytest

from laa.plan.documents.document import Block, Note, Pairs, Picture, Section
from laa.plan.documents.workbook_sizes import column_widths, height
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts


def table(*cells: str) -> Table:
    return Table("Any", tuple(Column("H") for _ in cells), (cells,))


@pytest.mark.parametrize(
    ("blocks", "widths"),
    [
        ((Note("No table here."),), [100]),
        ((Pairs((("Name", "What"),)),), [30, 70]),
        ((table("a" * 30, "word " * 30),), [32, 47]),
        ((table("narrow"),), [8, 92]),
        ((table("a"), table("aa", "b" * 60)), [4, 62, 34]),
        ((table("W" * 200, "b"),), [92, 3]),
        ((Picture(sample_charts.years()),), [9, 91]),
    ],
)
def test_columns_suit_what_stands_in_them(
    blocks: tuple[Block, ...], widths: list[float]
) -> None:
    assert column_widths(Section(1, "1", blocks)) == widths


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("word", 1), ("w" * 101, 2), ("a\n\nb", 3)]
)
def test_a_row_is_high_enough_for_its_lines(text: str, lines: int) -> None:
    assert height(text, 100) == 13.5 * (lines + 0.5)


def test_no_row_is_higher_than_excel_allows() -> None:
    assert height("\n" * 100, 100) == 409
