from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from actions.analysis.progress import Progress
from laa.plan.roles import Role
from tests.factories.actions import (
    DecisionFactory,
    DecisionOutcomeFactory,
    MilestoneFactory,
)
from tests.factories.indicators import ActualFactory
from tests.factories.plan import AgreementFactory, member
from tests.indicators.examples import Q1, Q3
from tests.laa.dashboard.meeting.plans import (
    a_line,
    a_risk,
    an_action,
    an_indicator,
)

# Session and user, plan and roles; target sets and their history, six of the actions,
# eight of the risks, seven of the money, two of the decisions.
QUERIES = 4 + 5 + 6 + 8 + 7 + 2


@pytest.fixture
def partner(client, plan):
    client.force_login(member(plan, Role.PARTNER))
    return client


def address(plan, *quarter):
    place = [plan.area.slug, plan.slug]
    return reverse("meeting-of" if quarter else "meeting", args=[*place, *quarter])


def page_of(client, plan, *quarter, **query):
    return client.get(address(plan, *quarter), query).content.decode()


def test_the_meeting_looks_at_the_last_quarter_that_has_ended(partner, plan):
    page = page_of(partner, plan)

    assert "Meeting report, 2008/09 Q2" in page
    assert "For the meeting on July to September 2008." in page


def test_a_quarter_that_is_chosen_has_an_address_of_its_own(partner, plan):
    response = partner.get(address(plan), {"quarter": "2008-09-q1"})

    assert response.url == address(plan, Q1)
    assert "Meeting report, 2008/09 Q1" in page_of(partner, plan, Q1)


def test_the_latest_can_be_asked_for_by_name(partner, plan):
    assert "2008/09 Q2</h1>" in page_of(partner, plan, quarter="latest")


def test_a_wrong_quarter_is_named_and_the_latest_shown(partner, plan):
    page = page_of(partner, plan, quarter="2008-09-q3")

    assert "&#x27;2008-09-q3&#x27; is not a quarter of this agreement" in page
    assert "Meeting report, 2008/09 Q2" in page


@pytest.mark.parametrize("quarter", [Q1 - 1, Q3])
def test_a_quarter_without_a_meeting_is_not_found(partner, plan, quarter):
    assert partner.get(address(plan, quarter)).status_code == 404


def test_before_a_quarter_has_ended_the_page_says_when_one_will(partner, plan):
    plan.agreement = AgreementFactory(area=plan.area, first_year=2009)
    plan.save()

    page = page_of(partner, plan)

    assert "The first, 2009/10 Q1, ends on 30 June 2009" in page


def test_nothing_amiss_is_said_and_the_rest_told(partner, plan):
    an_indicator(plan, 90, 90, indicator__code="NI 15")
    an_action(plan, status=Progress.ON_COURSE)
    a_risk(plan, likelihood=1, impact=1)
    a_line(plan)

    page = page_of(partner, plan)

    assert "Nothing: nothing is red or amber" in page
    rest = page[page.index("The rest, in brief") :]
    for words in ("NI 15", "Actions: on course", "(low: 1)", "Patrols</a> (£1,000)"):
        assert words in rest


def test_an_exception_is_told_with_all_that_hangs_together_with_it(partner, plan):
    target_set = an_indicator(plan, 119, 110, indicator__code="NI 15")
    action = an_action(plan, target_set, status=Progress.OFF_COURSE)
    a_line(plan, years=(None, 0, 0)).actions.add(action)
    a_risk(plan, target_set)

    page = page_of(partner, plan)

    assert "The rest, in brief" not in page
    for words in (
        "Of 1 improvement target: 1 red (NI 15).",
        "229 against 184 expected",
        "What lies behind 110",
        f'Off course: <a class="govuk-link" href="{action.get_absolute_url()}">',
        "To be determined from <a",
        "(not assessed)",
        "£500 is spent without an amount to spend",
    ):
        assert words in page, words


def test_many_lines_are_counted_and_not_named(partner, plan):
    target_set = an_indicator(plan, 119, 110)
    for number in range(4):
        a_line(plan, f"Line {number}").serves.add(target_set)

    assert "£4,000 from 4 funding lines" in page_of(partner, plan)


def test_worsening_and_late_things_say_so(partner, plan, settings):
    settings.TODAY = date(2008, 12, 1)
    target_set = an_indicator(plan, 119)
    ActualFactory(
        target_set=target_set, year=2007, quarter_number=1, count=60, signed_off=True
    )
    an_action(plan, status=Progress.AT_RISK)
    a_risk(plan, likelihood=1, impact=1, reviewed_on=date(2008, 5, 1))

    page, before = page_of(partner, plan), page_of(partner, plan, Q1)

    assert "Overdue: 2008/09 Q2 not signed off, due by 14 November 2008." in page
    assert "Its review is overdue" in page
    assert "First review" in page
    assert "Worsening</strong>" in before
    assert "59 more than 2007/08 Q1 (60)" in before


def test_a_draft_leaves_the_page_as_it_was(partner, plan):
    target_set = an_indicator(plan, 119)
    before = page_of(partner, plan)

    ActualFactory(target_set=target_set, quarter_number=2, count=987, submitted=True)

    after = page_of(partner, plan)
    assert len(after) == len(before)
    assert "987" not in after


@pytest.mark.parametrize("many", [1, 12])
def test_the_number_of_queries_is_fixed(client, plan, django_assert_num_queries, many):
    for number in range(many):
        target_set = an_indicator(plan, 119, 110)
        action = an_action(plan, target_set, status=Progress.OFF_COURSE)
        line, risk = a_line(plan, f"Line {number}"), a_risk(plan, target_set, impact=5)
        line.actions.add(action)
        line.risks.add(risk)
        line.serves.add(target_set)
        risk.actions.add(action)
        MilestoneFactory(action=action)
        DecisionOutcomeFactory(decision__plan=plan)
    # Signed in last: a session that is a minute old notes its use.
    client.force_login(member(plan, Role.PARTNER))

    with django_assert_num_queries(QUERIES):
        page_of(client, plan)


def test_everybody_reads_what_was_decided_and_the_coordinator_records_it(
    client, partner, plan
):
    DecisionFactory(plan=plan, number=1, text="Ask the health trust")
    read = page_of(partner, plan)
    client.force_login(member(plan, Role.COORDINATOR))

    recording = page_of(client, plan)

    for page in (read, recording):
        assert "Ask the health trust" in page
    assert "Record a decision" in recording
    assert "Record a decision" not in read
