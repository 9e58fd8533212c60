"""Charts, tables and sparklines in a page."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from laa.plan import sparklines, svg, timeline_svg
from laa.plan.charting import Chart
from laa.plan.exports.formats import FORMATS
from laa.plan.heat_map import HeatMap
from laa.plan.numbers import Number
from laa.plan.plotly_figures import CONFIG, figure
from laa.plan.tables import Table
from laa.plan.timeline import Timeline

register = template.Library()


@register.inclusion_tag("components/_chart.html")
def chart(chart: Chart, level: int = 3) -> dict[str, Any]:
    """A chart under a heading of the given level, drawn, live and as a table."""
    live = None if chart.is_empty else {**figure(chart), "config": CONFIG}
    # Safe: svg.draw escapes every word of the chart.
    drawing = mark_safe(svg.draw(chart))
    return {"chart": chart, "level": level, "drawing": drawing, "live": live}


@register.inclusion_tag("components/_timeline.html")
def timeline(timeline: Timeline, level: int = 3) -> dict[str, Any]:
    """A timeline under a heading of the given level, drawn and as a table."""
    # Safe: timeline_svg.draw escapes every word of the timeline.
    drawing = mark_safe(timeline_svg.draw(timeline))
    return {"timeline": timeline, "level": level, "drawing": drawing}


@register.inclusion_tag("components/_heat_map.html")
def heat_map(map: HeatMap) -> dict[str, Any]:
    """A heat map as a table, whose cells say in words what their colours mean."""
    return {"map": map}


@register.inclusion_tag("components/_table.html")
def table(table: Table) -> dict[str, Any]:
    """A table that scrolls within its own region when the page is narrow."""
    rows = [zip(table.columns, row, strict=True) for row in table.shown()]
    return {"table": table, "rows": rows}


@register.inclusion_tag("components/_downloads.html", takes_context=True)
def downloads(
    context: Context, slug: str, name: str, drawn: bool = False
) -> dict[str, Any]:
    """
    The files of something on the page, which `name` tells apart; for what the page
    offers under `slug`. What is chosen in the page's address holds for them too.
    """
    request = context.get("request")
    chosen = request.GET.urlencode() if request else ""
    query = f"?{chosen}" if chosen else ""
    # From the page's own address on, so that a component need not know it.
    links = [
        (one.label, f"files/{slug}.{one.suffix}{query}")
        for one in FORMATS.values()
        if drawn or not one.draws
    ]
    return {"name": name, "links": links}


@register.simple_tag
def sparkline(values: Sequence[Number | None], label: str) -> SafeString:
    """A tiny trend; the label says in words what it shows."""
    # Safe: sparklines.sparkline escapes its label.
    return mark_safe(sparklines.sparkline(values, label))
