"""The pages that join several apps: home, a plan's dashboard, and the plan itself."""

from __future__ import annotations

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.history import History, histories_of
from indicators.models import TargetSet
from laa.dashboard import home as homepage
from laa.dashboard.all_findings import all_findings
from laa.dashboard.dashboard_files import files_of as files_of_dashboard
from laa.dashboard.deadlines_page import coming, table_of
from laa.dashboard.findings_files import files_of as files_of_findings
from laa.dashboard.findings_page import grouped
from laa.dashboard.forms import QuarterForm
from laa.dashboard.rows import rows, summary
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import today
from laa.plan.exports.export import PageFiles
from laa.plan.permissions import Permission
from laa.plan.trail import trail

COMING_REPORTS = "By when the coming quarters’ reports are due"


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    shown = {"page": homepage.load(request.user, today())}
    return render(request, "dashboard/home.html", shown)


@require_safe
def dashboard(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    form, histories = _quarter_form(request, access), _histories(access)
    found = all_findings(access.plan, histories, today())
    shown_rows = rows(histories, found, form.chosen(), today())
    shown = {
        "access": access,
        "breadcrumbs": trail(access.plan),
        "form": form,
        "chosen": form.chosen(),
        "rows": shown_rows,
        "summary": summary(shown_rows),
        "findings": found,
        "enters_returns": access.may(Permission.ENTER_RETURN),
        "due": access.plan.agreement.last_due(today()),
    }
    return render(request, "dashboard/dashboard.html", shown)


def dashboard_files(request: SignedInRequest, access: Access) -> PageFiles:
    chosen = _quarter_form(request, access).chosen()
    shown = rows(_histories(access), [], chosen, today())
    latest = max((row.quarter for row in shown), default=None)
    as_of = chosen or latest or access.plan.agreement.in_hand(today())
    return files_of_dashboard(access.plan, shown, as_of)


def _quarter_form(request: SignedInRequest, access: Access) -> QuarterForm:
    quarters = reversed(access.plan.agreement.ended(today()))
    return QuarterForm(request.GET or None, quarters=quarters)


def _histories(access: Access) -> list[History]:
    return histories_of(TargetSet.objects.with_plan().filter(plan=access.plan))


@require_safe
def about(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    shown = {
        "access": access,
        "plan": access.plan,
        "sections": access.plan.narrative.annotate(edited_at=Max("edits__at")),
        "may_edit": access.may(Permission.EDIT_NARRATIVE),
        "coming": table_of(coming(access.plan, today()), COMING_REPORTS),
        "may_keep_calendar": access.may(Permission.KEEP_CALENDAR),
        "may_require_second_factor": access.may(Permission.REQUIRE_SECOND_FACTOR),
        "breadcrumbs": trail(access.plan, ("About the plan", "")),
    }
    return render(request, "dashboard/about.html", shown)


@require_safe
def findings(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    found = all_findings(access.plan, _histories(access), today())
    shown = {
        "plan": access.plan,
        "breadcrumbs": trail(access.plan, ("Findings", "")),
        "findings": found,
        "groups": grouped(found),
    }
    return render(request, "dashboard/findings.html", shown)


def findings_files(request: SignedInRequest, access: Access) -> PageFiles:
    found = all_findings(access.plan, _histories(access), today())
    as_of = access.plan.agreement.in_hand(today())
    return files_of_findings(access.plan, found, as_of)
