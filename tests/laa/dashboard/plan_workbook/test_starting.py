from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator
from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import load
from laa.dashboard.plan_workbook.importing import try_rows
from laa.dashboard.plan_workbook.reading import LIMITS, typed_rows
from laa.dashboard.plan_workbook.starting import (
    MORE_TO_TELL,
    Invited,
    start_plan,
)
from laa.plan.models import ActionPlan, Partner, User
from laa.plan.nothing import Nothing
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from laa.plan.sheets.reading import read
from tests.factories.indicators import IndicatorFactory
from tests.factories.plan import AgreementFactory, AreaFactory, member
from tests.laa.dashboard.plan_workbook.beginnings import (
    AT,
    FILLED_IN,
    LATER,
    RATE,
    empty,
    filled_in,
)
from tests.laa.dashboard.plan_workbook.books import all_that_is_kept, workbook_of

GRACE = Invited("grace@leicester.example", "Grace Whitfield")


@pytest.fixture
def _today(db: None, settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


pytestmark = pytest.mark.usefixtures("_today")


def start(content: bytes) -> ActionPlan:
    return start_plan(read(content, LIMITS), GRACE, at=AT)


def refusals(content: bytes) -> list[str]:
    before = all_that_is_kept()
    with pytest.raises(Refused) as refused:
        start(content)
    assert all_that_is_kept() == before
    return [one.words for one in refused.value.refusals]


def test_a_filled_in_workbook_makes_a_plan_and_all_that_it_needs(mailoutbox):
    plan = start(filled_in())

    assert str(plan.agreement) == "Leicester 2008/09 to 2010/11"
    assert plan.priorities == "Fewer deaths\nMore in treatment"
    assert [one.name for one in plan.lead_partners.all()] == [
        "Leicester Drug Partnership",
        "Leicestershire Police",
    ]
    assert plan.narrative.get().text == "Admissions rose.\n\nWhy?"
    assert plan.contacts.get().capacity == "technical expert"
    rate, later = plan.target_sets.order_by("position")
    assert (rate.baseline, rate.tolerance) == (Decimal(5100), Decimal("0.05"))
    assert rate.population.persons == 292_600
    assert rate.indicator.slug == "ni-39"
    targets = [(one.year, one.value, one.nothing) for one in rate.annual_targets.all()]
    assert targets == [
        (2008, Decimal(5000), ""),
        (2009, None, Nothing.TO_BE_DETERMINED),
    ]
    assert (later.introduced, later.baseline_nothing) == (2009, "not applicable")
    first, second = plan.actions.order_by("position")
    assert (first.reference, first.added_by) == ("A1", None)
    assert second.milestones.get().quantity == 40
    risk, unassessed = plan.risks.order_by("position")
    assert (risk.reviews.get().score, unassessed.reviews.count()) == (12, 0)
    assert risk.reviews.get().by == User.objects.get(name="Plan workbook")
    line = plan.funding_lines.get()
    assert [one.value for one in line.allocations.all()] == [
        Decimal("250000.50"),
        Nothing.TO_BE_DETERMINED,
    ]
    assert (line.changes.count(), list(line.risks.all())) == (0, [risk])


def test_its_coordinator_is_invited_once_it_is_there(
    mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        plan = start(filled_in())

    assert plan.invitations.get().given == [Role.COORDINATOR]
    assert [letter.to for letter in mailoutbox] == [["grace@leicester.example"]]


def test_every_page_of_a_plan_so_made_answers():
    plan = start(filled_in())
    client = Client()
    client.force_login(member(plan, Role.COORDINATOR))
    where = [plan.area.slug, plan.slug]
    pages = ("dashboard", "about", "findings", "document", "actions", "timeline")
    pages += ("risks", "money", "meeting", "people", "plan-workbook", "changes")

    answers = {name: client.get(reverse(name, args=where)) for name in pages}
    edition = client.get(reverse("document-edition", args=[*where, "2008-09-q2"]))
    indicator = client.get(reverse("indicator", args=[*where, "ni-39"]))

    assert {one.status_code for one in (*answers.values(), edition, indicator)} == {200}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_its_own_workbook_comes_back_unchanged(suffix):
    plan = start(filled_in())
    coordinator = member(plan, Role.COORDINATOR)
    sheets = read(workbook_of(plan, suffix), LIMITS)
    rows = typed_rows(sheets, sheets_of(load(plan)))

    found = try_rows(plan, rows, by=coordinator, at=AT)

    assert (found.written, dict(found.missing)) == ([], {})


def test_the_same_file_twice_is_refused_the_second_time():
    start(filled_in())

    assert refusals(filled_in()) == [
        "Sheet Plan, B2: leicester/drugs is there already: nothing was changed. Its "
        "coordinator changes it by its own workbook",
        MORE_TO_TELL,
    ]


def test_an_empty_workbook_is_refused():
    assert refusals(empty()) == [
        "The sheet Plan needs one row, which says what plan it is, and has none with "
        "something in them"
    ]


def test_another_plan_of_an_area_uses_what_is_there():
    start(filled_in())
    said = {name: RATE[name] for name in list(RATE)[:11]}
    rows = {**FILLED_IN, "Indicators": [said, LATER]}

    plan = start(filled_in(rows, over={("Plan", "B2"): "alcohol"}))

    assert plan.area.agreements.count() == 1
    assert (Partner.objects.count(), Indicator.objects.count()) == (2, 2)
    assert plan.area.populations.count() == 1


def test_every_cell_that_may_not_be_is_told_at_once():
    over = {
        ("Plan", "H2"): None,
        ("Indicators", "A3"): None,
    }
    assert refusals(filled_in(over=over)) == [
        "Sheet Plan, H2: Enter the theme",
        "Sheet Indicators, A3: Enter the code",
        MORE_TO_TELL,
    ]

    over = {
        ("Texts", "B2"): None,
        ("Contacts", "A2"): "Friend",
        ("Population", "D3"): "many",
        ("Indicators", "N3"): None,
        ("Actions", "H3"): "NI 39; NI 40",
        ("Milestones", "F2"): None,
        ("Risks", "G2"): 9,
        ("Money", "D2"): None,
        ("Money", "E2"): "much",
    }
    told = {words.partition(":")[0] for words in refusals(filled_in(over=over))}

    assert {f"Sheet {sheet}, {at}" for sheet, at in over} <= told


AREA = {"slug": "leicester", "name": "Leicester", "ons_code": "E06000016"}


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({("Plan", "A2"): "Leicester"}, "Sheet Plan, A2: 'Leicester' cannot stand in"),
        ({("Plan", "B2"): "a b"}, "Sheet Plan, B2: 'a b' cannot stand in an address"),
        (
            {("Plan", "A2"): "invitation"},
            "Sheet Plan, A2: /invitation/drugs/ is another page of the service",
        ),
        (
            {("Population", "B2"): 2009},
            "Sheet Population, B2: Mid-2009 is yet to come: an estimate is of a",
        ),
        (
            {("Indicators", "F2"): None},
            "Sheet Indicators, F2: Enter the year of the baseline",
        ),
        (
            {("Risks", "I2"): date(2008, 10, 21)},
            "Sheet Risks, I2: 21 October 2008 is in the future",
        ),
        ({("Plan", "C2"): "soon"}, "Sheet Plan, C2: 'soon' cannot be: the workbook"),
        ({("Plan", "D2"): 11}, "Sheet Plan, D2: '11' cannot be: the workbook came"),
        ({("Plan", "A3"): "x"}, "The sheet Plan needs one row, which says what plan"),
        (
            {("Indicators", "A2"): "actions", ("Actions", "H2"): None},
            "Sheet Indicators, A2: 'actions' makes no address of its own",
        ),
        (
            {("Indicators", "A2"): "NI-38"},
            "Sheet Indicators, A3: 'NI 38' is written NI-38 in the service",
        ),
    ],
)
def test_what_a_plan_cannot_begin_with_is_refused(over, words):
    told = refusals(filled_in(over=over))

    assert any(one.startswith(words) for one in told), told


def test_an_area_is_not_renamed_and_its_agreement_not_lengthened():
    area = AreaFactory(slug="leicester", name="Leicester", ons_code="E06000016")
    AgreementFactory(area=area, first_year=2008, number_of_years=2)
    over = {("Plan", "E2"): "Leicestershire", ("Plan", "F2"): "E10000018"}

    told = refusals(filled_in(over=over))

    assert told == [
        "Sheet Plan, E2: The area leicester is 'Leicester' in the service: enter that",
        "Sheet Plan, F2: The area leicester is 'E06000016' in the service: enter that",
        "Sheet Plan, D2: The agreement Leicester 2008/09 to 2009/10 runs 2 years in "
        "the service: write an empty workbook for so many",
        MORE_TO_TELL,
    ]


def test_an_ons_code_is_one_areas():
    AreaFactory(slug="derby", name="Derby", ons_code="E06000016")

    assert refusals(filled_in()) == [
        "Sheet Plan, F2: 'E06000016' is the ONS code of Derby (derby): enter this "
        "area's own",
        MORE_TO_TELL,
    ]


def test_an_indicator_or_an_estimate_that_others_rest_on_is_not_changed():
    start(filled_in())
    another = {("Plan", "B2"): "alcohol"}

    of_people = refusals(filled_in(over={**another, ("Population", "D2"): 300_000}))
    of_words = refusals(filled_in(over={**another, ("Indicators", "O2"): "Another"}))

    assert of_people[0] == (
        "Sheet Population, D2: Leicester, mid-2007, ONS, August 2008 is 292,600 people "
        "in the service: enter that, or another vintage"
    )
    assert "Sheet Indicators, E2: Estimate 1 is refused itself: mend its own row" in (
        of_people
    )
    assert (
        "Sheet Indicators, O2: NI 39 is an indicator that other plans have, and says "
        "'Alcohol-harm related admissions' here: leave this cell blank, or enter that"
    ) in of_words


@pytest.mark.parametrize("typed", ["NI39", "ni 39"])
def test_a_code_that_is_typed_otherwise_makes_no_second_indicator(typed):
    IndicatorFactory(code="NI 39", slug="ni-39")
    as_there = {("Indicators", "A2"): typed, ("Indicators", "W2"): None}

    told = refusals(filled_in(over=as_there))

    assert told[0] == f"Sheet Indicators, A2: '{typed}' is written NI 39 in the service"
    assert not any("does not know" in one for one in told)


def test_one_indicator_is_not_made_twice_by_two_codes_of_a_file():
    told = refusals(filled_in(over={("Indicators", "A3"): "NI39"}))

    assert "Sheet Indicators, A3: 'NI39' is written NI 39 in the service" in told


@pytest.mark.parametrize("vintage", ["ONS, August 2008", "ons,  August 2008"])
def test_a_file_has_one_estimate_of_a_year_and_a_vintage(vintage):
    estimate = FILLED_IN["Population"][0]
    other = {**estimate, "Vintage": vintage, "People": 292_700}

    told = refusals(filled_in({**FILLED_IN, "Population": [estimate, other]}))

    assert told == [
        "Sheet Population, C3: There is an estimate of mid-2007, ONS, August 2008 "
        "already: 292,600. It is never overwritten: name the vintage of yours in other "
        "words"
    ]


def test_an_estimate_of_the_area_is_known_however_its_vintage_is_typed():
    start(filled_in())
    over = {("Plan", "B2"): "alcohol", ("Population", "C2"): "ONS, august 2008"}

    told = refusals(filled_in(over=over))

    assert told[0].startswith("Sheet Population, C2: There is an estimate of mid-2007")


def test_an_indicator_that_nobody_has_needs_its_definition():
    IndicatorFactory(code="NI 38", slug="ni-38")
    over = {("Indicators", "W2"): None}

    told = refusals(filled_in(over=over))

    assert (
        "Sheet Indicators, W2: Enter what the indicator measures: the service does not "
        "know NI 39 yet"
    ) in told
