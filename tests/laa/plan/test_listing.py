from __future__ import annotations

import pytest

from laa.plan.listing import listed


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        ([], ""),
        (["368"], "368"),
        (["368", "353"], "368 and 353"),
        (["1", "2", "3"], "1, 2 and 3"),
    ],
)
def test_several_are_listed_in_words(texts: list[str], text: str) -> None:
    assert listed(texts) == text
