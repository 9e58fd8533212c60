from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from laa.dashboard.documents.as_of import build
from laa.plan.documents.document import Document, Note, Pairs, Paragraphs
from laa.plan.models import ActionPlan
from tests.factories.actions import (
    JANUARY,
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
)
from tests.factories.indicators import (
    PopulationChoiceFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.factories.plan import (
    ActionPlanFactory,
    ContactFactory,
    NarrativeEditFactory,
    NarrativeSectionFactory,
    PartnerFactory,
    PopulationFactory,
)
from tests.indicators.examples import Q1, Q2, Q4
from tests.indicators.returns import RED, sign_off, target_set_of_368
from tests.laa.dashboard.documents.blocks import named, only_row, tables

pytestmark = pytest.mark.django_db

QUERIES = 28
MADE = datetime(2008, 10, 20, 9, tzinfo=UTC)
LATE = datetime(2009, 2, 20, 9, tzinfo=UTC)


def document(plan: ActionPlan) -> Document:
    return build(Q2, plan, MADE)


def fresh(plan: ActionPlan) -> ActionPlan:
    found: ActionPlan = ActionPlan.objects.with_area().get(pk=plan.pk)
    return found


def test_it_says_whose_it_is_and_of_when() -> None:
    plan = ActionPlanFactory(title="Violent crime", agreement__area__name="Coventry")

    found = document(plan)

    assert found.title == "LAA TARGET - ACTION PLAN"
    assert found.subtitle == "Coventry: Violent crime"
    assert found.edition == "As of 2008/09 Q2"


def test_it_has_the_seven_sections_of_the_form() -> None:
    found = document(ActionPlanFactory())

    assert [section.number for section in found.sections] == list(range(8))
    assert found.sections[4].heading.startswith("4: Delivery Plan")
    assert [s.number for s in found.sections if s.landscape] == [4, 5, 6, 7]


def test_a_section_of_which_nothing_is_known_says_so() -> None:
    _, *sections = document(ActionPlanFactory()).sections

    assert {section.blocks for section in sections} == {(Note("Not entered."),)}


def test_the_header_names_who_answers_for_the_plan() -> None:
    target_set = target_set_of_368()
    plan, indicator = target_set.plan, target_set.indicator
    plan.lead_partners.add(PartnerFactory(area=plan.area, name="The police"))
    expert = {"capacity": "technical expert", "post": "Analyst"}
    ContactFactory(plan=plan, name="Ann", organisation="The police", **expert)
    ContactFactory(plan=plan, capacity="technical expert", name="Bob")

    pairs = document(plan).sections[0].blocks[0]

    assert isinstance(pairs, Pairs)
    assert dict(pairs.rows) == {
        "LAA Indicator No.": f"{indicator.code} – {indicator.title}",
        "Lead Partner Organisation": "The police",
        "Technical Data Expert": "Ann - Analyst (The police), Bob",
        "Indicator Owner (Sign Off)": "Not entered",
        "Reporting Frequency": "Quarterly",
        "SCS Theme": "Safer communities",
        "SCS Priority": "Reduce crime",
    }


def test_it_says_up_to_when_things_count() -> None:
    note = document(ActionPlanFactory()).sections[0].blocks[1]
    earlier = build(Q1, ActionPlanFactory(), MADE).sections[0].blocks[1]

    assert note == Note(
        "As of 2008/09 Q2: signed-off figures, progress and spend of quarters up to "
        "it, as known on 20 October 2008. Actions, milestones and their dates, risks "
        "and their reviews, funding lines and their allocations, targets and texts are "
        "those recorded by 20 October 2008, and rates rest on the estimate of "
        "population that was chosen by then; no milestone is told as reached after "
        "that day, and each is due or overdue as on 30 September 2008. All else of "
        "them (wording, lead, owner, number to reach, target score, source, term) and "
        "the header are as on 20 October 2008."
    )
    assert isinstance(earlier, Note)
    assert "recorded by 30 September 2008, and rates rest" in earlier.words


def test_what_is_late_is_judged_by_the_day_of_the_document() -> None:
    plan = ActionPlanFactory(days_to_update=120)
    ActionFactory(plan=plan)
    made = datetime(2009, 3, 1, 9, tzinfo=UTC)

    first, second = (str(build(one, fresh(plan), made)) for one in (Q1, Q2))

    late = "The update for 2008/09 Q1 was due by 28 October 2008"
    assert late not in first
    assert late in second


def test_a_text_stands_as_it_was_when_the_quarter_was_reported() -> None:
    section = NarrativeSectionFactory(section=3, text="The third")
    edits: dict[str, Any] = {"section": section, "reason": "Corrected"}
    NarrativeEditFactory(**edits, number=1, was="The first", became="The second")
    NarrativeEditFactory(
        **edits,
        number=2,
        was="The second",
        became="The third",
        at=datetime(2009, 2, 1, tzinfo=UTC),
    )

    assert Paragraphs("The second") in document(section.plan).sections[3].blocks


def filled() -> ActionPlan:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    fill(target_set.plan)
    return fresh(target_set.plan)


def fill(plan: ActionPlan) -> None:
    action = ActionFactory(plan=plan)
    RebasingFactory(milestone=MilestoneFactory(action=action))
    ProgressUpdateFactory(action=action)
    RiskReviewFactory(risk=RiskFactory(plan=plan))
    line = FundingLineFactory(plan=plan)
    AllocationFactory(line=line)
    AllocationChangeFactory(line=line)
    SpendFactory(line=line)
    NarrativeEditFactory(section=NarrativeSectionFactory(plan=plan))


def add_in_january(plan: ActionPlan) -> None:
    """All that may be added or changed once the report on Q2 was written."""
    action, line = plan.actions.get(), plan.funding_lines.get()
    MilestoneFactory(action=action, added_in_january=True)
    RebasingFactory(milestone=action.milestones.first(), at=JANUARY)
    MilestoneFactory(
        action=ActionFactory(plan=plan, added_in_january=True), added_in_january=True
    )
    RiskReviewFactory(risk=plan.risks.get(), at=JANUARY)
    RiskFactory(plan=plan, added_in_january=True)
    AllocationFactory(line=line, year=2009)
    AllocationChangeFactory(line=line, year=2009, was_amount=None, at=JANUARY)
    later = FundingLineFactory(plan=plan, added_in_january=True)
    AllocationFactory(line=later)
    SpendFactory(line=later)
    NarrativeEditFactory(section=plan.narrative.get(), number=100, at=JANUARY)


def test_what_is_recorded_after_the_report_changes_nothing() -> None:
    plan = filled()
    before = build(Q2, plan, LATE)

    add_in_january(plan)

    after = build(Q2, fresh(plan), LATE)
    for section, as_it_was in zip(after.sections, before.sections, strict=True):
        assert section == as_it_was
    assert build(Q2 + 1, plan, LATE).sections[4:] != before.sections[4:]


def test_a_day_reached_after_the_report_is_not_told() -> None:
    action = ActionFactory()
    update = ProgressUpdateFactory(action=action)
    milestone = MilestoneFactory(action=action)
    MilestoneProgressFactory(
        update=update, milestone=milestone, reached_on=date(2009, 1, 1)
    )

    told = only_row(build(Q2, action.plan, LATE).sections[4].blocks)

    assert told["Target/ Milestone"] == "Patrols begin [Due by 30 September 2008]"


def test_a_correction_of_an_earlier_quarter_is_in_it() -> None:
    plan = filled()
    ProgressUpdateFactory(action=plan.actions.get(), text="In hindsight", at=JANUARY)
    SpendFactory(
        line=plan.funding_lines.get(), number=2, amount="260", note="Late", at=JANUARY
    )

    sections = build(Q2, plan, LATE).sections

    assert "In hindsight" in only_row(sections[4].blocks)["Progress"]
    (money,) = tables(sections[6].blocks)
    spent = [named(money, row)["Spent in 2008/09"] for row in money.shown()]
    assert spent == ["£260", "£260"]


def test_wording_lead_and_owner_are_as_they_are_now() -> None:
    plan = filled()
    plan.actions.update(text="Other patrols", lead_name="Somebody else")
    plan.risks.update(text="Another risk", owner="Grace")
    plan.funding_lines.update(name="Another line", source="Lottery")

    sections = document(plan).sections

    action, risk = (only_row(sections[number].blocks) for number in (4, 7))
    assert action["Planned Action(s)"] == "Other patrols"
    assert action["Lead Officer"] == "Somebody else"
    assert (risk["Risk"], risk["Owner"]) == ("Another risk", "Grace")
    (money,) = tables(sections[6].blocks)
    line = named(money, money.shown()[0])
    assert line["Funding & Planned Spend"] == "Another line"
    assert line["Source and term"] == "Lottery, one-off"


def test_the_number_of_queries_does_not_grow_with_the_plan(
    django_assert_num_queries: Any,
) -> None:
    small, large = filled(), filled()
    for _ in range(3):
        fill(large)

    for plan in (small, large):
        with django_assert_num_queries(QUERIES):
            build(Q2, plan, MADE)


def test_targets_recorded_after_a_quarters_report_are_no_part_of_it() -> None:
    """Q2 is reported until the end of 2008, Q4 until the end of June 2009."""
    target_set = TargetSetFactory(targets=(368, 353, 339))
    TargetRefreshFactory(target_set=target_set)
    later = datetime(2009, 8, 1, 9, tzinfo=UTC)

    promised = [
        only_row(build(quarter, target_set.plan, later).sections[1].blocks)
        for quarter in (Q2, Q4)
    ]

    assert [row["Target 2009/10"].splitlines()[0] for row in promised] == ["353", "390"]


def test_rates_rest_on_the_estimate_that_was_chosen_by_the_quarters_report() -> None:
    """400 is 4.00 per 1,000 of 100,000 people, and 2.00 of 200,000."""
    target_set = TargetSetFactory(targets=(368, 353, 339))
    was, area = target_set.population, target_set.plan.area
    revised = PopulationFactory(area=area, vintage="revised", persons=200_000)
    at = datetime(2009, 3, 5, 9, tzinfo=UTC)
    PopulationChoiceFactory(target_set=target_set, was=was, became=revised, at=at)
    target_set.population = revised
    target_set.save()
    later = datetime(2009, 8, 1, 9, tzinfo=UTC)

    early, late = (build(one, target_set.plan, later) for one in (Q2, Q4))

    baselines = [
        only_row(one.sections[1].blocks)["Baseline & Year"].splitlines()[1]
        for one in (early, late)
    ]
    told = [
        block.words
        for one in (early, late)
        for block in one.sections[5].blocks
        if isinstance(block, Note)
    ]
    assert baselines == ["4.00", "2.00"]
    assert "100,000 (mid-2007, as first published) for" in told[0]
    assert "200,000 (mid-2007, revised) for" in told[1]
