from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.dashboard.documents.as_published import build
from laa.dashboard.documents.headings import HEADINGS
from laa.plan.documents.document import Heading, Note, Pairs, Paragraphs
from laa.plan.models import ActionPlan
from laa.plan.narrative import rewrite
from laa.plan.roles import Role
from laa.plan.tables import Column, Table
from tests.factories.plan import (
    ActionPlanFactory,
    NarrativeSectionFactory,
    PublishedRowFactory,
    member,
)

MADE = datetime(2008, 10, 20, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    return ActionPlanFactory.create(title="Violent crime")


def published(plan: ActionPlan, section: int, *rows: list[list[str]]) -> None:
    for cells in rows:
        PublishedRowFactory.create(plan=plan, section=section, cells=cells)


def test_it_is_the_plans_own_in_seven_sections_after_its_header(
    plan: ActionPlan,
) -> None:
    document = build(plan, MADE)

    assert document.whose == f"{plan.area}: Violent crime, as published"
    assert document.made == MADE
    assert [(one.number, one.heading) for one in document.sections] == [
        (0, ""),
        *HEADINGS.items(),
    ]


def test_the_header_is_pairs_one_under_the_other(plan: ActionPlan) -> None:
    published(plan, 0, [["Lead", "Police"]], [["Theme:", "Safer"], ["Priority:", ""]])

    header = build(plan, MADE).sections[0]

    assert header.blocks == (
        Pairs((("Lead", "Police"), ("Theme:", "Safer"), ("Priority:", ""))),
    )


def test_a_row_across_the_table_is_the_heading_of_those_under_it(
    plan: ActionPlan,
) -> None:
    row = [["Ref Nr", "NI 15"], ["Q1", "119 0.3"]]
    published(plan, 5, [["", "Monitored"]], row, [["", "Others"]], row, row)

    blocks = build(plan, MADE).sections[5].blocks

    columns, cells = (Column("Ref Nr"), Column("Q1")), ("NI 15", "119 0.3")
    assert blocks == (
        *(Heading("Monitored"), Table("Monitored", columns, (cells,))),
        *(Heading("Others"), Table("Others", columns, (cells, cells))),
    )


def test_a_cell_is_a_number_only_if_it_then_reads_the_same(plan: ActionPlan) -> None:
    texts = ["81,000", "0", "81000", "4,00", "007", "383 1.7", "", "N/A", "１２", "-5"]
    published(plan, 6, *([["Line", "Police"], ["2008/09", text]] for text in texts))

    [table] = build(plan, MADE).sections[6].blocks

    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == [81_000, 0, *texts[2:]]
    assert [row[1] for row in table.shown()] == texts
    assert [column.numeric for column in table.columns] == [False, True]


def test_a_text_stands_under_its_question_or_else_its_heading(plan: ActionPlan) -> None:
    shared = {"plan": plan, "text": "It fell."}
    NarrativeSectionFactory.create(section=1, heading="Target information", **shared)
    NarrativeSectionFactory.create(section=2, question="What of equality?", **shared)

    document = build(plan, MADE)

    assert [one.blocks for one in document.sections[1:3]] == [
        (Heading("Target information"), Paragraphs("It fell.")),
        (Heading("What of equality?"), Paragraphs("It fell.")),
    ]


def test_a_text_that_was_changed_since_is_as_it_was_published(plan: ActionPlan) -> None:
    section = NarrativeSectionFactory.create(plan=plan, section=3, text="Published.")
    by = member(plan, Role.COORDINATOR)
    for seen, text in enumerate(("Changed.", "Changed again.")):
        rewrite(section=section, text=text, reason="So", by=by, at=MADE, seen=seen)

    document = build(plan, MADE)

    assert document.sections[3].blocks[1] == Paragraphs("Published.")


def test_a_section_of_which_nothing_was_published_says_so(plan: ActionPlan) -> None:
    published(plan, 7, [["Ref No.", ""], ["Risk", "Money ends"]])

    sections = build(plan, MADE).sections

    assert sections[4].blocks == (Note("Nothing was published in this section."),)
    assert isinstance(sections[7].blocks[0], Table)


def test_the_sections_of_wide_tables_are_turned(plan: ActionPlan) -> None:
    sections = build(plan, MADE).sections

    assert [one.number for one in sections if one.landscape] == [4, 5, 6]


def test_another_plans_rows_and_texts_are_not_in_it(plan: ActionPlan) -> None:
    other = ActionPlanFactory.create()
    published(other, 7, [["Risk", "Another plan's"]])
    NarrativeSectionFactory.create(plan=other, section=7, text="Another plan's")

    assert "Another plan's" not in str(build(plan, MADE))


def test_it_is_read_in_three_queries(
    plan: ActionPlan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for section in range(1, 8):
        published(plan, section, *([["Risk", str(n)]] for n in range(5)))
        NarrativeSectionFactory.create(plan=plan, section=section)
    plan = ActionPlan.objects.with_area().get(pk=plan.pk)

    with django_assert_num_queries(3):
        build(plan, MADE)
