import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from laa.plan.frames import NARROW, WIDE
from laa.plan.timeline import Mark, State
from laa.plan.timeline_svg import draw, pictures
from tests.laa.plan.sample_timelines import (
    EVENT,
    IDENTIFIED,
    MONTHLY,
    MOVED,
    actions,
    crowd,
    many,
    row,
    timeline,
    timelines,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'so'"


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def texts(markup: str) -> list[str]:
    return [text.text or "" for text in parsed(markup).iter(f"{SVG}text")]


def wide(*marks: Mark) -> ElementTree.Element:
    return parsed(pictures(timeline(row(*marks)))[0])


def marked(drawn: ElementTree.Element) -> list[ElementTree.Element]:
    """The groups of the marks; the first group holds them all."""
    return list(drawn.iter(f"{SVG}g"))[1:]


def test_both_shapes_are_there_and_only_the_wide_one_shows_without_a_style_sheet():
    drawn = list(parsed(f"<div>{draw(many(40))}</div>"))

    shown = [picture.get("display") for picture in drawn]

    assert shown == [None] * shown.count(None) + ["none"] * shown.count("none")
    assert drawn[0].get("viewBox", "").startswith("0 0 720 ")
    assert drawn[-1].get("viewBox", "").startswith("0 0 360 ")


def test_a_picture_is_an_image_with_its_name_and_description():
    svg = parsed(pictures(actions())[0])

    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "When each action is due"
    assert svg.findtext(f"{SVG}desc") == actions().sentence
    assert str(svg.get("aria-labelledby")).split() == [
        part.get("id") for part in svg if part.get("id")
    ]


def test_pictures_of_many_rows_are_numbered_and_their_ids_differ():
    drawn = parsed(f"<div>{draw(many(40))}</div>")

    titles = [picture.findtext(f"{SVG}title") for picture in drawn]
    ids = [part.get("id") for part in drawn.iter() if part.get("id")]

    assert titles[0] == "When each action is due, 1 of 2"
    assert len(ids) == len(set(ids)) == 2 * len(titles)


def test_rows_are_named_and_those_without_a_date_say_so():
    shown = texts(pictures(actions())[0])

    assert {"Action 1", "Manage the most harmful", "Half-day event"} <= set(shown)
    assert shown.count("No dated milestone") == 1
    assert shown[-1].startswith("1 milestone is in the table only")


def test_the_axis_has_its_calendar_and_today():
    shown = texts(pictures(actions())[0])

    assert shown.count("Q1") == 3
    assert {"2008/09", "Today, 20 October 2008"} <= set(shown)


def test_a_year_without_room_for_its_name_is_left_out_over_its_quarters():
    early = Mark("Civil orders", State.REACHED, date(2008, 3, 31))

    shown = texts(pictures(timeline(row(early)))[0])

    assert shown.count("Q4") == 4
    assert "2007/08" not in shown


def test_years_alone_are_told_in_words_that_stay_on_the_paper():
    (drawn,) = pictures(timeline(last=date(2100, 12, 31)), NARROW)

    years = [
        text for text in parsed(drawn).iter(f"{SVG}text") if "/" in (text.text or "")
    ]

    assert len(years) > 3
    assert all(float(text.get("x", "")) < 310 for text in years)


@pytest.mark.parametrize(
    ("today", "side"), [(date(2001, 1, 1), 200), (date(2026, 1, 1), 520)]
)
def test_today_off_the_axis_is_told_at_its_nearer_end(today, side):
    svg = parsed(pictures(timeline(today=today))[0])

    (words,) = [t for t in svg.iter(f"{SVG}text") if "Today" in (t.text or "")]

    assert abs(float(words.get("x", "")) - side) < 70
    assert not [p for p in svg.iter(f"{SVG}path") if p.get("stroke") == "#0b0c0c"]


def test_a_mark_tells_its_words_to_a_pointer():
    (mark,) = marked(wide(EVENT))

    assert mark.findtext(f"{SVG}title") == EVENT.words


def test_each_state_has_its_shape_and_its_letter():
    for state, tag in zip(
        State, ["circle", "path", "rect", "path", "circle"], strict=True
    ):
        (mark,) = marked(wide(Mark("Due", state, date(2008, 6, 30))))

        assert [part.tag for part in mark][1] == f"{SVG}{tag}"
        assert mark.findtext(f"{SVG}text") == state.letter


def test_a_period_is_a_bar_and_a_duty_a_broken_band_named_on_paper():
    (period,), (duty,) = marked(wide(EVENT)), marked(wide(MONTHLY))

    assert period.find(f"{SVG}rect").get("fill-opacity") == "0.25"
    assert duty.find(f"{SVG}path").get("stroke-dasharray") == "4 4"
    assert duty.find(f"{SVG}rect").get("fill") == "#ffffff"


def test_a_milestone_that_was_moved_is_joined_to_where_it_was():
    (mark,) = marked(wide(MOVED))

    line, hollow, *_ = mark.findall(f"{SVG}path")

    assert line.get("d", "").count("L") == 1
    assert hollow.get("fill") == "#ffffff"
    assert line.get("d", "")[1:].split()[0] == str(
        round(
            sum(float(x) for x in re.findall(r"[ML]([\d.]+)", hollow.get("d", ""))) / 4,
            1,
        )
    )


def test_marks_without_room_for_their_names_keep_their_letters():
    quarters = [(2008, 4), (2008, 7), (2008, 10), (2009, 1), (2009, 4)]
    crowded = [
        Mark("A long name " * 3, State.DUE, date(year, month, 1))
        for year, month in quarters
    ]

    written = [len(mark.findall(f"{SVG}text")) for mark in marked(wide(*crowded))]

    assert written == [1, 1, 1, 1, 2]


def test_without_actions_the_picture_says_so():
    assert texts(pictures(timeline())[0])[-1] == "No milestones yet"


def test_no_word_becomes_markup():
    mark = Mark(HOSTILE, State.DUE, date(2009, 3, 31))
    words = {"title": HOSTILE, "sentence": HOSTILE}

    drawn = draw(timeline(row(mark, label=HOSTILE, text=HOSTILE), **words))

    tags = {part.tag.removeprefix(SVG) for part in parsed(f"<p>{drawn}</p>").iter()}
    assert tags == {"p", "svg", "title", "desc", "rect", "path", "g", "text"}


@pytest.mark.parametrize("drawn", [actions(), crowd(9), many(40), timeline()])
def test_nothing_carries_a_style_which_the_policy_forbids(drawn):
    for part in parsed(f"<div>{draw(drawn)}</div>").iter():
        assert "style" not in part.attrib
        assert not part.tag.endswith("style")


def test_letters_are_at_least_eleven_pixels_on_a_phone_of_360():
    """The narrow drawing fills 330 of them, between the page's margins."""
    (drawn,) = pictures(actions(), NARROW)
    sizes = {text.get("font-size") for text in parsed(drawn).iter(f"{SVG}text")}

    assert min(float(size) for size in sizes if size) * 330 / NARROW.width >= 11


@settings(max_examples=40)
@given(timelines())
def test_any_timeline_can_be_drawn(drawn):
    for shape in (WIDE, NARROW):
        for picture in pictures(drawn, shape):
            svg = parsed(picture)
            for mark in svg.iter(f"{SVG}path"):
                xs = re.findall(r"[ML](\S+) ", mark.get("d", ""))

                assert all(-2 <= float(x) <= shape.width + 2 for x in xs)


def test_a_drawing_is_the_same_every_time():
    assert draw(actions()) == draw(actions())


def test_reached_milestones_are_drawn_where_they_were_reached():
    (mark,) = marked(wide(IDENTIFIED))

    assert 200 < float(mark.find(f"{SVG}circle").get("cx")) < 720
