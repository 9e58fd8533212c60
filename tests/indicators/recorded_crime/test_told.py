"""What docs/importing.md says of recorded crime is so, and leaves nothing out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from indicators.recorded_crime.codes import Counted, LeftOut, Mixed, Unclear, judge
from indicators.recorded_crime.columns import NEEDED, Column
from indicators.recorded_crime.definitions import NI_15, NI_20, Definition
from indicators.recorded_crime.offence_classes import (
    APRIL_2008,
    CLASSES,
    FAMILIES,
    OffenceClass,
)
from indicators.recorded_crime.reading import NATIONAL
from tests.test_docs import Row, table, text_of

IMPORTING = "docs/importing.md"


def column_rows() -> list[Row]:
    return [
        (
            column.heading,
            ", ".join(column.value[1:]),
            "yes" if column in NEEDED else "no",
        )
        for column in Column
    ]


def class_rows() -> list[Row]:
    return [
        (
            one.code,
            one.words,
            one.period or "always",
            in_words(one, NI_15),
            in_words(one, NI_20),
        )
        for one in CLASSES.values()
    ]


def in_words(one: OffenceClass, definition: Definition) -> str:
    """At a time when the class was used: within the agreement if it was."""
    quarter = next(
        quarter
        for quarter in (APRIL_2008 + 4, APRIL_2008 - 1, APRIL_2008 + 16)
        if one.is_used_in(quarter)
    )
    match judge(one.code, quarter, definition):
        case Counted(category):
            return category
        case LeftOut():
            return "no"
        case Mixed():
            return "in part"
        case Unclear(category=category):
            return f"asked: {category}"


def family_rows() -> list[Row]:
    return [(words, spans(numbers)) for words, numbers in FAMILIES.items()]


def spans(numbers: Collection[int]) -> str:
    """ "16 to 23, 25": what follows on each other is a span."""
    found = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda at: at[1] - at[0]):
        members = [number for _, number in run]
        first, last = members[0], members[-1]
        found.append(f"{first} to {last}" if last > first else str(first))
    return ", ".join(found)


def test_the_columns_are_told() -> None:
    assert table(IMPORTING, "Heading") == column_rows()


def test_each_class_of_violence_is_told_with_what_it_counts_in() -> None:
    assert table(IMPORTING, "Class") == class_rows()


def test_the_other_kinds_of_crime_are_told() -> None:
    assert table(IMPORTING, "Kind of crime") == family_rows()


def test_the_limits_of_a_national_file_are_told() -> None:
    said = " ".join(text_of(IMPORTING).split())

    assert (
        f"up to {NATIONAL.file_bytes // 1_000_000} MB that unzips to at most "
        f"{NATIONAL.unzipped_bytes // 1_000_000_000} GB or {NATIONAL.ratio} times its "
        f"own size, {NATIONAL.sheets} sheets of {NATIONAL.rows:,} rows and "
        f"{NATIONAL.columns} columns each, and {NATIONAL.cells:,} cells that hold "
        "something"
    ) in said
