from __future__ import annotations

import pytest

from actions.analysis.findings.roles import owner_leads_an_action
from laa.plan.findings import Severity, Where
from tests.actions.analysis.findings.plans import an_action, found, the_one


def test_an_owner_who_leads_an_action_is_found_at_the_action() -> None:
    led = an_action(2, lead_name="Helen Marsh")

    finding = the_one(found(owner_leads_an_action, an_action(), led))

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("Action 2", "lead")
    assert finding.words == (
        "Helen Marsh is named as indicator owner, who signs figures off, and as lead "
        "of Action 2. Nobody may sign off a figure that they entered or submitted: one "
        "that comes from Helen Marsh needs another signatory."
    )


def test_several_actions_of_one_owner_are_one_finding() -> None:
    led = [an_action(n, lead_name="Helen Marsh") for n in (1, 2)]

    finding = the_one(found(owner_leads_an_action, *led))

    assert finding.where.among == ("Action 1", "Action 2")
    assert "as lead of Action 1 and Action 2." in finding.words


def test_a_name_is_the_same_in_other_capitals_and_spaces() -> None:
    led = an_action(lead_name=" helen  MARSH")

    assert len(found(owner_leads_an_action, led)) == 1


@pytest.mark.parametrize("owners", [(), ("Helen Marsh",), ("",), (" ",)])
def test_different_people_and_blank_names_are_no_fault(owners: tuple[str, ...]) -> None:
    actions = an_action(), an_action(2, lead_name="")

    assert found(owner_leads_an_action, *actions, owners=owners) == []
