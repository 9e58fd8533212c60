from __future__ import annotations

from typing import Any

from laa.plan.roles import Role
from tests.funding.money import AT, Q1, Q2, change, spend
from tests.funding.pages import Money

AT_LEAST = {"number": 1500, "says": "At least £1,500"}
UNKNOWN = {"says": "Not known"}
BLANK = {"nothing": "not entered"}


def answer(money: Money, where: str, slug: str) -> Any:
    return money.client(Role.PARTNER).get(f"{where}files/{slug}.json")


def rows(money: Money, where: str, slug: str) -> list[list[Any]]:
    found: list[list[Any]] = answer(money, where, slug).json()["rows"]
    return found


def test_what_each_year_gives_keeps_its_kinds_of_nothing(money: Money) -> None:
    assert rows(money, money.plan_address, "years") == [
        ["Caseworker", "One-off", 1000, 500, BLANK, AT_LEAST],
        ["Patrols", "One-off", 300, 0, 0, 300],
        [
            *("In all", None, 1300, 500),
            {"number": 0, "says": "At least £0"},
            {"number": 1800, "says": "At least £1,800"},
        ],
    ]


def test_how_a_year_stands_is_in_numbers_above_and_below_zero(money: Money) -> None:
    spend(money.line, Q1, "200")
    spend(money.line, Q2, "250.50")
    spend(money.other, Q1, "400")

    assert rows(money, money.plan_address, "standing") == [
        [
            *("Caseworker", 1000, 450.5, -49.5, 45.05),
            {"number": 901, "says": "About £901"},
            549.5,
        ],
        [
            *("Patrols", 300, 400, 325, 133.333333333333),
            {"number": 1600, "says": "About £1,600"},
            -100,
        ],
        ["In all", 1300, 850.5, 275.5, 65.4230769230769, UNKNOWN, UNKNOWN],
    ]


def test_without_spend_nothing_stands_anywhere(money: Money) -> None:
    assert answer(money, money.plan_address, "standing").status_code == 404


def test_what_is_not_reported_is_said_and_not_taken_as_zero(money: Money) -> None:
    spend(money.other, Q1, "50")

    row = rows(money, money.plan_address, "standing")[0]

    unreported = {"says": "Not reported"}
    assert row == ["Caseworker", 1000, unreported, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]


def test_where_money_comes_from_and_where_it_ends(money: Money) -> None:
    sources = rows(money, money.plan_address, "sources")
    endings = rows(money, money.plan_address, "endings")

    assert sources[0] == ["Home Office", 1000, 76.9230769230769]
    assert sources[1][0] == "No source given"
    assert [row[:3] for row in endings] == [
        ["Patrols", "2009-03-31", 300],
        ["Caseworker", "2010-03-31", 500],
    ]


def test_the_chart_of_the_years_is_a_table_of_numbers(money: Money) -> None:
    told = answer(money, money.plan_address, "funding-cliff").json()

    not_applicable = {"nothing": "not applicable"}
    assert told["rows"][0] == ["2008/09", not_applicable, 1300, 1300, "None"]
    assert told["columns"][1]["unit"] == "pounds"


def test_a_plan_without_lines_offers_nothing(money: Money) -> None:
    money.line.allocations.all().delete()
    money.other.allocations.all().delete()
    money.line.delete()
    money.other.delete()

    assert answer(money, money.plan_address, "years").status_code == 404


def test_a_line_tells_its_allocations_their_changes_and_its_spend(money: Money) -> None:
    where = money.line.get_absolute_url()
    by = money.people[Role.COORDINATOR]
    change(money.line, None, 1000, AT, reason="The grant came", by=by)
    spend(money.line, Q1, "200", by=by)
    spend(money.line, Q1, "210", by=by)

    assert rows(money, where, "allocations") == [
        ["2008/09", 1000],
        ["2009/10", 500],
        ["2010/11", BLANK],
    ]
    assert rows(money, where, "changes") == [
        ["2008/09", "2008-10-20", BLANK, 1000, None, "The grant came", "Coordinator"]
    ]
    (spent,) = rows(money, where, "spends")
    assert spent[:4] == ["2008/09 Q1", 210, "Invoiced late", "Coordinator"]
    assert spent[5].startswith("£200, recorded by Coordinator, ")
    assert rows(money, where, "spend")[:3] == [
        ["2008/09 Q1", 210, 250],
        ["2008/09 Q2", {"says": "Not reported"}, 250],
        ["2008/09 Q3", {"says": "Not over yet"}, 250],
    ]


def test_a_line_without_spend_has_no_chart_to_take(money: Money) -> None:
    where = money.line.get_absolute_url()

    assert answer(money, where, "spend").status_code == 404
    assert rows(money, where, "spends") == []


def test_a_line_that_is_not_there_has_no_files(money: Money) -> None:
    where = money.line.get_absolute_url().replace("/1/", "/9/")

    assert answer(money, where, "spends").status_code == 404
