import pytest

from laa.plan.charting import Role
from laa.plan.palette import (
    BAND,
    BAND_FILL,
    GRID,
    INK,
    LOOKS,
    MUTED,
    PAPER,
    PARTS,
    RULE,
    WHISKER,
    WHISKER_OVER_COLUMNS,
    contrast,
)

WHISKERS = (WHISKER, WHISKER_OVER_COLUMNS)


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_colour_has_no_contrast_with_itself():
    assert contrast("#206095", "#206095") == 1


def test_contrast_is_as_published():
    """Mid grey #777777 is known to miss the 4.5 that text needs by a hair."""
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777")


def test_every_role_has_a_look():
    assert set(LOOKS) == set(Role)


@pytest.mark.parametrize(
    "colour",
    [INK, MUTED, *(s.colour for s in (*LOOKS.values(), BAND, *WHISKERS, *PARTS))],
)
def test_every_colour_of_words_and_marks_is_dark_enough_for_text(colour):
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("look", [BAND, *LOOKS.values()])
def test_a_band_is_so_pale_that_its_edge_and_every_line_is_seen_on_it(look):
    assert contrast(look.colour, tinted(BAND.colour, 2 * BAND_FILL)) >= 3


def tinted(colour: str, share: float) -> str:
    """A colour laid so thickly over paper."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)


def test_axes_are_seen_and_the_grid_stays_back():
    assert contrast(RULE, PAPER) >= 3
    assert contrast(GRID, PAPER) < 1.5


def test_no_two_lines_differ_by_colour_alone():
    shapes = {
        (look.dash, look.marker, look.open, look.at_end)
        for role, look in LOOKS.items()
        if role is not Role.COLUMN
    }

    assert len(shapes) == len(LOOKS) - 1


def test_no_two_parts_of_a_column_differ_by_colour_alone():
    assert PARTS[0] == LOOKS[Role.COLUMN]
    assert len({part.pattern for part in PARTS}) == len(PARTS)
