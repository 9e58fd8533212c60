"""The files of the page of a plan's population."""

from __future__ import annotations

from datetime import date

from indicators.population.page import PopulationPage
from laa.plan.exports.export import RECORDED, Item, PageFiles, Pairs
from laa.plan.page_files import about

MEANING: Pairs = (
    (
        "Vintage",
        "Which edition of an estimate it is. Estimates are revised after each census; "
        "an earlier one stays beside the later.",
    ),
    (
        "Rests on",
        "The one estimate by which every figure, target and baseline of the indicator "
        "is divided, whatever its year",
    ),
)


def files_of(page: PopulationPage, today: date) -> PageFiles:
    as_of = page.plan.agreement.last_due(today)
    sources = dict.fromkeys(one.source for one in page.estimates)
    known = about(
        page.plan, "Population", as_of, RECORDED, sources=sources, definitions=MEANING
    )
    return PageFiles(
        "population",
        known,
        (
            Item("estimates", page.estimates_table),
            Item("rates", page.rests_table),
        ),
    )
