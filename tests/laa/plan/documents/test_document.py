from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from laa.plan.documents.document import Heading, Paragraphs, Picture, Section
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts
from tests.laa.plan.documents.examples import document


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.", ("One.",)),
        ("One.\nStill one.\n\nTwo.", ("One.\nStill one.", "Two.")),
        ("One.\r\n \t\r\n\r\nTwo.\r\n", ("One.", "Two.")),
        (" \n\n ", ()),
    ],
)
def test_a_blank_line_parts_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    assert Paragraphs(text).each == paragraphs


def test_in_place_of_a_picture_its_title_and_sentence_are_said() -> None:
    chart = sample_charts.chart(sample_charts.actual(1, 2, 3, 4), title="Crime.")

    alt = Picture(chart).alt

    assert alt == "Crime. 220 offences by Q2, 36 more than expected."


def test_a_part_is_what_follows_each_other_turned_the_same_way() -> None:
    turned = [False, False, True, True, False]
    sections = [Section(n, f"{n}", (), landscape) for n, landscape in enumerate(turned)]

    parts = document(*sections).parts

    assert [[one.number for one in part] for part in parts] == [[0, 1], [2, 3], [4]]


def test_tables_and_pictures_are_numbered_in_their_section() -> None:
    table = Table("Any", (Column("Words"),), ())
    picture = Picture(sample_charts.chart(sample_charts.actual(1, 2, 3, 4)))

    named = Section(5, "5", (Heading("One"), table, Heading("Two"), picture)).named

    assert [slug for slug, _ in named] == ["", "section-5-1", "", "section-5-2"]
    assert named[3] == ("section-5-2", picture)


def test_tables_of_a_section_are_alike_by_their_headings() -> None:
    one = Table("One", (Column("Q1"), Column("Q2", numeric=True)), (("a", 1),))
    two = Table("Two", (Column("Q1"), Column("Q2")), (("b", "c"),))
    other = Table("Other", (Column("Q1"), Column("Q3")), ())

    section = Section(1, "1", (Heading("One"), one, other, Heading("Two"), two))

    assert section.alike(one) == (one, two)
    assert section.alike(other) == (other,)


def test_a_document_is_named_by_title_plan_and_edition() -> None:
    printed = document()

    assert printed.whose == "Coventry: Violent crime, as of 2008/09 Q2"
    assert printed.name == "Action plan, Coventry: Violent crime, as of 2008/09 Q2"


def test_the_moment_is_told_in_utc_to_the_second() -> None:
    summer = timezone(timedelta(hours=1))

    made = type(document())("", "", "", datetime(2008, 6, 1, 9, 0, 5, 7, summer), ())

    assert made.moment == datetime(2008, 6, 1, 8, 0, 5, tzinfo=UTC)
