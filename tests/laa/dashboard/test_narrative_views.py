from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from laa.plan.clock import now
from laa.plan.models import NarrativeEdit
from laa.plan.narrative import rewrite
from laa.plan.roles import Role
from tests.factories.plan import NarrativeSectionFactory, member


@pytest.fixture
def section(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return NarrativeSectionFactory(
        section=3, heading="Strategic summary", text="Violent crime fell least."
    )


@pytest.fixture
def coordinator(client, section):
    client.force_login(member(section.plan, Role.COORDINATOR, name="Grace"))
    return client


@pytest.fixture
def partner(client, section):
    client.force_login(member(section.plan, Role.PARTNER))
    return client


def address(name, section):
    plan = section.plan
    more = [] if name == "about" else [section.section]
    return reverse(name, args=[plan.area.slug, plan.slug, *more])


def change(section, text, *, seen=0, name="Ann", reason="Plainer words"):
    by = member(section.plan, Role.COORDINATOR, name=name)
    rewrite(section=section, text=text, reason=reason, by=by, at=now(), seen=seen)


def send(client, section, **given):
    typed = {"text": "It fell.", "reason": "Plainer", "seen": "0", **given}
    return client.post(address("edit-narrative", section), typed)


def text_of(response):
    return response.content.decode()


def test_the_coordinator_is_led_from_the_plan_to_changing_a_text(coordinator, section):
    page = text_of(coordinator.get(address("about", section)))

    assert f'href="{address("edit-narrative", section)}"' in page
    assert "As published" in page


def test_a_partner_is_led_to_the_history_only(partner, section):
    change(section, "It fell.")

    page = text_of(partner.get(address("about", section)))

    assert address("edit-narrative", section) not in page
    assert f'href="{address("narrative", section)}"' in page
    assert "Changed on 20 October 2008" in page


def test_the_form_starts_with_the_text_as_it_is(coordinator, section):
    page = text_of(coordinator.get(address("edit-narrative", section)))

    assert "Violent crime fell least.</textarea>" in page


def test_a_change_is_saved_and_said(coordinator, section):
    response = send(coordinator, section)

    assert response.url == address("about", section)
    page = text_of(coordinator.get(response.url))
    assert "Strategic summary: saved" in page
    assert "It fell." in page
    assert NarrativeEdit.objects.get().by.name == "Grace"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": ""}, "Enter the text: it cannot be left empty"),
        ({"reason": ""}, "Enter why the text is changed"),
        ({"text": "Violent crime fell least."}, "The text is as it was before"),
        ({"text": "x" * 20_001}, "The text has 20001 signs"),
        ({"seen": "x"}, "Enter a whole number"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    coordinator, section, typed, words
):
    page = text_of(send(coordinator, section, **typed))

    assert words in page
    for box in {"text": "It fell.", "reason": "Plainer", **typed}.values():
        assert box in page
    assert not NarrativeEdit.objects.exists()


def test_the_second_of_two_sees_what_the_first_did_and_keeps_what_he_typed(
    coordinator, section
):
    change(section, "Violent crime fell less.", reason="Grammar")

    page = text_of(send(coordinator, section))

    assert "Ann has changed this text after you opened the page" in page
    assert "What changed after you opened the page" in page
    assert "Grammar" in page
    assert "It fell.</textarea>" in page


def test_having_seen_it_the_second_may_save(coordinator, section):
    change(section, "Violent crime fell less.")
    refused = send(coordinator, section)

    seen = refused.context["form"].data["seen"]
    saved = send(coordinator, section, seen=seen)

    assert saved.status_code == 302
    assert NarrativeEdit.objects.count() == 2


def test_the_history_tells_each_change_the_newest_first(partner, section):
    change(section, "Violent crime fell less.", reason="Grammar")
    change(section, "Violent crime rose.", seen=1, name="Ben", reason="It was wrong")

    page = text_of(partner.get(address("narrative", section)))

    assert page.index("It was wrong") < page.index("Grammar")
    assert "by Ben, 20 October 2008" in page
    assert "removed: </span>fell less.<span" in page
    assert "added: </span>rose.<span" in page


def test_the_history_says_so_where_there_is_none(partner, section):
    page = text_of(partner.get(address("narrative", section)))

    assert "Nothing was changed: it reads as published." in page


def test_a_passage_that_came_or_went_is_named(partner, section):
    change(section, "One.\n\nTwo.")
    change(section, "One.", seen=1)
    change(section, "One.\n\nTwo.", seen=2)
    change(section, "One.\n\n\nTwo.", seen=3)

    page = text_of(partner.get(address("narrative", section)))

    assert "Nothing stood here." in page
    assert "Nothing stands here any more." in page
    assert "Only line breaks or spaces changed." in page


@pytest.mark.parametrize("name", ["narrative", "edit-narrative"])
@pytest.mark.parametrize("number", [4, 10**20])
def test_a_section_that_the_plan_does_not_have_is_not_found(
    coordinator, section, name, number
):
    section.section = number

    assert coordinator.get(address(name, section)).status_code == 404


@pytest.mark.parametrize("edits", [1, 12])
@pytest.mark.parametrize("name", ["narrative", "edit-narrative"])
def test_the_number_of_queries_is_fixed(
    coordinator, section, django_assert_num_queries, name, edits
):
    for number in range(edits):
        change(section, f"Version {number}.", seen=number)

    # Session and user, plan and roles, section, edits, those who made them.
    with django_assert_num_queries(7):
        coordinator.get(address(name, section))
