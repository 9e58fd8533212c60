from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import pytest

from indicators.population.ons_file import LIMITS, AreaRow, Unit, read_area
from laa.plan.refusals import Refused
from laa.plan.sheets.reading import read_rows
from tests.indicators.population.files import FIRST, REVISED, workbook

COVENTRY = ("E08000026", "Coventry")


def read(
    content: str | bytes,
    area: tuple[str, str] = COVENTRY,
    *,
    unit: Unit = Unit.PERSONS,
    year: int | None = None,
) -> AreaRow:
    content = content.encode() if isinstance(content, str) else content
    code, name = area
    rows = read_rows(content, LIMITS)
    return read_area(rows, code=code, name=name, unit=unit, year=year)


def why_not(*given: object, **more: object) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        read(*given, **more)  # type: ignore[arg-type]
    (refusal,) = refused.value.refusals
    return refusal.field, refusal.words


def test_the_revised_file_has_a_column_a_year() -> None:
    found = read(REVISED)

    assert found == AreaRow(
        code="E08000026",
        name="Coventry",
        place="row 4",
        is_named_only=False,
        persons={2006: 300_129, 2007: 301_429, 2008: 305_186, 2009: 307_393},
    )


def test_one_year_of_several_may_be_asked_for() -> None:
    assert read(REVISED, year=2008).persons == {2008: 305_186}


def test_the_file_as_first_published_counts_thousands_by_older_codes() -> None:
    found = read(FIRST, unit=Unit.THOUSANDS, year=2008)

    assert found == AreaRow("00CQ", "Coventry", "row 4", True, {2008: 309_800})


def test_an_area_that_has_the_older_code_is_found_by_it() -> None:
    found = read(FIRST, ("00CQ", "Coventry"), unit=Unit.THOUSANDS, year=2008)

    assert not found.is_named_only


@pytest.mark.parametrize(
    ("area", "name", "persons"),
    [
        ("Birmingham", "Birmingham", 1_016_800),
        ("Darlington", "Darlington UA3", 100_500),
    ],
)
def test_footnotes_blanks_and_thousands_separators_do_no_harm(
    area: str, name: str, persons: int
) -> None:
    found = read(FIRST, ("E0", area), unit=Unit.THOUSANDS, year=2008)

    assert (found.name, found.persons) == (name, {2008: persons})


@pytest.mark.parametrize("cell", ["1" * 30_000 + "x", "all" + "," * 30_000 + "x"])
def test_long_cells_are_told_from_headings_and_names_at_once(cell: str) -> None:
    csv = f'"{cell}"\ncode,name,2008\nE08000026,Coventry,305186\nE0,"{cell}",1\n'
    began = perf_counter()

    assert read(csv).persons == {2008: 305_186}
    assert perf_counter() - began < 1


def test_a_workbook_may_have_titles_and_years_as_numbers() -> None:
    book = workbook(
        ("Mid-year population estimates",),
        (),
        ("Area code", "Area", 2007, "Mid-2008", "Population 2009"),
        ("E08000026", "Coventry", 301_429, 305_186.0, "307,393"),
    )

    found = read(book)

    assert found.place == "row 4 of sheet Mid-2008"
    assert found.persons == {2007: 301_429, 2008: 305_186, 2009: 307_393}


def test_thousands_of_a_workbook_are_exact() -> None:
    book = workbook(
        ("Code", "LA", "All ages"), ("E08000026", "Coventry", 309.8), sheet="1"
    )

    assert read(book, unit=Unit.THOUSANDS, year=2008).persons == {2008: 309_800}


def test_headings_count_for_their_own_sheet_only() -> None:
    csv = "Notes on Coventry\nCoventry,305186\n"

    assert why_not(csv)[1].startswith("No row of the file has the headings")


def test_births_and_ages_are_not_taken_for_people_of_all_ages() -> None:
    headings = "code,name,births_2008,population_2008,Persons 0"
    csv = f"{headings}\nE08000026,Coventry,1,305186,2\n"

    assert read(csv).persons == {2008: 305_186}


def test_people_of_one_age_are_not_taken_for_all() -> None:
    csv = "code,name,Persons 0\nE08000026,Coventry,4400\n"

    assert why_not(csv, year=2008)[1].startswith("No row of the file has the headings")


@pytest.mark.parametrize("heading", ["Persons All Ages 1,2", "Population 1", "People1"])
def test_a_heading_may_have_footnotes(heading: str) -> None:
    csv = f'code,name,"{heading}"\nE08000026,Coventry,305186\n'

    assert read(csv, year=2008).persons == {2008: 305_186}


def test_a_row_with_several_codes_is_told_by_its_first() -> None:
    csv = "ladcode20,oldcode,name,2008\n,E08000026,Coventry,305186\n"

    assert read(csv).code == "E08000026"


def test_a_row_without_any_name_is_read_by_its_code() -> None:
    assert read("code,2008\nE08000026,305186\n").name == "E08000026"


def test_the_year_is_asked_where_the_file_does_not_say_it() -> None:
    assert why_not(FIRST, unit=Unit.THOUSANDS) == (
        "year",
        "The file does not say which mid-year its numbers are of: enter it",
    )


def test_a_year_that_is_not_there_is_answered_with_those_that_are() -> None:
    assert why_not(REVISED, year=2011) == (
        "year",
        "The file has no column for 2011: it has 2006 to 2009. Leave the year empty to "
        "choose from them",
    )


def test_thousands_taken_for_people_are_refused_with_their_cell() -> None:
    assert why_not(FIRST, unit=Unit.PERSONS, year=2008) == (
        "unit",
        "D4: '309.8' cannot count people: a number of people is whole. If it counts "
        "thousands, they are 309,800 people",
    )


def test_people_taken_for_thousands_are_refused_with_their_cell() -> None:
    assert why_not(REVISED, unit=Unit.THOUSANDS, year=2008) == (
        "unit",
        "F4: '305186' cannot count thousands of people, 305,186,000 of them: no area "
        "of an agreement has more than 10,000,000 people",
    )


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("", "D2 is blank: it should count people of all ages"),
        (":", "D2: ':' is not a number of people"),
        ("-5", "D2: '-5' is not a number of people"),
    ],
)
def test_what_is_no_number_is_told_by_its_cell(cell: str, says: str) -> None:
    csv = f"code,name,country,population_2008\nE08000026,Coventry,E,{cell}\n"

    assert why_not(csv) == ("file", says)


def test_a_file_without_the_area_says_so() -> None:
    assert why_not(REVISED, ("E07000001", "Nowhere"))[1] == (
        "No row of the file has the code E07000001, and none is named Nowhere: choose "
        "a file that has the area"
    )


@pytest.mark.parametrize(
    ("many", "told"),
    [
        (2, "2 rows are of Coventry: row 2, row 3. Leave the one with"),
        (5, "5 rows are of Coventry: row 2, row 3, row 4 and others. Leave the one"),
    ],
)
def test_several_rows_of_the_area_are_refused(many: int, told: str) -> None:
    csv = "code,name,2008\n" + "E08000026,Coventry,305186\n" * many

    assert why_not(csv)[1].startswith(told)


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        ("Population 2008,Mid-2008", "C1 'Population 2008' and D1 'Mid-2008'"),
        ("Persons,All Ages", "C1 'Persons' and D1 'All Ages'"),
    ],
)
def test_two_columns_of_the_same_people_are_refused(headings: str, says: str) -> None:
    csv = f"Code,Name,{headings}\nE08000026,Coventry,309800,305186\n"

    assert why_not(csv, year=2008) == (
        "file",
        f"{says} head the same people: leave the one with people of all ages and both "
        "sexes in the file",
    )


def test_a_year_that_is_there_twice_does_no_harm_to_another() -> None:
    csv = "Code,2007,2008,2008\nE08000026,301429,309800,305186\n"

    assert read(csv, year=2007).persons == {2007: 301_429}


@pytest.mark.parametrize(("heading", "part"), [("Sex", "M"), ("AGE_GROUP", "25")])
def test_people_of_one_sex_or_age_are_not_taken_for_everybody(
    heading: str, part: str
) -> None:
    csv = f"Code,Name,{heading},2008\nE08000026,Coventry,{part},153000\n"

    assert why_not(csv) == (
        "file",
        f"C2: '{part}' is not everybody: choose a file that has a row of Coventry with "
        "people of all ages and both sexes",
    )


def test_the_row_of_everybody_is_taken_among_those_of_each_sex() -> None:
    rows = "".join(
        f"E08000026,Coventry,{sex},All ages,{number}\n"
        for sex, number in (("M", 153_000), ("F", 152_186), ("All persons", 305_186))
    )

    assert read(f"Code,Name,Sex,Age,2008\n{rows}").persons == {2008: 305_186}


def test_thousands_are_multiplied_exactly() -> None:
    assert Unit.THOUSANDS.persons(Decimal("309.8")) == 309_800
    assert Unit.PERSONS.persons(Decimal(309)) == 309
