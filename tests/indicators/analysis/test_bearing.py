from __future__ import annotations

from indicators.analysis.bearing import bearing
from indicators.analysis.measure import Series
from tests.indicators.examples import COUNT, NI_15, PERCENTAGE, counts, outlook


def test_every_sentence_has_a_name_and_ends() -> None:
    told = bearing(outlook(Series(COUNT, counts(119)), NI_15))

    assert [name for name, _ in told][:3] == [
        "Year end",
        "To meet it",
        "Against the baseline",
    ]
    assert all(sentence.endswith(".") for _, sentence in told)


def test_what_cannot_be_said_is_left_out() -> None:
    told = dict(bearing(outlook(Series(PERCENTAGE, {}), NI_15)))

    assert "Year end" not in told
    assert "Chance" in told
