from __future__ import annotations

import pytest

from laa.plan.documents.glyphs import FAMILY, FOLDER, drawable


@pytest.mark.parametrize(
    "text",
    ["Plain £5 – “quoted”, 10 % × 2 ≤ 3 − 1…\n", "Łódź, Ωmega, Привет, שלום", "\ufffd"],
)
def test_what_the_letters_have_is_left_alone(text: str) -> None:
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本", "[U+65E5][U+672C]"),
        ("done \U0001f600.", "done [U+1F600]."),
        ("\uffff", "[U+FFFF]"),
    ],
)
def test_what_they_lack_is_given_by_number(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_the_letters_are_among_the_packages() -> None:
    assert (FOLDER / f"{FAMILY}[wght].ttf").is_file()
