from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from laa.plan.letters import (
    Letter,
    deliver,
    link_to,
    send_letter,
    send_letters,
    written,
)
from tests.mail_server import Postbox, no_mail_server, postbox

__all__ = ["no_mail_server", "postbox"]

TO = "priya@coventry.example"
LETTERS = Path("templates/letters")


@pytest.fixture(autouse=True)
def _example(settings: Any, tmp_path: Path) -> None:
    """A letter of the tests' own."""
    settings.SERVICE_URL = "https://laa.example"
    (tmp_path / "example_subject.txt").write_text("About {{ plan }}\n")
    (tmp_path / "example_body.txt").write_text(
        '{% extends "_letter.txt" %}'
        "{% block words %}Read {{ plan }} at {{ link }}{% endblock %}"
    )
    settings.TEMPLATES = [
        engine | {"DIRS": [*engine["DIRS"], tmp_path]} for engine in settings.TEMPLATES
    ]


def send(plan: str = "Crime & “order”", to: str = TO) -> None:
    send_letter("example", to=to, context={"plan": plan, "link": link_to("/x/")})


@pytest.mark.django_db(transaction=True)
def test_a_letter_goes_by_smtp_once_all_is_saved(postbox: Postbox) -> None:
    with transaction.atomic():
        send()
        assert postbox.letters == []

    (letter,) = postbox.letters
    assert postbox.recipients == [[TO]]
    assert (letter["To"], letter["Subject"]) == (TO, "About Crime & “order”")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert postbox.texts[0].startswith("Read Crime & “order” at https://laa.example/x/")
    assert "https://laa.example\n" in postbox.texts[0]


@pytest.mark.django_db(transaction=True)
def test_a_letter_about_what_was_not_saved_is_not_sent(postbox: Postbox) -> None:
    with transaction.atomic():
        send()
        transaction.set_rollback(True)

    assert postbox.letters == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_what_a_person_typed_adds_no_header(end: str, postbox: Postbox) -> None:
    plan = f"Crime{end}Bcc: spy@elsewhere.example{end}{end}Body"

    deliver(written("example", to=TO, context={"plan": plan}))

    assert postbox.recipients == [[TO]]
    assert postbox.letters[0]["Bcc"] is None
    assert postbox.letters[0]["Subject"] == (
        "About Crime Bcc: spy@elsewhere.example Body"
    )


@pytest.mark.parametrize(
    "to", [f"{TO}, spy@elsewhere.example", f"{TO}\nBcc: spy@elsewhere.example", ""]
)
def test_a_letter_goes_to_one_address(to: str, postbox: Postbox) -> None:
    with pytest.raises(ValidationError):
        deliver(Letter("example", to, "A word", "Come in."))

    assert postbox.letters == []


@pytest.mark.django_db(transaction=True)
def test_a_refused_letter_breaks_nothing_and_its_log_names_nobody(
    postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.refused = {TO}

    send()
    send(to="helen@coventry.example")

    assert postbox.recipients == [["helen@coventry.example"]]
    assert caplog.messages == [
        "The letter 'example' was not sent: SMTPRecipientsRefused"
    ]
    assert "priya" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_of_several_letters_each_goes_to_its_own_reader(postbox: Postbox) -> None:
    postbox.refused = {"ben@coventry.example"}
    context = {"plan": "Crime", "link": ""}

    send_letters(
        [
            written("example", to=f"{name}@coventry.example", context=context)
            for name in ("ann", "ben", "cy")
        ]
    )

    assert postbox.recipients == [["ann@coventry.example"], ["cy@coventry.example"]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_mail_server")
def test_a_mail_server_that_is_away_breaks_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    send()

    assert caplog.messages == [
        "The letter 'example' was not sent: ConnectionRefusedError"
    ]


def test_no_subject_holds_what_lets_its_reader_in() -> None:
    named = {
        name
        for file in LETTERS.glob("*_subject.txt")
        for name in re.findall(r"\{\{ *(\w+)", file.read_text())
    }

    assert not {"link", "url", "code", "token", "password"} & named
