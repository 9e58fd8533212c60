from __future__ import annotations

from laa.plan.sheets.filling import writable


def test_a_tab_is_written_as_a_blank_for_libreoffice_drops_it_among_lines():
    assert writable("a\tb\r\nc") == "a b\nc"


def test_a_text_that_no_cell_could_hold_is_cut():
    assert writable("x" * 40_000) == "x" * 32_767
