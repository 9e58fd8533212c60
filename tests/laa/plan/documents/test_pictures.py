from __future__ import annotations

import struct

from laa.plan.documents.pictures import png, svg
from tests.laa.plan import sample_charts


def test_letters_are_those_of_the_package() -> None:
    drawing = svg(sample_charts.years())

    assert 'font-family="Arimo"' in drawing
    assert "Arial" not in drawing


def test_a_picture_is_twice_as_fine_as_its_drawing() -> None:
    picture = png(sample_charts.years())

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack_from(">LL", picture, 16) == (1440, 720)


def test_words_are_drawn_without_a_font_of_the_machine() -> None:
    """Letters not found would leave both pictures the same."""
    pictures = {png(sample_charts.chart(sample_charts.actual(1, 2, 3, 4)))}
    pictures.add(
        png(sample_charts.chart(sample_charts.actual(1, 2, 3, 4), unit="crimes"))
    )

    assert len(pictures) == 2


def test_a_control_character_does_not_break_the_picture() -> None:
    chart = sample_charts.chart(sample_charts.actual(1, 2, 3, 4), unit="bell \x07")

    assert png(chart).startswith(b"\x89PNG")
