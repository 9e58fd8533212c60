"""The pages of a plan's actions, and of the updates that their leads write."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from actions import action_page
from actions.action_page import ActionPage
from actions.actions_page import ActionsPage
from actions.delivery import delivery_of
from actions.delivery_files import files_of_list, files_of_timeline
from actions.forms.editing import RebaseForm
from actions.forms.filtering import FilterForm
from actions.forms.updates import UpdateForm
from actions.plan_findings import delivery_findings
from actions.rebasing import rebase
from actions.timeline_page import TimelinePage
from actions.updates import report
from actions.views.sending import is_written, posted
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.exports.export import PageFiles
from laa.plan.findings import about

UPDATE, REBASE = "Write an update", "Move the date"


@require_safe
def actions(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = _list(request, plan_or_404(request.user, area, plan))
    shown = {
        "page": page,
        "form": page.form,
        "findings": delivery_findings(page.delivery),
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, "actions/actions.html", shown)


def list_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of_list(_list(request, access))


@require_safe
def timeline(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    page = TimelinePage(delivery_of(access.plan, None, today()))
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "actions/timeline.html", shown)


def timeline_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of_timeline(TimelinePage(delivery_of(access.plan, None, today())))


@require_safe
def action(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    page = _page_or_404(request, area, plan, number)
    shown = {
        "page": page,
        "findings": about(delivery_findings(page.whole), page.action.name),
        "breadcrumbs": page.breadcrumbs(),
    }
    return render(request, "actions/action.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def update(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    page = _page_for_its_lead(request, area, plan, number)
    form = UpdateForm(
        posted(request),
        initial=page.update_at_first,
        quarters=page.quarters,
        milestones=page.delivery.milestones,
    )
    if is_written(
        form,
        lambda: report(
            action=page.action,
            written=form.written(),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=now(),
        ),
        page.action,
    ):
        messages.success(request, f"{page.action}: your update was kept")
        return redirect(page.action)
    return _show(request, page, form, UPDATE)


@require_http_methods(["GET", "HEAD", "POST"])
def rebase_milestone(
    request: SignedInRequest, area: str, plan: str, number: int, milestone: int
) -> HttpResponse:
    page = _page_for_its_lead(request, area, plan, number)
    moved = page.milestone_or_404(milestone)
    form = RebaseForm(posted(request), initial={"version": page.action.version})
    if is_written(
        form,
        lambda: rebase(
            milestone=moved.milestone,
            first_day=form.cleaned_data["first_day"],
            last_day=form.cleaned_data["last_day"],
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            by=request.user,
            at=now(),
        ),
        page.action,
    ):
        messages.success(request, f"{page.action}: the date was moved")
        return redirect(page.action)
    return _show(request, page, form, REBASE, moved=moved)


def _list(request: SignedInRequest, access: Access) -> ActionsPage:
    """Of the actions those that the address chooses."""
    delivery = delivery_of(access.plan, None, today())
    form = FilterForm(
        request.GET or None, actions=delivery.actions, reader=request.user
    )
    return ActionsPage(access, delivery, form, form.chosen(delivery.actions))


def _page_or_404(
    request: SignedInRequest, area: str, plan: str, number: int
) -> ActionPage:
    access = plan_or_404(request.user, area, plan)
    return action_page.load(access, request.user, number, today())


def _page_for_its_lead(
    request: SignedInRequest, area: str, plan: str, number: int
) -> ActionPage:
    page = _page_or_404(request, area, plan, number)
    if not page.may_report:
        raise PermissionDenied
    return page


def _show(
    request: SignedInRequest,
    page: ActionPage,
    form: UpdateForm | RebaseForm,
    act: str,
    **more: object,
) -> HttpResponse:
    steps = page.breadcrumbs(act)
    shown = {"page": page, "form": form, "act": act, "breadcrumbs": steps, **more}
    return render(request, "actions/action_form.html", shown)
