from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from laa.dashboard.plan_workbook.sameness import bare, fingerprint, text_of


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, ""),
        (date(2008, 6, 30), "30 June 2008"),
        (Decimal("81000.50"), "81000.5"),
        (119, "119"),
        ("as it is", "as it is"),
        ("\x07", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_a_cell_is_said_as_it_is_read_back(content, text):
    assert text_of(content) == text


@pytest.mark.parametrize("text", ["a b\nc", " a  b \r\nc\n", "a\tb\u2028c"])
def test_white_space_and_line_ends_make_no_other_text(text):
    assert bare(text) == "a b\nc"


def test_a_line_more_is_another_text():
    assert bare("a\n\nb") != bare("a\nb")


def test_a_row_is_known_by_what_all_its_cells_say():
    assert fingerprint(["a", "b "]) == fingerprint(["a ", "b"])
    assert fingerprint(["a", "b"]) != fingerprint(["ab", ""])
