"""The bridge from a plan's money, as it stands, to the rules on it."""

from __future__ import annotations

from django.urls import reverse

from funding.analysis.findings.reading import FundedLine, MoneyReading
from funding.analysis.findings.rules import find_in_money
from funding.ledger import Ledger, LedgerLine
from funding.models import AllocationChange
from laa.plan.findings import Finding
from laa.plan.lacking import Subject
from laa.plan.models import ActionPlan, PublishedRow

# The document's table of money.
_SECTION = 6


def money_findings(ledger: Ledger) -> list[Finding]:
    """The heaviest first, each weight in the order of the plan; two queries."""
    return find_in_money(money_reading(ledger))


def money_reading(ledger: Ledger) -> MoneyReading:
    plan = ledger.plan
    changes = AllocationChange.objects.filter(line__plan=plan)
    changed = set(changes.values_list("line", flat=True))
    return MoneyReading(
        years=ledger.years,
        lines=tuple(_line(one, one.row.pk in changed) for one in ledger.lines),
        prints_yearly_totals=_prints_yearly_totals(plan),
        address=reverse("money", args=[plan.area.slug, plan.slug]),
    )


def _line(one: LedgerLine, is_changed: bool) -> FundedLine:
    return FundedLine(
        subject=Subject(one.row.name, one.row.get_absolute_url()),
        line=one.line,
        published_total=one.row.published_total,
        is_changed=is_changed,
        pays_for_actions=bool(one.actions),
    )


def _prints_yearly_totals(plan: ActionPlan) -> bool:
    """By a row that is called a total; a plan without the document needs none."""
    rows = PublishedRow.objects.filter(plan=plan, section=_SECTION)
    printed = list(rows.values_list("cells", flat=True))
    return not printed or any("total" in _first(cells) for cells in printed)


def _first(cells: list[list[str]]) -> str:
    """What a row is called: the text of its first cell."""
    return cells[0][1].casefold() if cells else ""
