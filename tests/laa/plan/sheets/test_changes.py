from __future__ import annotations

import pytest

from laa.plan.sheets.changes import Change


@pytest.mark.parametrize(
    ("was", "becomes", "is_long"),
    [
        ("Not entered", "x" * 60, False),
        ("x" * 61, "Not entered", True),
        ("It fell.", "It fell.\n\nWhy?", True),
    ],
)
def test_what_is_long_or_of_several_lines_takes_more_than_a_sentence(
    was: str, becomes: str, is_long: bool
) -> None:
    assert Change("Text", was, becomes).is_long is is_long
