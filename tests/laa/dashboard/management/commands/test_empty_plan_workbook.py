from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from laa.dashboard.plan_workbook.reading import LIMITS
from laa.plan.sheets.reading import read


def write(file, **more) -> str:
    out = StringIO()
    call_command("empty_plan_workbook", str(file), stdout=out, **more)
    return out.getvalue()


def headings(file, name: str) -> list[object]:
    sheets = {one.name: one for one in read(file.read_bytes(), LIMITS)}
    return list(sheets[name].rows[0].values.values())


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_it_writes_a_workbook_of_the_agreements_of_2008(tmp_path, suffix):
    file = tmp_path / f"new.{suffix}"

    told = write(file)

    assert told.startswith(f"Wrote {file}. Fill it in")
    assert "Target 2010/11" in headings(file, "Indicators")


def test_other_years_have_columns_of_their_own(tmp_path):
    file = tmp_path / "new.xlsx"

    write(file, first_year=2011, years=2)

    money = headings(file, "Money")
    assert [one for one in money if "Allocation" in str(one)] == [
        "Allocation 2011/12",
        "Allocation 2012/13",
    ]


def test_a_name_says_which_kind_of_file_it_is(tmp_path):
    with pytest.raises(CommandError, match="ends in neither"):
        write(tmp_path / "new.csv")


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    file = tmp_path / "new.xlsx"
    file.write_text("mine")

    with pytest.raises(CommandError, match="is there already: give another name"):
        write(file)

    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        write(tmp_path / "nowhere" / "new.xlsx")
