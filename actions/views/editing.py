"""The pages on which a coordinator adds and changes actions and milestones."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from actions import action_page
from actions.action_page import ActionPage
from actions.actions_page import actions_step
from actions.editing import add_action, edit_action
from actions.forms.editing import ActionForm, MilestoneForm
from actions.milestone_editing import add_milestone, edit_milestone
from actions.views.sending import is_written, posted
from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now, today
from laa.plan.permissions import Permission
from laa.plan.trail import trail

ADD, EDIT = "Add an action", "Change the action"
ADD_MILESTONE, EDIT_MILESTONE = "Add a milestone", "Change the milestone"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = _editor(request, area, plan)
    form = ActionForm(posted(request), plan=access.plan)
    if is_written(
        form,
        lambda: add_action(
            plan=access.plan, written=form.written(), by=request.user, at=now()
        ),
    ):
        messages.success(request, "The action was added at the end of the plan")
        return redirect(actions_step(access.plan)[1])
    steps = trail(access.plan, actions_step(access.plan), (ADD, ""))
    shown = {"plan": access.plan, "form": form, "act": ADD, "breadcrumbs": steps}
    return render(request, "actions/action_form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, area: str, plan: str, number: int) -> HttpResponse:
    page = _page(request, area, plan, number)
    form = ActionForm(posted(request), plan=page.access.plan, action=page.action)
    if is_written(
        form,
        lambda: edit_action(
            action=page.action,
            written=form.written(),
            version=form.cleaned_data["version"],
            by=request.user,
        ),
        page.action,
    ):
        messages.success(request, f"{page.action}: changed")
        return redirect(page.action)
    return _show(request, page, form, EDIT)


@require_http_methods(["GET", "HEAD", "POST"])
def new_milestone(
    request: SignedInRequest, area: str, plan: str, number: int
) -> HttpResponse:
    page = _page(request, area, plan, number)
    form = MilestoneForm(posted(request), version=page.action.version)
    if is_written(
        form,
        lambda: add_milestone(
            action=page.action,
            written=form.written(),
            version=form.cleaned_data["version"],
            by=request.user,
            at=now(),
        ),
        page.action,
    ):
        messages.success(request, f"{page.action}: the milestone was added")
        return redirect(page.action)
    return _show(request, page, form, ADD_MILESTONE)


@require_http_methods(["GET", "HEAD", "POST"])
def change_milestone(
    request: SignedInRequest, area: str, plan: str, number: int, milestone: int
) -> HttpResponse:
    page = _page(request, area, plan, number)
    changed = page.milestone_or_404(milestone)
    form = MilestoneForm(
        posted(request), version=page.action.version, milestone=changed.milestone
    )
    if is_written(
        form,
        lambda: edit_milestone(
            milestone=changed.milestone,
            written=form.written(),
            version=form.cleaned_data["version"],
            by=request.user,
            at=now(),
        ),
        page.action,
    ):
        messages.success(request, f"{page.action}: the milestone was changed")
        return redirect(page.action)
    return _show(request, page, form, EDIT_MILESTONE, changed=changed)


def _editor(request: SignedInRequest, area: str, plan: str) -> Access:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.EDIT_ACTIONS)
    return access


def _page(request: SignedInRequest, area: str, plan: str, number: int) -> ActionPage:
    # Who may not read the plan learns nothing, who may not edit learns no more.
    access = plan_or_404(request.user, area, plan)
    page = action_page.load(access, request.user, number, today())
    access.require(Permission.EDIT_ACTIONS)
    return page


def _show(
    request: SignedInRequest,
    page: ActionPage,
    form: ActionForm | MilestoneForm,
    act: str,
    **more: object,
) -> HttpResponse:
    steps = page.breadcrumbs(act)
    shown = {"page": page, "form": form, "act": act, "breadcrumbs": steps, **more}
    return render(request, "actions/action_form.html", shown)
