from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    AgreementFactory,
    AreaFactory,
    NarrativeSectionFactory,
    PublishedRowFactory,
    member,
)

# Session and user, plan and roles, whether anything was published; then the document.
LIST_QUERIES, QUERIES = 5, 8


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    agreement = AgreementFactory(area=AreaFactory(slug="coventry", name="Coventry"))
    return ActionPlanFactory(
        agreement=agreement, slug="violent-crime", title="Violent crime"
    )


@pytest.fixture
def partner(client, plan):
    client.force_login(member(plan, Role.PARTNER))
    return client


@pytest.fixture
def published(plan):
    return PublishedRowFactory(
        plan=plan, section=7, cells=[["Risk", "<b>Money</b> & time"], ["Owner", ""]]
    )


def address(*more):
    names = ["document", "document-edition", "document-file"]
    return reverse(names[len(more)], args=["coventry", "violent-crime", *more])


def page_of(client, *more):
    return client.get(address(*more)).content.decode()


def test_each_edition_is_offered_as_a_page_and_three_files(partner, published):
    page = page_of(partner)

    assert f'href="{address("as-published")}">As published</a>' in page
    for suffix, label in (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel")):
        assert f'href="{address("as-published", suffix)}">{label}<span' in page
        assert (
            f'{label}<span class="govuk-visually-hidden"> (As published)</span>' in page
        )


def test_each_quarter_that_has_ended_has_its_edition_the_latest_first(partner):
    page = page_of(partner)

    first, second = (
        page.index(f"As of 2008/09 {quarter}<") for quarter in ("Q2", "Q1")
    )
    assert first < second
    assert "As of 2008/09 Q3" not in page
    assert partner.get(address("2008-09-q2")).status_code == 200
    assert partner.get(address("2008-09-q3")).status_code == 404


def test_the_edition_of_a_quarter_is_named_after_it(partner):
    response = partner.get(address("2008-09-q2", "pdf"))

    assert "coventry-violent-crime-2008-09-q2.pdf" in response["Content-Disposition"]
    assert response.content.startswith(b"%PDF")


def test_before_any_quarter_has_ended_there_may_be_no_document(partner, settings):
    settings.TODAY = date(2008, 5, 1)

    page = page_of(partner)

    assert "This plan has no document yet" in page
    assert "<table" not in page


def test_a_plan_that_was_never_published_has_no_such_edition(partner):
    assert "As published" not in page_of(partner)
    assert partner.get(address("as-published")).status_code == 404
    assert partner.get(address("as-published", "pdf")).status_code == 404


def test_the_page_shows_what_was_published_and_nothing_for_a_blank(partner, published):
    page = page_of(partner, "as-published")

    assert "&lt;b&gt;Money&lt;/b&gt; &amp; time" in page
    assert "Not entered" not in page
    assert f'<a class="govuk-link" href="{address("as-published", "docx")}">' in page


def test_a_page_is_turned_on_paper_where_tables_need_it(partner, published):
    page = page_of(partner, "as-published")

    portrait, landscape, last = page.split('class="laa-document__part')[1:]
    assert landscape.startswith(" laa-document__part--landscape")
    assert 'id="section-4"' in landscape
    assert 'id="section-3"' in portrait
    assert 'id="section-7"' in last


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("pdf", "pdf"),
        ("xlsx", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_is_saved_under_a_name_that_says_what_it_is(
    partner, published, suffix, kind
):
    response = partner.get(address("as-published", suffix))

    assert response["Content-Type"] == f"application/{kind}"
    assert response["Content-Disposition"] == (
        f'attachment; filename="coventry-violent-crime-as-published.{suffix}"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_is_dated_when_it_was_asked_for(partner, published):
    response = partner.get(address("as-published", "xlsx"))

    made = openpyxl.load_workbook(BytesIO(response.content)).properties.created
    # In UTC it may still be the day before.
    assert made.date() in {date(2008, 10, 19), date(2008, 10, 20)}


@pytest.mark.parametrize(
    "more", [("as-drafted",), ("as-drafted", "pdf"), ("as-published", "exe")]
)
def test_what_there_is_not_is_not_found(partner, published, more):
    assert partner.get(address(*more)).status_code == 404


@pytest.mark.parametrize(
    ("more", "queries"),
    [
        ((), LIST_QUERIES),
        (("as-published",), QUERIES),
        (("as-published", "xlsx"), QUERIES),
    ],
)
@pytest.mark.parametrize("rows", [1, 30])
def test_it_takes_as_many_queries_however_long_the_plan(
    partner, plan, django_assert_num_queries, more, queries, rows
):
    PublishedRowFactory.create_batch(rows, plan=plan, section=4)
    NarrativeSectionFactory(plan=plan)

    with django_assert_num_queries(queries):
        assert partner.get(address(*more)).status_code == 200
