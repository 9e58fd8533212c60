from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.funding import AllocationFactory, FundingLineFactory
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.factories.plan import PublishedRowFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    plan: ActionPlan = PublishedRowFactory(
        section=7, cells=[["Risk", "Money"], ["Score", "12"], ["Owner", ""]]
    ).plan
    return plan


def file(plan: ActionPlan, edition: str, name: str) -> Any:
    client = Client()
    client.force_login(member(plan, Role.PARTNER))
    page = reverse("document-edition", args=[plan.area.slug, plan.slug, edition])
    return client.get(f"{page}files/{name}")


def test_what_was_published_is_of_no_quarter(plan: ActionPlan) -> None:
    response = file(plan, "as-published", "section-7-1.json")

    about = response.json()["about"]
    assert about["as_of"] == "as-published"
    assert about["page"] == "Document, as published"
    assert about["signed_off"].startswith("As it was published, not checked here.")
    assert "document-section-7-1-as-published.json" in response["Content-Disposition"]


def test_a_workbook_says_that_it_is_of_the_publication(plan: ActionPlan) -> None:
    book = file(plan, "as-published", "section-7-1.xlsx").content

    about = openpyxl.load_workbook(BytesIO(book))["About these figures"]
    assert ("As of", "Publication") in about.iter_rows(max_col=2, values_only=True)


def test_it_is_taken_away_cell_for_cell(plan: ActionPlan) -> None:
    told = file(plan, "as-published", "section-7-1.json").json()

    assert told["rows"] == [["Money", 12, None]]
    assert told["caption"] == "7: Risk Assessment"


def test_what_the_document_says_of_itself_goes_with_its_tables(
    plan: ActionPlan,
) -> None:
    AllocationFactory(line=FundingLineFactory(plan=plan))

    told = file(plan, "2008-09-q1", "section-6-1.json").json()

    assert told["about"]["as_of"] == "2008-09-q1"
    definitions = told["about"]["definitions"]
    assert list(definitions) == ["As of 2008/09 Q1", "6: Funding & Planned Spend"]
    assert "as known on 20 October 2008" in definitions["As of 2008/09 Q1"]


def test_charts_of_two_indicators_are_told_apart_and_name_their_sources(
    plan: ActionPlan,
) -> None:
    for code in ("NI 15", "NI 20"):
        target_set = TargetSetFactory(
            plan=plan, indicator__code=code, targets=(368, 353, 339)
        )
        ActualFactory(target_set=target_set, source=f"{code} extract", signed_off=True)

    first, second = (
        file(plan, "2008-09-q1", f"section-5-{number}.json").json() for number in (2, 3)
    )

    assert first["caption"] == "NI 15: Year by year to 2010/11"
    assert second["caption"] == "NI 20: Year by year to 2010/11"
    assert first["about"]["sources"] == ["NI 15 extract", "NI 20 extract"]


def test_a_total_that_leaves_something_out_is_a_number_with_its_words(
    plan: ActionPlan,
) -> None:
    line = FundingLineFactory(plan=plan)
    AllocationFactory(line=line, amount=65_500)
    AllocationFactory(line=line, year=2009, undecided=True)

    told = file(plan, "2008-09-q1", "section-6-1.json").json()

    assert told["rows"][0][4] == {"number": 65_500, "says": "At least £65,500"}


def test_a_picture_is_a_drawing_too(plan: ActionPlan) -> None:
    AllocationFactory(line=FundingLineFactory(plan=plan))

    drawing = file(plan, "2008-09-q1", "section-6-2.svg")

    assert drawing.content.startswith(b"<svg")
    assert file(plan, "2008-09-q1", "section-6-1.svg").status_code == 404


@pytest.mark.parametrize(
    "where",
    [
        ("2008-09-q4", "section-6-1.csv"),
        ("as-drafted", "section-6-1.csv"),
        ("as-published", "section-1-1.csv"),
    ],
)
def test_what_there_is_not_is_not_found(
    plan: ActionPlan, where: tuple[str, str]
) -> None:
    assert file(plan, *where).status_code == 404
