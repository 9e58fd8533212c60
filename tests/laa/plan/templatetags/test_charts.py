import json
import re
from html import unescape

from django.template import engines
from django.test import RequestFactory

from laa.plan.heat_map import Reference
from laa.plan.tables import Column, Table
from tests.laa.plan.sample_charts import actual, chart, year_so_far
from tests.laa.plan.sample_heat_maps import heat_map
from tests.laa.plan.sample_timelines import actions

QUARTERLY = Table(
    "Offences <each> quarter",
    (Column("Quarter"), Column("Offences", numeric=True), Column("Source")),
    (("Q1", 4122, "Police"), ("Q2", None, "<b>Police</b>")),
)


def rendered(tag: str, **context: object) -> str:
    page = engines["django"].from_string("{% load charts %}" + tag)
    return re.sub(r"\s*\n\s*", "\n", page.render(context)).strip()


def test_a_chart_is_a_figure_with_heading_sentence_pictures_and_table():
    page = rendered("{% chart chart level=4 %}", chart=year_so_far())

    assert '<figure class="laa-chart" id="chart-ni-15">' in page
    assert re.search(r"<h4 [^>]*>Serious violent crime</h4>", page)
    assert "220 offences by Q2, 36 more than expected.</p>" in page
    assert page.count("<svg ") == 2
    assert "Show the figures as a table" in page
    assert '<div class="laa-table"' in page


def test_a_chart_heading_is_of_level_3_unless_told_otherwise():
    assert "<h3 " in rendered("{% chart chart %}", chart=year_so_far())


def test_the_live_figure_is_data_and_hidden_from_the_accessibility_tree():
    page = rendered("{% chart chart %}", chart=year_so_far())

    data = re.search(r'<script type="application/json">(.*?)</script>', page)

    assert data
    live = json.loads(data[1])
    assert set(live) == {"data", "layout", "narrow", "config"}
    assert '<div class="laa-chart__live" aria-hidden="true"></div>' in page


def test_a_chart_without_figures_stays_a_picture():
    page = rendered("{% chart chart %}", chart=chart(actual(None, None, None, None)))

    assert "No figures yet" in page
    assert "<script" not in page


def test_a_hostile_chart_brings_no_script_of_its_own():
    hostile = "</script><script>alert(1)</script>"
    page = rendered(
        "{% chart chart %}",
        chart=chart(actual(1, 2, 3, 4), title=hostile, sentence=hostile, unit=hostile),
    )

    assert re.findall(r"<script[^>]*>", page) == ['<script type="application/json">']
    assert page.count("</script>") == 1


def test_a_page_has_no_inline_style():
    assert "style=" not in rendered("{% chart chart %}", chart=year_so_far())


def test_a_table_follows_the_design_system():
    page = rendered("{% table table %}", table=QUARTERLY)

    assert '<th scope="col" class="govuk-table__header">Quarter</th>' in page
    assert (
        '<th scope="col" class="govuk-table__header govuk-table__header--numeric">'
        "Offences</th>" in page
    )
    assert '<th scope="row" class="govuk-table__header">Q1</th>' in page
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">4,122</td>' in page
    assert '<td class="govuk-table__cell">Police</td>' in page


def test_a_table_is_a_labelled_region_that_the_keyboard_can_scroll():
    page = rendered("{% table table %}", table=QUARTERLY)

    region = re.search(
        r'<div class="laa-table" role="region" aria-label="([^"]*)"', page
    )

    assert region
    assert unescape(region[1]) == QUARTERLY.caption
    assert 'tabindex="0"' in page


def test_cells_are_escaped():
    page = rendered("{% table table %}", table=QUARTERLY)

    assert "&lt;b&gt;Police&lt;/b&gt;" in page
    assert "Offences &lt;each&gt; quarter</caption>" in page


def test_a_sparkline_is_an_image_in_words():
    page = rendered(
        "{% sparkline values label %}", values=[98, 119], label="Rose from 98 to 119"
    )

    assert page.startswith("<svg ")
    assert 'aria-label="Rose from 98 to 119"' in page


def test_a_timeline_is_a_figure_with_heading_sentence_pictures_and_table():
    page = rendered("{% timeline timeline level=2 %}", timeline=actions())

    assert '<figure class="laa-chart laa-timeline" id="timeline-actions">' in page
    assert re.search(r"<h2 [^>]*heading-m[^>]*>When each action is due</h2>", page)
    assert f"{actions().sentence}</p>" in page
    assert page.count("<svg ") == 2
    assert "Show the milestones as a table" in page
    assert "recurring, 1 April 2008 to 31 March 2011</td>" in page
    assert "<script" not in page
    assert "style=" not in page


def test_a_timeline_heading_is_of_level_3_unless_told_otherwise():
    assert "<h3 " in rendered("{% timeline timeline %}", timeline=actions())


def test_a_heat_map_is_a_table_whose_headers_name_both_scales():
    page = rendered("{% heat_map map %}", map=heat_map())

    assert "Risks by likelihood and impact</caption>" in page
    assert re.search(r'<th scope="colgroup" colspan="5" [^>]*>Impact</th>', page)
    assert page.count('<th scope="col" ') == 1 + 5
    assert page.count('<th scope="row" ') == 5
    assert 'role="region"' in page
    assert "style=" not in page


def test_a_cell_of_a_heat_map_says_its_band_in_words_and_links_what_lies_there():
    page = rendered("{% heat_map map %}", map=heat_map())

    cell = re.search(
        r'<td class="[^"]*cell--3">((?:(?!</td>).)*Risk 1.*?)</td>', page, re.S
    )

    assert cell
    assert '<span class="laa-heat-map__band">High</span>' in cell[1]
    assert 'href="/risks/1/">Risk 1</a>' in cell[1]
    assert "<li>Risk 10</li>" in page
    assert page.count('__band">') == 25


def test_what_is_not_assessed_stands_under_its_heat_map():
    risks = Reference("Risk <2>", "/risks/2/"), Reference("Risk 3")
    page = rendered("{% heat_map map %}", map=heat_map(*risks))

    assert "Not assessed: <a " in page
    assert "Risk &lt;2&gt;</a>, Risk 3</p>" in page
    assert "Not assessed" not in rendered("{% heat_map map %}", map=heat_map())


def test_downloads_name_what_they_are_of_and_keep_what_is_chosen():
    request = RequestFactory().get("/plan/", {"quarter": "2008-09-q1"})

    tag = '{% downloads "list" name %}'

    links = rendered(tag, name="the <list>", request=request)

    assert 'href="files/list.csv?quarter=2008-09-q1"' in links
    assert 'Excel<span class="govuk-visually-hidden">: the &lt;list&gt;</span>' in links
    assert ".png" not in links


def test_what_is_drawn_can_be_had_as_a_picture():
    page = rendered("{% chart chart %}", chart=year_so_far())

    assert 'href="files/ni-15.png"' in page
    assert 'href="files/ni-15.svg"' in page
