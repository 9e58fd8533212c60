from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.documents.characters import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("tab\tand £", "tab\tand £"),
        ("bell\x07 null\x00", "bell\ufffd null\ufffd"),
        ("half \ud800 of a pair", "half \ufffd of a pair"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_what_no_file_can_hold_is_marked(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_every_text_is_then_whole_in_xml(text: str) -> None:
    shown = printable(text)

    read = ElementTree.fromstring(f"<t>{escape(shown)}</t>").text or ""

    assert read == shown
    assert len(shown) == len(text.replace("\r\n", "\n"))
