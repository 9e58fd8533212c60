"""Two people change one text at one moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laa.plan.models import NarrativeEdit, NarrativeSection
from laa.plan.narrative import rewrite
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import NarrativeSectionFactory, member
from tests.indicators.returns import AT

pytestmark = pytest.mark.django_db(transaction=True)


def attempt(section: NarrativeSection, text: str) -> Callable[[], NarrativeEdit]:
    by = member(section.plan, Role.COORDINATOR, name=f"Author of {text}")
    return lambda: rewrite(
        section=section, text=text, reason="Plainer", by=by, at=AT, seen=0
    )


def test_of_two_who_change_a_text_one_is_kept_whole_and_one_refused() -> None:
    section = NarrativeSectionFactory()

    done, refused = at_once(section, attempt(section, "One"), attempt(section, "Two"))

    (winner,), (loser,) = done, refused
    section.refresh_from_db()
    assert section.text == winner.became
    assert NarrativeEdit.objects.get() == winner
    assert str(loser).startswith(f"Author of {winner.became} has changed this text")


def test_two_who_change_different_texts_both_succeed() -> None:
    one, other = NarrativeSectionFactory(), NarrativeSectionFactory()

    done, refused = at_once(one, attempt(one, "One"), attempt(other, "Two"))

    assert (len(done), refused) == (2, [])
