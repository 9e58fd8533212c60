from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from laa.plan.models import NarrativeEdit, NarrativeSection
from laa.plan.narrative import (
    RewriteRefused,
    edits_of,
    rewrite,
    text_as_of,
    text_as_published,
    version_of,
)
from laa.plan.roles import Role
from tests.factories.plan import NarrativeSectionFactory, member

JULY = datetime(2008, 7, 30, 9, tzinfo=UTC)
OCTOBER = datetime(2008, 10, 20, 9, tzinfo=UTC)
PUBLISHED = "Violent crime fell least."


@pytest.fixture
def section(db):
    return NarrativeSectionFactory(text=PUBLISHED)


@pytest.fixture
def coordinator(section):
    return member(section.plan, Role.COORDINATOR, name="Grace")


def change(section, by, **given):
    typed = {"text": "It fell.", "reason": "Plainer", "at": OCTOBER, "seen": 0}
    return rewrite(section=section, by=by, **typed | given)


def refusal(section, by, **given):
    before = list(NarrativeSection.objects.values()), NarrativeEdit.objects.count()
    with pytest.raises(RewriteRefused) as refused:
        change(section, by, **given)
    after = list(NarrativeSection.objects.values()), NarrativeEdit.objects.count()
    assert after == before
    (only,) = refused.value.refusals
    return only


def test_a_change_is_kept_with_who_when_and_why(section, coordinator):
    change(section, coordinator)

    edit = NarrativeEdit.objects.get()
    assert (edit.number, edit.was, edit.became) == (1, PUBLISHED, "It fell.")
    assert (edit.by, edit.at, edit.reason) == (coordinator, OCTOBER, "Plainer")
    section.refresh_from_db()
    assert section.text == "It fell."


def test_edits_are_counted_for_each_section(section, coordinator):
    other = NarrativeSectionFactory(plan=section.plan)
    change(section, coordinator)
    change(section, coordinator, text="It rose.", seen=1)

    change(other, coordinator)

    assert [edit.number for edit in edits_of(section)] == [1, 2]
    assert [edit.was for edit in edits_of(section)] == [PUBLISHED, "It fell."]
    assert version_of(other) == 1


def test_the_ends_of_lines_are_kept_as_the_plan_has_them(section, coordinator):
    edit = change(section, coordinator, text=" One.\r\n\r\nTwo. \r\n")

    assert edit.became == "One.\n\nTwo."


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_changes_texts(section, role):
    refused = refusal(section, member(section.plan, role))

    assert refused.words == "You may not change the texts of this plan."


def test_the_coordinator_of_another_plan_does_not(section):
    other = NarrativeSectionFactory()

    refusal(section, member(other.plan, Role.COORDINATOR))


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"text": " \r\n "}, "text", "Enter the text: it cannot be left empty"),
        ({"text": f"{PUBLISHED}\r\n"}, "text", "The text is as it was before"),
        ({"reason": " "}, "reason", "Enter why the text is changed"),
    ],
)
def test_what_is_empty_or_the_same_is_refused(
    section, coordinator, typed, field, words
):
    refused = refusal(section, coordinator, **typed)

    assert refused.field == field
    assert refused.words.startswith(words)


def test_a_change_of_a_text_that_another_changed_since_is_refused(section, coordinator):
    change(section, member(section.plan, Role.COORDINATOR, name="Ann"))

    refused = refusal(section, coordinator, text="It rose.")

    assert refused.words.startswith("Ann has changed this text after you opened")


def test_so_is_ones_own_sent_twice(section, coordinator):
    change(section, coordinator)

    refused = refusal(section, coordinator, text="It rose.")

    assert refused.words.startswith("You have changed this text")


def test_the_text_as_published_is_that_before_the_first_change(section, coordinator):
    assert text_as_published(section) == PUBLISHED

    change(section, coordinator)

    assert text_as_published(NarrativeSection.objects.get()) == PUBLISHED


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2008, 7, 29), PUBLISHED),
        (date(2008, 7, 30), "It fell."),
        (date(2008, 10, 19), "It fell."),
        (date(2008, 10, 20), "It rose."),
    ],
)
def test_the_text_as_of_a_day_is_that_of_its_evening(section, coordinator, day, text):
    change(section, coordinator, at=JULY)
    change(section, coordinator, at=OCTOBER, text="It rose.", seen=1)

    assert text_as_of(NarrativeSection.objects.get(), day) == text


def test_prefetched_edits_are_read_without_a_query(
    section, coordinator, django_assert_num_queries
):
    change(section, coordinator)
    (read,) = NarrativeSection.objects.prefetch_related("edits")

    with django_assert_num_queries(0):
        text_as_of(read, date(2008, 10, 20))
        text_as_published(read)
        version_of(read)
