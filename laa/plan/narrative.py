"""The only writer of a plan's texts: each change is kept, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from laa.plan.models import NarrativeEdit, NarrativeSection, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused

TEXT, REASON = "text", "reason"


class RewriteRefused(Refused):
    """A change of a text that may not be."""


def edits_of(section: NarrativeSection) -> list[NarrativeEdit]:
    """In their order; no query where they were prefetched."""
    return sorted(section.edits.all(), key=lambda edit: edit.number)


def version_of(section: NarrativeSection) -> int:
    """What a page remembers: the number of the latest edit, 0 before the first."""
    return max((edit.number for edit in edits_of(section)), default=0)


def text_as_published(section: NarrativeSection) -> str:
    edits = edits_of(section)
    return edits[0].was if edits else section.text


def text_as_of(section: NarrativeSection, day: date) -> str:
    """As it read at the end of a day; before the first edit, as published."""
    told = [one for one in edits_of(section) if timezone.localdate(one.at) <= day]
    return told[-1].became if told else text_as_published(section)


@transaction.atomic
def rewrite(
    *,
    section: NarrativeSection,
    text: str,
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> NarrativeEdit:
    """
    Change a section's text, or raise RewriteRefused and change nothing.

    `seen` is the version of the text that the person was shown.
    """
    if not may(by, Permission.EDIT_NARRATIVE, section.plan):
        raise _refused("You may not change the texts of this plan.")
    row = NarrativeSection.objects.select_for_update().get(pk=section.pk)
    last = row.edits.select_related("by").order_by("number").last()
    became, why = _as_kept(text), _as_kept(reason)
    _refuse_if_changed_since(seen, last, by)
    _refuse_if_incomplete(row, became, why)
    edit = NarrativeEdit.objects.create(
        section=row,
        number=last.number + 1 if last else 1,
        was=row.text,
        became=became,
        reason=why,
        by=by,
        at=at,
    )
    row.text = became
    row.save(update_fields=["text"])
    return edit


def _refused(words: str, field: str = "") -> RewriteRefused:
    return RewriteRefused(Refusal(words, field))


def _as_kept(typed: str) -> str:
    """Browsers send two signs for the end of a line, where the plan has one."""
    return "\n".join(typed.splitlines()).strip()


def _refuse_if_changed_since(seen: int, last: NarrativeEdit | None, by: User) -> None:
    if last is None or last.number == seen:
        return
    who = "You have" if last.by == by else f"{last.by} has"
    raise _refused(
        f"{who} changed this text after you opened the page. What you typed was not "
        "saved; it is still in the box. Compare it with the text as it is now, "
        "then save again."
    )


def _refuse_if_incomplete(row: NarrativeSection, text: str, reason: str) -> None:
    if not text:
        raise _refused("Enter the text: it cannot be left empty", TEXT)
    if text == _as_kept(row.text):
        raise _refused(
            "The text is as it was before: change it, or leave this page", TEXT
        )
    if not reason:
        raise _refused("Enter why the text is changed", REASON)
