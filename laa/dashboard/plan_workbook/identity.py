"""Whether a file is the workbook of the plan that it was sent to."""

from __future__ import annotations

from collections.abc import Mapping

from laa.dashboard.plan_workbook.reading import TypedRow
from laa.dashboard.plan_workbook.sheets.plan import TitleSheet
from laa.plan.models import ActionPlan
from laa.plan.sheets.refused import SheetsRefused

_AGAIN = "Go to the page of the plan that the file belongs to, or download its workbook"


def refuse_another_plans(rows: Mapping[str, list[TypedRow]], plan: ActionPlan) -> None:
    """By its sheet Plan: an area, a plan and the first year of its agreement."""
    titles = rows.get(TitleSheet.name, [])
    if len(titles) != 1:
        raise SheetsRefused(
            f"The file does not say which plan it is of: its sheet {TitleSheet.name} "
            f"has {len(titles) or 'no'} rows with something in them, and needs one. "
            "Download the workbook again"
        )
    texts = titles[0].texts
    found = f"{texts['area_slug']}/{texts['slug']}, {texts['first_year']}"
    wanted = f"{plan.area.slug}/{plan.slug}, {plan.agreement.first_year}"
    if found != wanted:
        raise SheetsRefused(
            f"{titles[0].place}: the file is of '{found}', and this page of "
            f"'{wanted}'. {_AGAIN}"
        )
