"""A chart as a picture in a file, in letters that need none of the machine's."""

from __future__ import annotations

import resvg_py

from laa.plan.charting import Chart
from laa.plan.documents.characters import printable
from laa.plan.documents.glyphs import FAMILY, FOLDER
from laa.plan.palette import FONT
from laa.plan.svg import picture
from laa.plan.timeline import Timeline
from laa.plan.timeline_svg import whole

# Two dots for each unit of the drawing: about 220 to the inch on a page of A4.
_DOTS = 2.0


def markup(drawing: Chart | Timeline) -> str:
    """An SVG document for whoever has letters of their own."""
    drawn = whole(drawing) if isinstance(drawing, Timeline) else picture(drawing)
    return printable(drawn)


def svg(drawing: Chart | Timeline) -> str:
    return markup(drawing).replace(f'"{FONT}"', f'"{FAMILY}"')


def png(drawing: Chart | Timeline) -> bytes:
    """For Word, which shows SVG only beside such a picture, and for slides."""
    return resvg_py.svg_to_bytes(
        svg_string=svg(drawing),
        skip_system_fonts=True,
        font_dirs=[str(FOLDER)],
        zoom=_DOTS,
    )
