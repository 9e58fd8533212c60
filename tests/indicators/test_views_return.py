from __future__ import annotations

import pytest

from indicators.acts import Act
from indicators.models import Actual, SignOffEvent
from indicators.signoff import current
from indicators.transitions import Status
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.pages import ENTRY, text_of
from tests.indicators.returns import RED, submit

SAVE, SUBMIT = Act.SAVE.label, Act.SUBMIT.label


def q2(world):
    return current(world.target_set, Q2)


def test_the_page_shows_what_to_expect(world):
    page = text_of(world.client(Role.ANALYST).get(world.address("return", Q2)))

    assert "Expected in 2008/09 Q2" in page
    assert "The quarter before, 2008/09 Q1" in page
    assert "A year before, 2007/08 Q2" in page
    assert "Due by 30 October 2008" in page


def test_saving_keeps_a_draft_and_says_so(world):
    response = world.post(Role.ANALYST)

    assert response.status_code == 302
    assert q2(world).count == 101
    assert q2(world).status == Status.DRAFT
    assert q2(world).entered_by == world.people[Role.ANALYST]


def test_submitting_saves_first_and_then_submits(world):
    world.post(Role.ANALYST, act=SUBMIT)

    assert q2(world).status == Status.SUBMITTED
    acts = SignOffEvent.objects.filter(actual=q2(world)).values_list("act", flat=True)
    assert list(acts.order_by("version")) == [Act.SAVE, Act.SUBMIT]


def test_the_page_of_a_draft_shows_its_rate_and_rating(world):
    world.post(Role.ANALYST)

    page = text_of(world.client(Role.ANALYST).get(world.address("return", Q2)))

    assert "It makes a rate of 1.01 per 1,000 people this quarter." in page
    assert "220 against 184 expected by the end of 2008/09 Q2" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1o1", "&#x27;1o1&#x27; is not a number"),
        ("100.5", "&#x27;100.5&#x27; is not a whole number: offences are counted"),
        ("9999999999", "9999999999 offences cannot be"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_as_typed(world, typed, sentence):
    response = world.post(Role.ANALYST, count=typed)

    page = text_of(response)
    assert sentence in page
    assert f'value="{typed}"' in page
    assert ENTRY["commentary"] in page
    assert 'href="#id_count"' in page
    assert q2(world) is None


def test_a_figure_that_is_not_green_needs_commentary_and_stays_saved(world):
    response = world.post(Role.ANALYST, act=SUBMIT, commentary="")

    form = response.context["form"]
    assert form.errors["commentary"] == [
        "The year to date is red: say what lies behind the figure "
        "and what is being done"
    ]
    assert q2(world).status == Status.DRAFT
    assert q2(world).count == 101


def test_after_such_a_refusal_the_same_page_can_be_sent_again(world):
    refused = world.post(Role.ANALYST, act=SUBMIT, commentary="")

    version = refused.context["form"].data["version"]
    world.post(Role.ANALYST, act=SUBMIT, version=version)

    assert q2(world).status == Status.SUBMITTED


def test_a_stale_page_loses_nothing_that_was_typed(world):
    world.post(Role.ANALYST, count="105")

    response = world.post(Role.ANALYST, version="0", count="101")

    assert "changed this figure (save) after you opened the page" in text_of(response)
    assert 'value="101"' in text_of(response)
    assert q2(world).count == 105


def test_a_second_press_of_submit_is_told_that_the_first_was_done(world):
    world.post(Role.ANALYST, act=SUBMIT)

    page = text_of(world.post(Role.ANALYST, act=SUBMIT, version="0"))

    assert "You have already changed this figure (submit)" in page
    assert "it is now submitted" in page
    assert SignOffEvent.objects.filter(actual=q2(world)).count() == 2


def test_a_refused_submission_says_nothing_false_of_what_was_saved(world):
    world.post(Role.ANALYST)

    page = text_of(world.post(Role.ANALYST, act=SUBMIT, commentary=""))

    assert "was not done" not in page
    assert "Nothing of yours" not in page


def test_an_as_at_date_before_the_quarter_ended_is_refused_and_kept(world):
    response = world.post(Role.ANALYST, **{"as_at-month": "5", "as_at-year": "1066"})

    assert "14 May 1066 is before 2008/09 Q2 ended" in text_of(response)
    assert 'value="1066"' in text_of(response)
    assert q2(world) is None


def test_a_page_of_pasted_digits_is_refused_and_nothing_is_kept(world):
    response = world.post(Role.ANALYST, count="9" * 5000)

    assert "offences cannot be: enter a number from" in text_of(response)
    assert q2(world) is None


def test_typing_after_somebody_submitted_is_refused_and_kept(world):
    world.post(Role.ANALYST, act=SUBMIT)

    response = world.post(Role.ANALYST, count="99")

    assert "it cannot be changed by &#x27;save&#x27;" in text_of(response)
    assert 'value="99"' in text_of(response)


def test_a_tampered_version_is_not_taken_for_one(world):
    response = world.post(Role.ANALYST, version="x")

    assert response.status_code == 200
    assert q2(world) is None


def test_a_quarter_that_has_not_ended_has_no_form_and_takes_no_figure(world):
    page = world.client(Role.ANALYST).get(world.address("return", Q3))
    sent = world.post(Role.ANALYST, quarter=Q3)

    assert page.context["form"] is None
    assert "can be entered from 1 January 2009" in text_of(page)
    assert "2008/09 Q3 has not ended" in text_of(sent)
    assert current(world.target_set, Q3) is None


def test_an_indicator_not_yet_introduced_owes_no_return(world):
    world.target_set.introduced = 2009
    world.target_set.save()

    page = world.client(Role.ANALYST).get(world.address("return", Q2))
    sent = world.post(Role.ANALYST)

    assert "Not applicable: to be introduced 2009/10" in text_of(page)
    assert "Not applicable: to be introduced 2009/10." in text_of(sent)
    assert q2(world) is None


@pytest.mark.parametrize("quarter", [Quarter(2007, 4), Quarter(2011, 1)])
def test_a_quarter_outside_the_agreement_is_not_found(world, quarter):
    client = world.client(Role.ANALYST)

    assert client.get(world.address("return", quarter)).status_code == 404


def test_an_address_that_is_no_quarter_is_not_found(world):
    address = world.address("return", Q2).replace("2008-09", "2008-10")

    assert world.client(Role.ANALYST).get(address).status_code == 404


def test_the_owner_sees_the_figure_and_no_form(world):
    world.post(Role.ANALYST, act=SUBMIT)

    response = world.client(Role.OWNER).get(world.address("return", Q2))

    assert response.context["form"] is None
    assert "Police extract" in text_of(response)
    assert world.address("act", Q2, Act.SIGN_OFF) in text_of(response)
    assert world.address("act", Q2, Act.RETURN) in text_of(response)


def test_a_coordinator_follows_and_is_offered_no_act(world):
    world.post(Role.ANALYST, act=SUBMIT)

    page = (
        world.client(Role.COORDINATOR).get(world.address("return", Q2)).context["page"]
    )

    assert page.acts == ()
    assert page.links == []


def test_before_anything_is_entered_a_coordinator_reads_so(world):
    response = world.client(Role.COORDINATOR).get(world.address("return", Q2))

    assert "Nothing is entered yet." in text_of(response)
    assert "Nothing has happened yet." in text_of(response)
    assert response.context["page"].figure_rows == []


def test_the_history_tells_every_act_with_the_figure_it_left(world):
    world.post(Role.ANALYST, count="105")
    world.post(Role.ANALYST, act=SUBMIT)

    entries = world.client(Role.OWNER).get(world.address("return", Q2)).context["page"]
    told = [(entry.done, entry.figure.split(";")[0]) for entry in entries.entries]

    assert told == [
        ("Sent for sign-off", ""),
        ("Saved as a draft", "Offences: 101"),
        ("Saved as a draft", "Offences: 105"),
    ]


def test_a_returned_figure_shows_the_reason_above_its_form(world):
    submit(world.target_set, world.people[Role.ANALYST], RED, quarter=Q2)
    world.post_act(Role.OWNER, Act.RETURN, note="Which extract is this?")

    response = world.client(Role.ANALYST).get(world.address("return", Q2))

    assert "Which extract is this?" in text_of(response)
    assert response.context["page"].reason_for_return.by == world.people[Role.OWNER]
    assert response.context["form"] is not None


def test_a_signed_off_figure_is_changed_by_no_post(world):
    before = list(Actual.objects.values())

    response = world.post(Role.ANALYST, quarter=Q1, count="1")

    assert "it cannot be changed by &#x27;save&#x27;" in text_of(response)
    assert list(Actual.objects.values()) == before


def test_a_script_in_an_indicators_unit_does_not_run(world):
    world.target_set.indicator.units = "<script>alert(1)</script>"
    world.target_set.indicator.title = "<script>alert(2)</script>"
    world.target_set.indicator.save()

    for name, more in (("return", [Q2]), ("indicator", [])):
        page = text_of(world.client(Role.ANALYST).get(world.address(name, *more)))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(2)" in page
