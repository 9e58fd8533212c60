from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, member
from tests.mail_server import Postbox, no_mail_server, postbox

__all__ = ["no_mail_server", "postbox"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    """One return is overdue, with two analysts."""
    settings.TODAY = date(2008, 9, 30)
    plan: ActionPlan = ActionPlanFactory()
    TargetSetFactory(plan=plan)
    for name in ("ann", "ben"):
        member(plan, Role.ANALYST, email=f"{name}@laa.example", name=name.title())
    return plan


def send() -> str:
    out = StringIO()
    call_command("send_reminders", stdout=out)
    return out.getvalue()


def test_everybody_is_reminded_once_however_often_it_runs(
    plan: ActionPlan, postbox: Postbox
) -> None:
    assert send() == "Letters sent: 2.\n"
    assert send() == "Letters sent: 0.\n"

    assert postbox.recipients == [["ann@laa.example"], ["ben@laa.example"]]


def test_whoever_wants_none_and_whoever_is_gone_gets_none(
    plan: ActionPlan, postbox: Postbox
) -> None:
    member(plan, Role.ANALYST, wants_reminders=False)
    member(plan, Role.ANALYST, is_active=False)
    member(plan, Role.PARTNER)

    assert send() == "Letters sent: 2.\n"


def test_one_who_is_refused_keeps_nobody_else_from_being_told(
    plan: ActionPlan, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.refused = {"ann@laa.example"}

    with pytest.raises(CommandError, match="Letters not sent: 1"):
        send()

    assert postbox.recipients == [["ben@laa.example"]]
    assert caplog.messages == ["A reminder was not sent: SMTPRecipientsRefused"]
    assert "ann" not in caplog.text
    postbox.refused = set()
    assert send() == "Letters sent: 1.\n"


@pytest.mark.usefixtures("plan", "no_mail_server")
def test_without_a_mail_server_it_fails_and_the_next_run_tries_again() -> None:
    with pytest.raises(CommandError, match="Letters not sent: 2"):
        send()


def test_a_plan_in_which_nobody_is_told_is_no_success(
    plan: ActionPlan, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    TargetSetFactory(plan=(other := ActionPlanFactory(title="Housing")))

    with pytest.raises(CommandError, match="Plans in which nobody can be told: 1"):
        send()

    assert len(postbox.letters) == 2
    assert caplog.messages == [
        f"Nobody can be told what waits in {other.area}: Housing"
    ]
