from __future__ import annotations

from laa.plan.exports.export import Export, Item, PageFiles, of_chart
from laa.plan.exports.formats import FORMATS
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts
from tests.laa.plan.exports.samples import ABOUT, export

ITEM = Item("lines", export().table)
FILES = PageFiles("money", ABOUT, (ITEM,))


def test_a_page_gives_what_it_offers_and_nothing_else() -> None:
    assert FILES.export("lines") == Export(ITEM, ABOUT)
    assert FILES.export("secrets") is None


def test_a_name_says_what_and_which_quarter() -> None:
    assert FILES.name("lines") == "money-lines-2008-09-q2"


def test_the_numbers_of_a_chart_are_in_its_unit() -> None:
    columns = (Column("Quarter"), Column("Actual", numeric=True))
    table = Table("Serious violent crime", columns, (("Q1", 119),))

    item = of_chart(sample_charts.chart(sample_charts.actual(*range(4)), table=table))

    assert item.slug == "ni-15"
    assert [column.unit for column in item.table.columns] == ["", "offences"]


def test_only_what_has_a_drawing_can_be_had_as_one() -> None:
    fits = {suffix for suffix, one in FORMATS.items() if one.fits(export())}
    drawn = Export(of_chart(sample_charts.years()), ABOUT)

    assert fits == {"csv", "xlsx", "ods", "json"}
    assert all(one.fits(drawn) for one in FORMATS.values())
