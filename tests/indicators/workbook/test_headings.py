from __future__ import annotations

import pytest

from indicators.workbook.headings import columns_of, headings_in
from laa.plan.sheets.cells import Row
from laa.plan.sheets.refused import SheetsRefused

WANTED = {"indicator": "code", "count": "count"}


def test_headings_are_found_in_any_order_and_case_among_others():
    row = Row("Return", 1, {1: "Notes", 2: " COUNT ", 5: "Indicator", 7: 3})

    assert columns_of(headings_in(row, WANTED)) == {"count": 2, "code": 5}


def test_a_heading_that_stands_twice_is_refused_with_both_addresses():
    row = Row("Return", 1, {1: "Indicator", 4: "Count", 18: "count "})

    with pytest.raises(SheetsRefused) as refused:
        columns_of(headings_in(row, WANTED))

    assert str(refused.value) == (
        "Sheet Return, D1 and Sheet Return, R1 have the same heading, 'Count': delete "
        "the column that is not meant"
    )
