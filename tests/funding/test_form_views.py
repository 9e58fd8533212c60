from __future__ import annotations

from decimal import Decimal

import pytest

from funding.allocating import allocated
from funding.models import FundingLine, Spend, Virement
from laa.plan.nothing import Nothing
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory
from tests.funding.money import FIRST, Q1, SECOND
from tests.funding.pages import Money

SPEND = {"quarter": Q1.slug, "amount": "£250.50", "note": ""}
FORMS = ("record-spend", "move-money", "edit-funding-line")


def followed(money: Money, response) -> str:  # type: ignore[no-untyped-def]
    """What the page says to which one is sent once something is done."""
    assert response.status_code == 302
    return money.get(response.url)


def test_spend_is_recorded_and_said(money: Money) -> None:
    client = money.client(Role.COORDINATOR)

    response = client.post(
        money.address("record-spend"), {**SPEND, "version": 1}, follow=True
    )

    assert Spend.objects.get().amount == Decimal("250.50")
    said = "Caseworker: £250.50 is recorded for 2008/09 Q1"
    assert said in response.content.decode()


def test_the_form_opens_at_the_last_quarter_that_ended(money: Money) -> None:
    page = money.get(money.address("record-spend"))

    assert '<option value="2008-09-q2" selected>' in page
    assert "Allocated for 2008/09" in page


def test_what_is_no_money_is_refused_and_kept_as_typed(money: Money) -> None:
    response = money.post(money.address("record-spend"), **SPEND | {"amount": "81k"})

    page = response.content.decode()
    assert "&#x27;81k&#x27; is not an amount of money" in page
    assert 'value="81k"' in page
    assert not Spend.objects.exists()


def test_a_correction_without_reason_is_refused_beside_its_box(money: Money) -> None:
    money.post(money.address("record-spend"), **SPEND)

    response = money.post(money.address("record-spend"), **SPEND | {"amount": "240"})

    assert "already recorded as £250.50" in response.context["form"].errors["note"][0]
    assert Spend.objects.count() == 1


def test_whoever_is_second_is_told_keeps_what_was_typed_and_may_send_again(
    money: Money,
) -> None:
    money.post(money.address("record-spend"), **SPEND)
    stale = SPEND | {"version": 1, "amount": "240", "note": "Invoiced twice"}

    refused = money.post(money.address("record-spend"), **stale)

    page = refused.content.decode()
    assert "Somebody changed Caseworker after you opened the page" in page
    assert "Invoiced twice" in page
    assert 'name="version" value="2"' in page
    assert "Spent in 2008/09 Q1" in page
    assert money.post(money.address("record-spend"), **stale).status_code == 200
    fresh = stale | {"version": 2}
    assert money.post(money.address("record-spend"), **fresh).status_code == 302


def test_an_allocation_is_changed(money: Money) -> None:
    where = money.address("change-allocation", SECOND.start)

    page = followed(
        money, money.post(where, value="to be determined", reason="Budget not set")
    )

    assert allocated(money.line, SECOND) is Nothing.TO_BE_DETERMINED
    assert "from £500 to To be determined by Coordinator" in page
    assert "Budget not set" in page


def test_the_allocation_form_opens_with_what_holds(money: Money) -> None:
    page = money.get(money.address("change-allocation", 2008))

    assert "Change the allocation for 2008/09" in page
    assert "Now: £1,000." in page
    assert 'value="1,000"' in page


@pytest.mark.parametrize("year", [2007, 2011])
def test_a_year_outside_the_agreement_has_no_page(money: Money, year: int) -> None:
    client = money.client(Role.COORDINATOR)

    assert client.get(money.address("change-allocation", year)).status_code == 404


def test_money_is_moved_and_both_pages_tell(money: Money) -> None:
    page = followed(
        money,
        money.post(
            money.address("move-money"),
            year=FIRST.start,
            taker=money.other.pk,
            amount="100",
            reason="The post was filled late",
        ),
    )

    assert Virement.objects.get().amount == 100
    assert "£100 moved to Patrols" in page
    assert "£100 moved from Caseworker" in money.get(money.other.get_absolute_url())


def test_a_line_is_added(money: Money) -> None:
    typed = {"name": "Hate crime caseworker", "term": "recurring"}

    page = followed(money, money.post(money.address_to_add, **typed))

    assert FundingLine.objects.get(name="Hate crime caseworker").position == 3
    assert "Hate crime caseworker is added" not in page  # said once, already read
    assert "Recurring" in page


def test_the_forms_open_empty_with_what_they_ask(money: Money) -> None:
    assert "Once it is added" in money.get(money.address_to_add)
    move = money.get(money.address("move-money"))
    assert "What is spent cannot be moved." in move
    assert 'value="2008" checked' in move


def test_a_line_that_is_there_already_is_not_added(money: Money) -> None:
    response = money.post(money.address_to_add, name="Patrols", term="one-off")

    assert "There is a line &#x27;Patrols&#x27; already" in response.content.decode()
    assert FundingLine.objects.count() == 2


def test_a_line_is_edited_with_what_hangs_on_it(money: Money) -> None:
    action = ActionFactory(plan=money.line.plan)
    typed = {"name": "Advisor", "term": "recurring", "actions": [action.pk]}

    response = money.post(money.address("edit-funding-line"), **typed)

    assert response.status_code == 302
    money.line.refresh_from_db()
    assert (money.line.name, money.line.term) == ("Advisor", "recurring")
    assert money.line.actions.get() == action


def test_the_edit_form_opens_with_what_holds(money: Money) -> None:
    action = ActionFactory(plan=money.line.plan)
    money.line.actions.add(action)

    page = money.get(money.address("edit-funding-line"))

    assert 'value="Caseworker"' in page
    assert f'value="{action.pk}" checked' in page


@pytest.mark.parametrize("name", FORMS)
def test_a_line_that_is_not_there_has_no_form(money: Money, name: str) -> None:
    where = money.address(name).replace("/money/1/", "/money/9/")

    assert money.client(Role.COORDINATOR).get(where).status_code == 404


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
@pytest.mark.parametrize("name", FORMS)
def test_only_the_coordinator_has_the_forms(
    money: Money, name: str, role: Role
) -> None:
    assert money.client(role).get(money.address(name)).status_code == 403
    assert money.client(role).get(money.address_to_add).status_code == 403
