"""E-mail: a letter goes to one person, in plain text, and only once all is saved."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    name: str
    to: str
    subject: str
    body: str


def send_letter(name: str, *, to: str, context: Mapping[str, Any]) -> None:
    """
    Send a letter to an address when the transaction commits; never if it does not.

    Its words are templates/letters/<name>_subject.txt and <name>_body.txt, rendered
    here and now. A letter that cannot be sent is logged and breaks nothing: whoever
    needs to know uses `written` and `deliver`.
    """
    send_letters([written(name, to=to, context=context)])


def send_letters(letters: Sequence[Letter]) -> None:
    """The same for several at once: a server that is away is waited for once."""
    if letters:
        transaction.on_commit(lambda: _try_to_deliver(letters), robust=True)


def written(name: str, *, to: str, context: Mapping[str, Any]) -> Letter:
    words = {**context, "service_url": settings.SERVICE_URL}
    subject = render_to_string(f"{name}_subject.txt", words, using="letters")
    body = render_to_string(f"{name}_body.txt", words, using="letters")
    # On one line: what a person typed can add no header of its own.
    return Letter(name, to, " ".join(subject.split()), body.strip() + "\n")


def deliver(letter: Letter, server: BaseEmailBackend | None = None) -> None:
    """Hand a letter to the mail server now; whatever it answers is raised."""
    validate_email(letter.to)
    EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.to],
        connection=server,
        # Asks other machines not to answer that somebody is away.
        headers={"Auto-Submitted": "auto-generated"},
    ).send()


def link_to(path: str) -> str:
    """The whole address of a page, for those who are not on one."""
    return settings.SERVICE_URL + path


def _try_to_deliver(letters: Sequence[Letter]) -> None:
    server = get_connection()
    try:
        server.open()
    except Exception as error:
        for letter in letters:
            _log(letter, error)
        return
    for letter in letters:
        try:
            deliver(letter, server)
        except Exception as error:
            _log(letter, error)
    server.close()


def _log(letter: Letter, error: Exception) -> None:
    """What a mail server says names the person, so only the kind of error is kept."""
    log.error("The letter %r was not sent: %s", letter.name, type(error).__name__)
