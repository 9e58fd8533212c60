"""What holds of the rules whatever a plan's actions and risks say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actions.analysis.findings.reading import (
    DeliveryReading,
    PlannedAction,
    PlannedMilestone,
    PlannedRisk,
    RegisterReading,
)
from actions.analysis.findings.rules import find_in_delivery, find_in_register
from actions.analysis.milestones import Every, MilestoneKind
from laa.plan.findings import Finding, Severity, about
from laa.plan.lacking import Subject
from laa.plan.periods import FinancialYear, Quarter

TEXT = st.text(max_size=12)
SUBJECTS = st.builds(Subject, TEXT, TEXT)
QUARTERS = st.builds(
    Quarter, st.integers(min_value=1990, max_value=2050), st.integers(1, 4)
)
YEARS = st.builds(FinancialYear, st.integers(min_value=1990, max_value=2050))
MILESTONES = st.builds(
    PlannedMilestone,
    TEXT,
    st.sampled_from(MilestoneKind),
    wording=TEXT | st.just("Monthly monitoring"),
    last_day=st.none() | st.dates(),
    every=st.none() | st.sampled_from(Every),
    through=TEXT,
    is_settled=st.booleans(),
)
ACTIONS = st.builds(
    PlannedAction,
    SUBJECTS,
    reference=TEXT,
    lead=TEXT,
    lead_name=TEXT,
    serves=st.lists(TEXT, max_size=2).map(tuple),
    overdue=st.lists(QUARTERS, max_size=2).map(tuple),
    milestones=st.lists(MILESTONES, max_size=3).map(tuple),
)
DELIVERIES = st.builds(
    DeliveryReading,
    st.lists(YEARS, max_size=3).map(tuple),
    days_to_update=st.integers(0, 400),
    owners=st.lists(TEXT, max_size=2).map(tuple),
    targets=st.lists(SUBJECTS, max_size=2).map(tuple),
    actions=st.lists(ACTIONS, max_size=4).map(tuple),
    address=TEXT,
)
RISKS = st.builds(PlannedRisk, SUBJECTS, TEXT, TEXT, TEXT, st.booleans(), st.booleans())


def is_in_order(findings: list[Finding]) -> bool:
    weights = [list(Severity).index(one.severity) for one in findings]
    return weights == sorted(weights)


@given(DELIVERIES)
def test_any_delivery_is_read_to_the_end(plan: DeliveryReading) -> None:
    found = find_in_delivery(plan)

    assert is_in_order(found)
    assert all(one.words.endswith(".") for one in found)


@given(st.lists(RISKS, max_size=5).map(tuple))
def test_any_register_is_read_to_the_end(risks: tuple[PlannedRisk, ...]) -> None:
    found = find_in_register(RegisterReading(risks))

    blank = [one.subject.name for one in risks if not one.is_assessed]
    assert all(about(found, name, "likelihood and impact") for name in blank)
