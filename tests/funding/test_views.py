from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from laa.plan.nothing import Nothing
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.indicators import IndicatorFactory, TargetSetFactory
from tests.funding.money import FIRST, Q1, Q2, Q3, change, line_of, spend
from tests.funding.pages import Money


def squeezed(page: str) -> str:
    return " ".join(page.split())


def test_the_page_says_what_is_there_and_what_ends(money: Money) -> None:
    page = money.get(money.plan_address)

    assert "2008/09: £1,300 is allocated; no spend is reported yet." in page
    assert "one-off Home Office £1,000 (76.9%), one-off in all £1,300 (100%)" in page
    assert "Money that is certain until 31 March 2009" in page
    assert "<li>2008/09 Q1 and 2008/09 Q2 of Caseworker and Patrols</li>" in page


def test_what_is_not_entered_is_never_added_as_zero(money: Money) -> None:
    page = squeezed(money.get(money.plan_address))

    assert "At least £0" in page
    assert "At least £1,500" in page


def test_without_spend_there_is_no_table_of_it(money: Money) -> None:
    assert "How 2008/09 stands" not in money.get(money.plan_address)


def test_spend_is_told_line_by_line(money: Money) -> None:
    spend(money.line, Q1, "200")
    spend(money.line, Q2, "250.50")

    page = squeezed(money.get(money.plan_address))

    assert "£450.50 is reported as spent, 34.7% of it" in page
    row = (">£1,000<", ">£450.50<", ">£49.50 less<", ">45.1%<", ">About £901<")
    assert all(cell in page for cell in row)
    assert ">£549.50<" in page
    assert "Outturn: About £901 for 1 of 2 lines at the pace so far." in page


def test_a_year_that_is_reported_whole_is_no_forecast(
    money: Money, settings: Any
) -> None:
    settings.TODAY = date(2009, 4, 1)
    for quarter in FIRST.quarters:
        spend(money.line, quarter, "200.10")
        spend(money.other, quarter, "50")

    page = squeezed(money.get(money.plan_address))

    table = page.rpartition(">Spend of 2008/09 by line<")[2]
    row = table.partition("</thead>")[2].partition("</tr>")[0]
    assert row.count(">£800.40<") == 2  # spent, and what the year came to
    assert table.partition("<tfoot>")[2].count(">£1,000.40<") == 2
    assert "About £" not in page
    assert "£800.40: all four" in money.get(money.address("funding-line"))


def test_overspending_is_a_warning(money: Money) -> None:
    spend(money.line, Q1, "1100")

    page = money.get(money.plan_address)

    assert "Caseworker is overspent by £100 in 2008/09" in page
    assert ">£100 over<" in page
    assert "Overspent by £100" in money.get(money.line.get_absolute_url())


def test_a_plan_without_lines_says_so(money: Money) -> None:
    for line in (money.line, money.other):
        line.allocations.all().delete()
        line.delete()

    assert "The plan has no funding lines yet." in money.get(money.plan_address)


def test_only_who_may_change_money_sees_how(money: Money) -> None:
    words = {
        money.plan_address: "Add a funding line",
        money.address("funding-line"): "Record spend",
    }

    for where, button in words.items():
        assert button in money.get(where)
        assert button not in money.get(where, Role.PARTNER)


def test_a_lines_page_tells_all_about_it(money: Money) -> None:
    spend(money.line, Q1, "200", by=money.people[Role.COORDINATOR])
    spend(money.line, Q1, "220", by=money.people[Role.COORDINATOR])
    at = datetime(2008, 9, 1, tzinfo=UTC)
    change(money.line, 900, 1000, at, by=money.people[Role.COORDINATOR])

    page = squeezed(money.get(money.address("funding-line")))

    assert "£220 spent in 2008/09 Q1, against £250" in page
    assert "31 March 2010. After it: not entered for 2010/11." in page
    assert "Before: £200, recorded by Coordinator" in page
    assert "Invoiced late" in page
    assert "1 September 2008: from £900 to £1,000 by Coordinator" in page
    assert "because: The grant was raised" in page
    assert "A quarter of the allocation" in page


def test_what_hangs_on_a_line_is_a_click_away(money: Money) -> None:
    plan = money.line.plan
    money.line.actions.add(ActionFactory(plan=plan, text="Patrols in the centre"))
    indicator = IndicatorFactory(code="NI 15")
    money.line.serves.add(TargetSetFactory(plan=plan, indicator=indicator))
    money.line.risks.add(RiskFactory(plan=plan, text="The money ends"))

    page = money.get(money.address("funding-line"))

    for words in ("Patrols in the centre", "NI 15", "The money ends"):
        assert words in page
    assert "No action, indicator or risk is linked to it." not in page
    assert "Patrols in the centre" in money.get(money.plan_address)


def test_a_line_on_which_nothing_hangs_says_so(money: Money) -> None:
    page = money.get(money.address("funding-line"))

    assert "No action, indicator or risk is linked to it." in page
    assert "No spend is recorded yet." in page


def test_money_that_no_year_gives_for_certain_has_no_end(money: Money) -> None:
    line = line_of(money.line.plan, Nothing.TO_BE_DETERMINED, position=3, source="")
    spend(line, Q3, "5")

    page = money.get(line.get_absolute_url())

    assert "Certain until" not in page
    assert "has spent £5 in 2008/09 without an amount" in money.get(money.plan_address)


def test_the_running_quarter_is_told_apart(money: Money) -> None:
    spend(money.line, Q3, "5")

    page = money.get(money.address("funding-line"))

    assert "£5 of a quarter not over yet is counted" in page
    assert "£5 so far" in page


@pytest.mark.parametrize("number", [0, 3])
def test_a_line_that_is_not_there_has_no_page(money: Money, number: int) -> None:
    where = money.address("funding-line").replace("/1/", f"/{number}/")

    assert money.client(Role.PARTNER).get(where).status_code == 404


def fill(money: Money, lines: int) -> None:
    plan = money.line.plan
    for n in range(lines):
        line = line_of(plan, 1000, 1000, 1000, position=10 + n)
        line.actions.add(ActionFactory(plan=plan))
        line.serves.add(TargetSetFactory(plan=plan))
        line.risks.add(RiskFactory(plan=plan))
        spend(line, Q1, "10")
        spend(line, Q1, "20")
        change(line, 900, 1000, datetime(2008, 9, 1, tzinfo=UTC))


@pytest.mark.parametrize("lines", [1, 6])
def test_the_pages_queries_are_as_many_however_many_lines(
    money: Money, lines: int, django_assert_num_queries: Any
) -> None:
    fill(money, lines)
    client = money.client(Role.PARTNER)
    line = money.address("funding-line").replace("/1/", "/10/")

    # Session and user, plan and roles, then the ledger and two of findings.
    with django_assert_num_queries(4 + 7 + 2):
        client.get(money.plan_address)
    with django_assert_num_queries(4 + 7 + 2 + 2):
        client.get(line)


def test_what_the_money_contradicts_or_leaves_out_is_folded(money: Money) -> None:
    page = squeezed(money.get(money.plan_address))

    assert "findings about money</span>" in page
    assert "2 of 2 funding lines have no action to pay for." in page


def test_what_is_found_about_a_line_stands_on_its_page(money: Money) -> None:
    line = line_of(
        money.line.plan,
        65500,
        Nothing.TO_BE_DETERMINED,
        0,
        position=9,
        published_total="65,500",
    )

    page = squeezed(money.get(line.get_absolute_url()))

    assert "The total is printed as 65,500" in page
    assert "3 of 3 funding lines have no action to pay for." in page
    assert "The total is printed" not in money.get(money.line.get_absolute_url())
