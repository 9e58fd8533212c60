"""A plan with something on every sheet, and its workbook out and in again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indicators.models import TargetSet
from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import load
from laa.dashboard.plan_workbook.importing import (
    Found,
    ImportRefused,
    Rows,
    try_rows,
    write_rows,
)
from laa.dashboard.plan_workbook.layout import fill_in
from laa.dashboard.plan_workbook.reading import LIMITS, typed_rows
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from laa.plan.sheets.cells import Row, Sheet, column_of
from laa.plan.sheets.excel import number_of
from laa.plan.sheets.filling import BOOK_FORMATS, FillIn
from laa.plan.sheets.reading import read
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import AllocationFactory, FundingLineFactory
from tests.factories.indicators import TargetRefreshFactory, TargetSetFactory
from tests.factories.plan import (
    ActionPlanFactory,
    ContactFactory,
    NarrativeSectionFactory,
    PartnerFactory,
    member,
)

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
Cells = Mapping[tuple[str, str], Any]


@dataclass
class APlan:
    plan: ActionPlan
    target_set: TargetSet
    coordinator: User
    lead: User

    @property
    def where(self) -> list[str]:
        return [self.plan.area.slug, self.plan.slug]

    @property
    def address(self) -> str:
        return reverse("plan-workbook", args=self.where)

    def client(self, role: Role = Role.COORDINATOR) -> Client:
        client = Client()
        client.force_login(
            self.coordinator if role is Role.COORDINATOR else member(self.plan, role)
        )
        return client


def a_plan() -> APlan:
    """Row 2 of every sheet is its first; action 2 has neither lead nor milestone."""
    plan = ActionPlanFactory(slug="crime", title="Crime", priorities="Less\nof it")
    plan.lead_partners.add(PartnerFactory(area=plan.area, name="Police"))
    lead = member(plan, Role.ACTION_LEAD, name="Daniel", email="lead@a.example")
    target_set = TargetSetFactory(
        plan=plan, targets=(368, 353, 339), indicator__code="NI 15", position=1
    )
    TargetRefreshFactory(target_set=target_set, targets=(368, 390, 380))
    TargetSetFactory(
        plan=plan, not_yet_introduced=True, indicator__code="NI 20", position=2
    )
    ContactFactory(plan=plan, name="Richard")
    NarrativeSectionFactory(plan=plan, section=3, heading="Summary", text="It fell.")
    action = ActionFactory(plan=plan, position=1, reference="A1", led_by=lead)
    action.serves.add(target_set)
    ActionFactory(plan=plan, position=2, text="Second", links="One\nTwo")
    MilestoneFactory(action=action, position=1, last_day=date(2008, 12, 31))
    MilestoneFactory(action=action, position=2, forty=True)
    risk = RiskFactory(plan=plan, position=1, target_score=4)
    risk.actions.add(action)
    risk.threatens.add(target_set)
    RiskReviewFactory(risk=risk, number=1, reviewed_on=date(2008, 8, 1))
    _money(plan, action, risk, target_set)
    coordinator = member(plan, Role.COORDINATOR, name="Grace")
    return APlan(plan, target_set, coordinator, lead)


def _money(plan: ActionPlan, action: Any, risk: Any, target_set: TargetSet) -> None:
    line = FundingLineFactory(plan=plan, position=1, name="Grant", source="Home Office")
    AllocationFactory(line=line, amount=Decimal("81000.50"))
    AllocationFactory(line=line, year=2009, undecided=True)
    line.actions.add(action)
    line.serves.add(target_set)
    line.risks.add(risk)


def workbook_of(plan: ActionPlan, suffix: str = "xlsx") -> bytes:
    return BOOK_FORMATS[suffix].render(fill_in(load(plan)))


def filled(content: bytes, cells: Cells) -> bytes:
    """With these cells typed over, as a spreadsheet program would save it."""
    book = openpyxl.load_workbook(BytesIO(content))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def sheets_in_memory(mine: APlan, cells: Cells) -> tuple[Sheet, ...]:
    """What is read of the plan's workbook, with these cells typed over."""
    return tuple(
        _sheet(one, {at: cells[name, at] for name, at in cells if name == one.name})
        for one in fill_in(load(mine.plan)).sheets
    )


def _sheet(form: FillIn, cells: Mapping[str, Any]) -> Sheet:
    grid = {1: {n: text for n, (text, _) in enumerate(form.headings, 1)}}
    for number, boxes in enumerate(form.rows, 2):
        grid[number] = {n: _read(box.content) for n, box in enumerate(boxes, 1)}
    for at, value in cells.items():
        found = re.fullmatch(r"([A-Z]+)(\d+)", at)
        assert found
        grid.setdefault(int(found[2]), {})[column_of(found[1])] = value
    rows = (
        Row(form.name, n, {at: v for at, v in held.items() if v not in (None, "")})
        for n, held in grid.items()
    )
    return Sheet(form.name, tuple(row for row in rows if row.values))


def _read(content: Any) -> Any:
    return number_of(str(content)) if isinstance(content, Decimal) else content


def rows_with(mine: APlan, cells: Cells) -> Rows:
    return typed_rows(sheets_in_memory(mine, cells), sheets_of(load(mine.plan)))


def rows_in(content: bytes, plan: ActionPlan) -> Rows:
    return typed_rows(read(content, LIMITS), sheets_of(load(plan)))


def tried(mine: APlan, given: Cells | bytes) -> Found:
    """What a file, or cells typed over, would do, be it refused or not."""
    is_file = isinstance(given, bytes)
    rows = rows_in(given, mine.plan) if is_file else rows_with(mine, given)
    try:
        return try_rows(mine.plan, rows, by=mine.coordinator, at=AT)
    except ImportRefused as refused:
        return refused.found


def send(mine: APlan, content: bytes, name: str = "plan.xlsx") -> HttpResponse:
    file = BytesIO(content)
    file.name = name
    response: HttpResponse = mine.client().post(mine.address, {"file": file})
    return response


def confirm(mine: APlan, preview: HttpResponse) -> HttpResponse:
    sealed = preview.context["form"]["checked"].value()
    response: HttpResponse = mine.client().post(
        mine.address, {"checked": sealed}, follow=True
    )
    return response


def keep(mine: APlan, cells: Cells) -> Found:
    """Typed over, sent and confirmed."""
    return write_rows(mine.plan, rows_with(mine, cells), by=mine.coordinator, at=AT)


def all_that_is_kept() -> dict[str, list[dict[str, Any]]]:
    """To show that nothing was written; when somebody last signed in is left out."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "last_login"}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
        if model._meta.app_label in {"actions", "funding", "indicators", "plan"}
        and model._meta.label != "plan.AuditEntry"
    }
