from __future__ import annotations

import pytest

from indicators.acts import Act
from indicators.signoff import current
from indicators.transitions import Status
from laa.plan.roles import Role
from tests.factories.plan import DeputyshipFactory, MembershipFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import text_of
from tests.indicators.returns import RED, act, submit


@pytest.fixture
def sent(world):
    submit(world.target_set, world.people[Role.ANALYST], RED, quarter=Q2)
    return world


def status(world, quarter=Q2):
    return current(world.target_set, quarter).status


def test_an_act_has_a_page_that_says_what_it_does(sent):
    page = text_of(sent.client(Role.OWNER).get(sent.address("act", Q2, Act.SIGN_OFF)))

    assert "Partners see the figure at once." in page
    assert "Police recorded crime" in page


def test_signing_off_leads_back_to_the_return(sent):
    response = sent.post_act(Role.OWNER, Act.SIGN_OFF)

    assert response.url == sent.address("return", Q2)
    assert status(sent) == Status.SIGNED_OFF


def test_a_return_without_a_reason_is_refused_beside_its_box(sent):
    response = sent.post_act(Role.OWNER, Act.RETURN, note=" ")

    assert response.context["form"].errors["note"] == [
        "Enter the reason: it is kept with the figure"
    ]
    assert status(sent) == Status.SUBMITTED


def test_returning_keeps_the_reason(sent):
    sent.post_act(Role.OWNER, Act.RETURN, note="Which extract?")

    assert status(sent) == Status.RETURNED
    assert (
        current(sent.target_set, Q2).events.latest("version").note == "Which extract?"
    )


def test_an_analyst_withdraws_what_was_sent(sent):
    sent.post_act(Role.ANALYST, Act.WITHDRAW)

    assert status(sent) == Status.DRAFT


def test_a_revision_starts_from_the_signed_off_figure(world):
    world.post_act(Role.ANALYST, Act.REVISE, quarter=Q1, note="Two records cancelled")

    revision = current(world.target_set, Q1)
    assert (revision.revision, revision.count, revision.status) == (2, 119, "draft")


def test_whoever_entered_a_figure_is_told_that_another_must_sign(sent):
    MembershipFactory(
        user=sent.people[Role.ANALYST], plan=sent.target_set.plan, role=Role.OWNER
    )

    response = sent.post_act(Role.ANALYST, Act.SIGN_OFF)

    assert "so you may not sign it off" in text_of(response)
    assert status(sent) == Status.SUBMITTED


def test_the_second_of_two_owners_is_told_what_happened(sent):
    page = sent.client(Role.OWNER).get(sent.address("act", Q2, Act.SIGN_OFF))
    seen = page.context["form"].initial["version"]
    sent.post_act(Role.OWNER, Act.SIGN_OFF)

    response = sent.post_act(Role.OWNER, Act.SIGN_OFF, version=seen)

    assert "changed this figure (sign off) after you opened the page" in text_of(
        response
    )
    assert "this cannot be done with it now" in text_of(response)


def test_an_act_that_is_not_open_says_so_and_offers_no_button(world):
    response = world.client(Role.OWNER).get(world.address("act", Q2, Act.SIGN_OFF))

    assert "NI" in text_of(response)
    assert "is not entered: this cannot be done with it now" in text_of(response)
    assert response.context["page"].acts == ()


def test_an_act_on_a_quarter_that_owes_nothing_says_why(world):
    world.target_set.introduced = 2009
    world.target_set.save()

    page = text_of(world.client(Role.OWNER).get(world.address("act", Q2, Act.SIGN_OFF)))

    assert "Not applicable: to be introduced 2009/10" in page


def test_acts_of_the_returns_own_page_have_no_other(world):
    address = world.address("act", Q2, Act.SIGN_OFF).replace("sign-off", "submit")

    assert world.client(Role.ANALYST).get(address).status_code == 404


def test_a_deputy_signs_off_and_every_page_says_for_whom(sent):
    owner, deputy = sent.people[Role.OWNER], sent.people[Role.PARTNER]
    DeputyshipFactory(plan=sent.target_set.plan, owner=owner, deputy=deputy)
    address = sent.address("act", Q2, Act.SIGN_OFF)
    page = text_of(sent.client(Role.PARTNER).get(address))
    assert "You act for Indicator owner, and the record will say so." in page
    assert "You act for" not in text_of(sent.client(Role.OWNER).get(address))

    sent.post_act(Role.PARTNER, Act.SIGN_OFF)

    for shown in (
        sent.address("indicator"),
        sent.address("return", Q2),
        sent.target_set.plan.get_absolute_url(),
    ):
        page = text_of(sent.client(Role.PARTNER).get(shown))
        assert "by Partner for Indicator owner, " in page


def test_a_returned_figure_says_who_returned_it_for_whom(sent):
    owner, deputy = sent.people[Role.OWNER], sent.people[Role.PARTNER]
    DeputyshipFactory(plan=sent.target_set.plan, owner=owner, deputy=deputy)

    sent.post_act(Role.PARTNER, Act.RETURN, note="Which extract?")

    page = text_of(sent.client(Role.ANALYST).get(sent.address("return", Q2)))
    assert page.count("Partner for Indicator owner, ") == 2


def test_a_provisional_figure_has_a_button_towards_the_final_one(world):
    page = text_of(world.client(Role.ANALYST).get(world.address("return", Q1)))

    assert "Enter the final figure" in page
    assert f"{world.address('act', Q1, Act.REVISE)}?final" in page


def test_the_way_to_the_final_figure_proposes_its_reason(world):
    address = f"{world.address('act', Q1, Act.REVISE)}?final"

    page = text_of(world.client(Role.ANALYST).get(address))

    assert "The draft starts as the provisional figure, marked as final." in page
    assert "Final figure</textarea>" in page


def test_the_final_figure_is_started_and_from_then_on_has_no_such_button(world):
    client, address = world.client(Role.ANALYST), world.address("act", Q1, Act.REVISE)
    given = {"version": current(world.target_set, Q1).version, "note": "Final figure"}

    response = client.post(f"{address}?final", given, follow=True)

    draft = current(world.target_set, Q1)
    assert (draft.revision, draft.is_provisional) == (2, False)
    assert response.redirect_chain == [(world.address("return", Q1), 302)]
    act(Act.SUBMIT, world.target_set, world.people[Role.ANALYST])
    act(Act.SIGN_OFF, world.target_set, world.people[Role.OWNER])
    page = text_of(client.get(world.address("return", Q1)))
    assert "Start a revision" in page
    assert "Enter the final figure" not in page
    again = {**given, "version": current(world.target_set, Q1).version}
    assert "is final already" in text_of(client.post(f"{address}?final", again))


def test_another_act_takes_no_notice_of_the_word_final(sent):
    address = f"{sent.address('act', Q2, Act.SIGN_OFF)}?final"

    page = text_of(sent.client(Role.OWNER).get(address))

    assert "marked as final" not in page
