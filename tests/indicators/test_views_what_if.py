"""What if: typed in the address, answered on the page, kept nowhere."""

from __future__ import annotations

import re

import pytest

from indicators.models import Actual, SignOffEvent
from laa.plan.rag import Rag
from laa.plan.roles import Role
from tests.factories.indicators import ActualFactory, SeriesBreakFactory
from tests.factories.indicators import TargetSetFactory as TargetSets
from tests.indicators.examples import Q1, Q2, Q3, Q4
from tests.indicators.pages import text_of

SUPPOSED = 90_817
BREAK = "Counted differently from April 2008"


def ask(world, *typed, role=Role.PARTNER):
    boxes = dict(zip((Q2.slug, Q3.slug, Q4.slug), typed, strict=False))
    return world.client(role).get(world.address("indicator"), boxes)


def without_token(response) -> str:
    """It differs in each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(response))


def bearing(response) -> dict[str, str]:
    return dict(response.context["page"].bearing)


def test_the_boxes_are_for_the_quarters_left_of_the_year(world):
    response = ask(world)

    assert list(response.context["form"].fields) == [Q2.slug, Q3.slug, Q4.slug]
    assert response.context["supposed"] is None
    assert "Nothing is stored." in text_of(response)


def test_what_is_typed_is_answered_with_the_year_end(world):
    page = text_of(ask(world, "83", "83", "83"))

    assert "368 against 368 expected by the end of 2008/09 Q4" in page
    assert "The year ends at 368." in page
    assert re.search(r'name="2008-09-q2"[^>]*value="83"', page)


@pytest.mark.parametrize(
    ("typed", "quarter", "rag"),
    [
        (("60",), Q2, Rag.GREEN),
        (("73",), Q2, Rag.AMBER),
        (("75",), Q2, Rag.RED),
        (("60", "60"), Q3, Rag.GREEN),
        (("60", "60", "150"), Q4, Rag.RED),
    ],
)
def test_at_each_step_the_year_is_told_up_to_the_last_that_was_typed(
    world, typed, quarter, rag
):
    assessment = ask(world, *typed).context["supposed"].assessment

    assert (assessment.quarter, assessment.rag) == (quarter, rag)


@pytest.mark.parametrize(
    ("typed", "box", "words"),
    [
        (("lots",), Q2, "&#x27;lots&#x27; is not a number"),
        (("90.5",), Q2, "&#x27;90.5&#x27; is not a whole number"),
        (("101", "", "90"), Q3, "Enter 2008/09 Q3 too: 2008/09 Q4 comes after it"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(world, typed, box, words):
    response = ask(world, *typed)

    page = text_of(response)
    assert response.context["supposed"] is None
    assert list(response.context["form"].errors) == [box.slug]
    assert re.search(
        rf'id="id_{box.slug}\S*error"[^>]*>.*?{re.escape(words)}', page, re.S
    )
    assert page.count(words) == 2  # In the summary, and beside the box.


def test_boxes_that_are_all_empty_suppose_nothing_and_refuse_nothing(world):
    response = ask(world, "", "", "")

    assert response.context["supposed"] is None
    assert not response.context["form"].errors


def test_nothing_is_stored_and_nothing_stays_for_the_next_who_asks(world):
    before = list(Actual.objects.values()), SignOffEvent.objects.count()
    plain = without_token(ask(world))

    supposed = text_of(ask(world, str(SUPPOSED)))

    assert f"{SUPPOSED + 119:,} against 184 expected" in supposed
    for role in Role:
        page = text_of(ask(world, role=role))
        assert not {str(SUPPOSED), f"{SUPPOSED:,}", f"{SUPPOSED + 119:,}"} & set(
            re.split(r"[\s<>\"]", page)
        )
    assert without_token(ask(world)) == plain
    assert (list(Actual.objects.values()), SignOffEvent.objects.count()) == before


def test_what_is_supposed_stays_out_of_charts_figures_and_bearing(world):
    known, supposing = ask(world), ask(world, "83", "83", "83")

    one, other = known.context["page"], supposing.context["page"]
    assert (one.charts, one.bearing, one.as_of) == (other.charts, other.bearing, Q1)
    assert one.figure_rows == other.figure_rows
    assert one.assessment == other.assessment


def test_a_quarter_that_is_known_cannot_be_supposed(world):
    response = world.client(Role.PARTNER).get(
        world.address("indicator"), {Q1.slug: "5", "another": "6"}
    )

    assert response.context["supposed"] is None
    assert not response.context["form"].is_bound


@pytest.mark.parametrize(
    ("kind", "figures"),
    [
        ({"percentage": True}, {"count": 41, "denominator": 100}),
        ({"score": True}, {"count": None, "score": "3.2"}),
        ({"counted": True}, None),
    ],
    ids=["percentage", "score", "no figure"],
)
def test_what_does_not_add_up_or_has_no_figure_is_not_asked_about(world, kind, figures):
    fields = {f"indicator__{name}": value for name, value in kind.items()}
    target_set = TargetSets(
        plan=world.target_set.plan, population=None, targets=(40, 40, 40), **fields
    )
    if figures:
        ActualFactory(target_set=target_set, signed_off=True, **figures)

    response = world.client(Role.PARTNER).get(
        target_set.get_absolute_url(), {Q2.slug: "5"}
    )

    assert response.context["form"] is None
    assert response.context["supposed"] is None
    assert "What if?" not in text_of(response)


def test_a_draft_is_neither_weighed_nor_offered_as_what_is_expected(world):
    before = {role: ask(world, role=role) for role in Role}

    world.post(Role.ANALYST, count=str(SUPPOSED))

    for role in Role:
        after = ask(world, role=role)
        assert bearing(after) == bearing(before[role])
        assert after.context["page"].findings == before[role].context["page"].findings
        assert list(after.context["form"].fields) == [Q2.slug, Q3.slug, Q4.slug]
        assert str(SUPPOSED) not in text_of(after)


def test_the_page_says_what_the_figures_can_bear(world):
    SeriesBreakFactory(indicator=world.target_set.indicator)

    told = bearing(ask(world))

    assert list(told) == [
        "Year end",
        "To meet it",
        "Against the baseline",
        "Against the quarter before",
        "Against a year before",
        "Signals",
        "Spread",
    ]
    assert told["To meet it"] == "At most 83 in each of the 3 quarters left meet 368."
    assert told["Against the baseline"].endswith(f"the recording changed: {BREAK}.")


def test_what_cannot_be_said_has_no_row(world):
    bare = TargetSets(plan=world.target_set.plan, not_yet_introduced=True)

    response = world.client(Role.PARTNER).get(bare.get_absolute_url())

    assert not {"Year end", "To meet it", "Spread"} & set(bearing(response))
    assert all(sentence for sentence in bearing(response).values())
