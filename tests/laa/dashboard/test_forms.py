from __future__ import annotations

from laa.dashboard.forms import QuarterForm
from tests.indicators.examples import Q1, Q2


def chosen(**typed):
    return QuarterForm(typed or None, quarters=[Q2, Q1])


def test_without_a_choice_each_indicator_shows_its_latest():
    assert chosen().chosen() is None


def test_the_latest_can_be_chosen_by_name():
    assert chosen(quarter="latest").chosen() is None


def test_a_quarter_that_has_ended_can_be_chosen():
    assert chosen(quarter="2008-09-q1").chosen() == Q1


def test_another_is_refused_by_name():
    form = chosen(quarter="2008-09-q3")

    assert form.chosen() is None
    assert form.errors["quarter"] == [
        "'2008-09-q3' is not a quarter of this agreement that has ended: "
        "select one from the list"
    ]


def test_the_form_asks_by_address_so_that_a_view_can_be_linked_to():
    assert chosen().helper.form_method == "get"
