from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.laa.dashboard.plan_workbook.beginnings import filled_in

GRACE = "grace@leicester.example"


@pytest.fixture
def folder(db: None, settings: Any, tmp_path: Path) -> Path:
    settings.TODAY = date(2008, 10, 20)
    return tmp_path


def start(file: Path, email: str = GRACE) -> str:
    out = StringIO()
    call_command(
        "start_plan", str(file), coordinator=email, name="Grace Whitfield", stdout=out
    )
    return out.getvalue()


def kept(folder: Path, content: bytes) -> Path:
    file = folder / "new-plan.xlsx"
    file.write_bytes(content)
    return file


def test_it_starts_the_plan_and_says_who_is_invited(folder):
    told = start(kept(folder, filled_in()))

    assert told.startswith(
        "Started leicester/drugs. An invitation to coordinate it is on its way to "
        f"{GRACE}; its link works once and for 7 days."
    )
    invitation = ActionPlan.objects.get(slug="drugs").invitations.get()
    assert (invitation.email, invitation.given) == (GRACE, [Role.COORDINATOR])


def test_every_reason_is_told_on_a_line_and_nothing_is_made(folder):
    over = {("Texts", "B2"): None, ("Actions", "C2"): None}

    with pytest.raises(CommandError) as refused:
        start(kept(folder, filled_in(over=over)))

    assert str(refused.value).splitlines() == [
        "No plan was started, and nothing was changed:",
        "Sheet Texts, B2: Enter the heading",
        "Sheet Actions, C2: Enter what is to be done",
        "Sheet Milestones, A2: Action 1 is refused itself: mend its own row",
        "Sheet Risks, G2: Action 1 is refused itself: mend its own row",
        "Sheet Money, I2: Action 1 is refused itself: mend its own row",
    ]
    assert not ActionPlan.objects.exists()


def test_a_file_that_is_no_workbook_is_refused(folder):
    with pytest.raises(CommandError, match="The file is a PDF, not a spreadsheet"):
        start(kept(folder, b"%PDF-1.7"))


def test_a_file_that_is_not_there_is_named(folder):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        start(folder / "nothing.xlsx")


def test_what_is_no_address_is_named(folder):
    with pytest.raises(CommandError, match="'grace' is not an e-mail address"):
        start(folder / "nothing.xlsx", email="grace")
