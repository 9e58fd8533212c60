from datetime import date
from decimal import Decimal

import pytest

from laa.plan.nothing import Nothing
from laa.plan.tables import Column, Qualified, Table


def test_a_number_is_shown_as_its_column_says():
    rate = Column("Rate", numeric=True, decimals=2)
    expected = Column("Expected", numeric=True, decimals=1, trim=True)

    assert rate.shown(1.2) == "1.20"
    assert rate.shown(Decimal("1234.565")) == "1,234.57"
    assert expected.shown(92.0) == "92"
    assert expected.shown(1030.5) == "1,030.5"


def test_zero_and_the_kinds_of_nothing_are_told_apart():
    column = Column("Count", numeric=True)

    shown = [column.shown(cell) for cell in (0, None, *Nothing)]

    assert shown == ["0", "Not entered", "Not entered", "N/A", "To be determined"]


def test_words_stay_and_a_date_is_written_out():
    column = Column("As at")

    assert column.shown("Provisional") == "Provisional"
    assert column.shown(date(2008, 6, 30)) == "30 June 2008"


def test_a_table_shows_its_rows():
    columns = (Column("Quarter"), Column("Offences", numeric=True))

    table = Table("Offences", columns, (("Q1", 4122), ("Q2", None)))

    assert table.shown() == (("Q1", "4,122"), ("Q2", "Not entered"))


def test_a_row_of_the_wrong_length_is_refused_by_its_number():
    columns = (Column("Quarter"), Column("Offences"))

    with pytest.raises(ValueError, match=r"row 2 of 'Offences' has 1 cells.*2 columns"):
        Table("Offences", columns, (("Q1", 119), ("Q2",)))


def test_a_column_of_money_is_in_pounds_and_keeps_its_kinds_of_nothing():
    column = Column("2008/09", numeric=True, money=True)

    assert column.shown(Decimal("81000.5")) == "£81,000.50"
    assert column.shown(0) == "£0"
    assert column.shown(Nothing.TO_BE_DETERMINED) == "To be determined"


def test_a_share_is_given_in_per_cent():
    column = Column("Share", numeric=True, decimals=1, trim=True, percent=True)

    assert column.shown(45.06) == "45.1%"
    assert column.shown(100) == "100%"
    assert column.shown(Nothing.NOT_APPLICABLE) == "N/A"


def test_a_number_keeps_the_words_without_which_it_may_not_be_read():
    column = Column("In all", numeric=True, money=True)

    assert column.shown(Qualified(Decimal(65500), "At least ")) == "At least £65,500"
    assert column.shown(Qualified(5, after=" so far")) == "£5 so far"


def test_a_table_is_made_of_things_and_what_each_column_says_of_them():
    fields = ((Column("Word"), str), (Column("Length", numeric=True), len))

    table = Table.of("Words", ("red", "amber"), fields)

    assert table == Table(
        "Words", (Column("Word"), Column("Length", True)), (("red", 3), ("amber", 5))
    )
