"""An empty workbook, filled in for a new area."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import openpyxl

from laa.dashboard.plan_workbook.layout import fill_in
from laa.dashboard.plan_workbook.starting import empty_book
from laa.plan.sheets.filling import BOOK_FORMATS

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
TITLE = {
    "Address of the area": "leicester",
    "Address of the plan": "drugs",
    "Area": "Leicester",
    "ONS code": "E06000016",
    "Title": "Drugs and alcohol",
    "Theme": "Safer Leicester",
    "Priorities": "Fewer deaths\nMore in treatment",
    "Lead partners": "Leicester Drug Partnership\nLeicestershire Police",
}
RATE = {
    "Code": "NI 39",
    "Wording": "Alcohol-harm related hospital admissions",
    "Standing": "Improvement targets",
    "Population": 1,
    "Baseline year": 2007,
    "Baseline": 5100,
    "Target 2008/09": 5000,
    "Target 2009/10": "To be determined",
    "Success criterion": "2 % fewer by March 2011.",
    "Change by the last year, %": -2,
    "Tolerance, %": 5,
    "Title": "Alcohol-harm related admissions",
    "Kind of figure": "Rate",
    "Which way is better": "Lower is better",
    "Unit": "admission",
    "Units": "admissions",
    "Decimals": 1,
    "Rate per": 100_000,
    "Of what": "people",
    "Definition": "Admissions per 100,000 people.",
}
LATER = {
    "Code": "NI 38",
    "Wording": "Drug-related offending",
    "Standing": "Indicators that track progress",
    "Introduced in": 2009,
    "Baseline": "N/A",
    "Tolerance, %": 5,
    "Title": "Drug-related offending",
    "Kind of figure": "Count",
    "Which way is better": "Lower is better",
    "Unit": "offence",
    "Units": "offences",
    "Decimals": 0,
    "Rate per": 1000,
    "Of what": "people",
    "Definition": "Proven offences of drug misusers.",
}
# By sheet, a row each from the second on, by headings.
FILLED_IN: dict[str, list[dict[str, Any]]] = {
    "Plan": [TITLE],
    "Texts": [{"Section": 3, "Heading": "Summary", "Text": "Admissions rose.\n\nWhy?"}],
    "Contacts": [
        {
            "Capacity": "Technical data expert",
            "Name": "Ann Analyst",
            "Organisation": "Leicester City Council",
        }
    ],
    "Population": [
        {
            "Mid-year": 2007,
            "Vintage": "ONS, August 2008",
            "People": 292_600,
            "Source": "Office for National Statistics",
        }
    ],
    "Indicators": [RATE, LATER],
    "Actions": [
        {
            "Reference": "A1",
            "What is to be done": "Brief advice in emergency departments",
            "Lead: organisation": "Leicester Drug Partnership",
            "Indicators served": "NI 39",
        },
        {"What is to be done": "Arrest referral", "Indicators served": "NI 38; NI 39"},
    ],
    "Milestones": [
        {
            "Action": 1,
            "Milestone": 1,
            "Kind": "Date",
            "What is to be reached": "Nurses trained",
            "Last day": date(2009, 3, 31),
        },
        {
            "Action": 2,
            "Milestone": 1,
            "Kind": "Quantity",
            "What is to be reached": "Referrals made",
            "Number a quarter": 40,
            "Units": "referrals",
        },
    ],
    "Risks": [
        {
            "Risk": "Nurses leave",
            "Mitigating action": "Train more of them",
            "Target score": 4,
            "Actions": 1,
            "Indicators threatened": "NI 39",
            "Reviewed on": date(2008, 10, 1),
            "Likelihood": 3,
            "Impact": 4,
        },
        {"Risk": "Nobody has looked at this one"},
    ],
    "Money": [
        {
            "Funding line": "Pooled treatment budget",
            "Source": "NTA",
            "One-off or recurring": "Recurring",
            "Allocation 2008/09": 250_000.5,
            "Allocation 2009/10": "To be determined",
            "Actions": "1; 2",
            "Indicators served": "NI 39",
            "Risks": 1,
        }
    ],
}


def filled_in(
    rows: Mapping[str, list[dict[str, Any]]] = FILLED_IN,
    suffix: str = "xlsx",
    over: Mapping[tuple[str, str], Any] | None = None,
) -> bytes:
    """`over` are cells typed over at last."""
    book = openpyxl.load_workbook(BytesIO(empty()))
    for name, entries in rows.items():
        columns = {cell.value: cell.column for cell in book[name][1]}
        for number, entry in enumerate(entries, start=2):
            for heading, value in entry.items():
                book[name].cell(number, columns[heading], value)
    for (name, at), value in (over or {}).items():
        book[name][at] = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def empty(suffix: str = "xlsx") -> bytes:
    return BOOK_FORMATS[suffix].render(fill_in(empty_book()))
