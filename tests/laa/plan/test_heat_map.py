import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.heat_map import LEVELS, HeatCell, Reference
from tests.laa.plan.sample_charts import words
from tests.laa.plan.sample_heat_maps import heat_map


@pytest.mark.parametrize(("band", "level"), [(" ", 1), ("High", 0), ("High", 5)])
def test_a_cell_has_a_band_in_words_and_a_level(band, level):
    with pytest.raises(ValueError, match=f"is '{band}', of level {level}: give its"):
        HeatCell(band, level)


def test_a_cell_says_its_band_and_what_lies_there():
    assert HeatCell("High", 3).words == "High"
    assert HeatCell("High", 3, (Reference("R1"), Reference("R4"))).words == (
        "High: R1, R4"
    )


def test_every_row_has_a_cell_for_each_column():
    cells = heat_map().cells

    for wrong in ((), cells[:-1], (*cells[:-1], cells[-1][:-1])):
        with pytest.raises(ValueError, match="5 rows of 5 columns, and lines of"):
            dataclasses.replace(heat_map(), cells=wrong)


def test_rows_are_read_from_the_top():
    word, cells = heat_map().lines[1]

    assert word == "Likely"
    assert [cell.band for cell in cells] == [
        *("Moderate", "High", "High", "Extreme", "Extreme")
    ]


def test_a_document_has_the_same_as_a_table():
    table = heat_map().table()

    assert table.caption == "Risks by likelihood and impact"
    assert [column.heading for column in table.columns] == [
        "Likelihood (down), impact (across)",
        *("Negligible", "Minor", "Moderate", "Major", "Catastrophic"),
    ]
    assert table.rows[1] == (
        *("Likely", "Moderate", "High", "High: Risk 1, Risk 4"),
        *("Extreme", "Extreme"),
    )
    assert len(table.rows) == 5


def test_what_is_not_assessed_is_the_last_row_of_the_table():
    table = heat_map(Reference("Risk 2"), Reference("Risk 3")).table()

    assert table.rows[-1] == ("Not assessed", "Risk 2, Risk 3", "", "", "", "")


@given(st.lists(st.builds(Reference, words)), st.integers(1, LEVELS))
def test_any_cell_names_all_that_lies_there(references, level):
    cell = HeatCell("Band", level, tuple(references))

    assert all(reference.name in cell.words for reference in references)
