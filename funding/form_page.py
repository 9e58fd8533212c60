"""What the pages with a form about a funding line share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from funding.analysis.money import worth
from funding.ledger import ledger_of
from funding.models import FundingLine
from laa.plan.models import ActionPlan
from laa.plan.numbers import pounds
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class FormPage:
    """`now` is how the line stands, for whoever decides what to type."""

    title: str
    caption: str
    explanation: str
    now: list[tuple[str, str]]
    breadcrumbs: list[Step]
    back: str

    def with_form(self, form: Any) -> dict[str, Any]:
        return {"page": self, "form": form, "breadcrumbs": self.breadcrumbs}


def of_line(
    line: FundingLine, today: date, *, title: str, explanation: str
) -> FormPage:
    area, plan, _ = line.address
    return FormPage(
        title=title,
        caption=line.name,
        explanation=explanation,
        now=_now(line, today),
        breadcrumbs=trail(
            line.plan,
            ("Money", reverse("money", args=[area, plan])),
            (line.name, line.get_absolute_url()),
            (title, ""),
        ),
        back=line.get_absolute_url(),
    )


def of_plan(plan: ActionPlan, *, title: str, explanation: str) -> FormPage:
    money = reverse("money", args=[plan.area.slug, plan.slug])
    return FormPage(
        title=title,
        caption=f"{plan.area}: {plan}",
        explanation=explanation,
        now=[],
        breadcrumbs=trail(plan, ("Money", money), (title, "")),
        back=money,
    )


def _now(line: FundingLine, today: date) -> list[tuple[str, str]]:
    held = ledger_of(line.plan, None, today).line_of(line).line
    return [
        *(
            (f"Allocated for {year}", worth(held.allocated(year)))
            for year in line.plan.agreement.years
        ),
        *(
            (f"Spent in {quarter}", pounds(amount))
            for quarter, amount in held.spent.items()
        ),
    ]
