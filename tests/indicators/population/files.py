"""Files as the Office for National Statistics publishes them, cut down to some rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

# Mid-2008 as first published: an empty column after each, thousands, footnotes.
FIRST = """\
LA,,Code,Persons All Ages,,Persons 0,,Persons 1-4,,"Persons 85-89 / 85+ 1,2",,
  City of London,,00AA,7.9,,0.0,,0.2,,0.1,,
  Birmingham,,00CN,"1,016.8",,16.1,,60.2,,9.9,,
  Coventry,,00CQ,309.8,,4.4,,15.5,,3.9,,
  Darlington UA3,,00EH,100.5,,1.3,,4.8,,1.6,,
  Belfast,,95GG,"",,,,,,,,
"""
# As revised after the census of 2011: a column a year, people.
REVISED = """\
ladcode20,laname20,country,population_2006,population_2007,population_2008,population_2009
E06000005,Darlington,E,101509,102632,103694,104355
E08000025,Birmingham,E,1013410,1020589,1031065,1036878
E08000026,Coventry,E,300129,301429,305186,307393
"""


def workbook(*rows: tuple[Any, ...], sheet: str = "Mid-2008") -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return kept.getvalue()
