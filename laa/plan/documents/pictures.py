"""A chart as a picture in a file, in letters that need none of the machine's."""

from __future__ import annotations

import resvg_py

from laa.plan.charting import Chart
from laa.plan.documents.characters import printable
from laa.plan.documents.glyphs import FAMILY, FOLDER
from laa.plan.palette import FONT
from laa.plan.svg import picture

# Two dots for each unit of the drawing: about 220 to the inch on a page of A4.
_DOTS = 2.0


def svg(chart: Chart) -> str:
    return printable(picture(chart)).replace(f'"{FONT}"', f'"{FAMILY}"')


def png(chart: Chart) -> bytes:
    """For Word, which shows SVG only beside such a picture."""
    return resvg_py.svg_to_bytes(
        svg_string=svg(chart),
        skip_system_fonts=True,
        font_dirs=[str(FOLDER)],
        zoom=_DOTS,
    )
