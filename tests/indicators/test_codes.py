from __future__ import annotations

from indicators.codes import folded


def test_a_code_is_the_same_in_any_case_and_with_any_white_space():
    assert {folded(one) for one in ("NI 15", "ni15", " NI\u00a015 ")} == {"ni15"}
    assert folded("NI 1") != folded("NI 15")
