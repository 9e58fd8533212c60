"""A block of a document on a page, beyond what reading documents back covers."""

from __future__ import annotations

from django.template.loader import render_to_string

from laa.plan.documents.document import Block, Picture
from laa.plan.documents.plain import plain
from laa.plan.svg import draw
from tests.laa.plan import sample_charts
from tests.laa.plan.documents.examples import document_of, money
from tests.templates.markup import elements


def drawn(block: Block) -> str:
    [plainly] = plain(document_of(block), draw)["parts"][0]["sections"][0]["blocks"]
    return render_to_string("dashboard/_document_block.html", {"block": plainly})


def test_a_picture_is_drawn_under_its_title_and_sentence() -> None:
    chart = sample_charts.years()

    html = drawn(Picture(chart))

    assert [one.children for one in elements(html, "h3")] == [[chart.title]]
    assert [one.children for one in elements(html, "p")] == [[chart.sentence]]
    assert len(elements(html, "svg")) == 2
    assert " style=" not in html


def test_a_row_is_headed_by_its_first_cell_and_figures_stand_to_the_right() -> None:
    html = drawn(money())

    heads = [one for one in elements(html, "th") if one.attributes["scope"] == "row"]
    figures = [one for one in elements(html, "td") if "numeric" in str(one.attributes)]
    assert [one.children for one in heads] == [
        ["Police"],
        ["Health and care"],
        ["Probation"],
    ]
    assert len(figures) == 6


def test_a_table_scrolls_by_itself_under_its_name() -> None:
    [region] = elements(drawn(money()), "div")

    assert region.attributes == {
        "class": "laa-table",
        "role": "region",
        "aria-label": "Money",
        "tabindex": "0",
    }
