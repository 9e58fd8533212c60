"""Naming the deputy who signs off in one's place, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.people.deputies import end_deputyship, name_deputy
from laa.plan.people.forms import ButtonForm, DeputyForm
from laa.plan.people.people_page import people_step
from laa.plan.people.views import posted
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused
from laa.plan.trail import trail

NAME, END = "Name a deputy", "End the deputyship"


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.NAME_DEPUTY)
    form, step = DeputyForm(posted(request), plan=access.plan), people_step(access)
    if form.is_valid():
        try:
            named = name_deputy(
                plan=access.plan, by=request.user, at=now(), **form.cleaned_data
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"{named.deputy} is your deputy {named.days}")
            return redirect(step[1])
    steps = trail(access.plan, step, (NAME, ""))
    shown = {"access": access, "form": form, "breadcrumbs": steps}
    return render(request, "people/name_deputy.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def end(
    request: SignedInRequest, area: str, plan: str, deputyship: int
) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.NAME_DEPUTY)
    people = access.plan.deputyships.select_related("owner", "deputy", "plan")
    found = get_object_or_404(people, pk=deputyship)
    if found.owner != request.user:
        raise PermissionDenied
    form, step = ButtonForm(posted(request), button=END), people_step(access)
    if form.is_valid():
        try:
            end_deputyship(deputyship=found, by=request.user, at=now())
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"{found.deputy} is your deputy no longer")
            return redirect(step[1])
    shown = {
        "access": access,
        "deputyship": found,
        "form": form,
        "breadcrumbs": trail(access.plan, step, (END, "")),
    }
    return render(request, "people/end_deputyship.html", shown)
