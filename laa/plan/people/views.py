"""The people of a plan: who does what, and what a coordinator changes about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from laa.plan.access import Access, SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.exports.export import PageFiles
from laa.plan.people import people_page
from laa.plan.people.forms import ReasonForm
from laa.plan.people.people_page import PersonPage, people_step, person_or_404
from laa.plan.people.roles_page import files_of_roles, roles_table
from laa.plan.people.verbs import Verb
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from laa.plan.trail import trail


@require_safe
def people(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    page = people_page.people(plan_or_404(request.user, area, plan), now())
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "people/people.html", shown)


@require_safe
def roles(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    shown = {
        "access": access,
        "roles": list(Role),
        "table": roles_table(),
        "breadcrumbs": trail(access.plan, people_step(access), ("Roles", "")),
    }
    return render(request, "people/roles.html", shown)


def roles_files(request: SignedInRequest, access: Access) -> PageFiles:
    return files_of_roles(access.plan)


@require_safe
def person(request: SignedInRequest, area: str, plan: str, person: int) -> HttpResponse:
    page = _page_or_404(request, area, plan, person)
    shown = {"page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, "people/person.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def change_person(
    request: SignedInRequest, area: str, plan: str, person: int, verb: Verb
) -> HttpResponse:
    page = _page_or_404(request, area, plan, person)
    form = verb.form(posted(request), initial=_initial(page), button=verb.label)
    if form.is_valid():
        try:
            verb.write(
                plan=page.access.plan,
                person=page.person,
                by=request.user,
                at=now(),
                **form.cleaned_data,
            )
        except Refused as refused:
            page = _explain(refused, form, page)
        else:
            messages.success(request, f"{page.person}: {verb.done}")
            return redirect(page.address)
    shown = {
        "page": page,
        "form": form,
        "verb": verb,
        "breadcrumbs": page.breadcrumbs_to(verb.label),
    }
    return render(request, "people/change_person.html", shown)


def posted(request: HttpRequest) -> QueryDict | None:
    """A copy, so that a refused form can be sent again by who has read why."""
    return request.POST.copy() if request.method == "POST" else None


def _page_or_404(
    request: SignedInRequest, area: str, plan: str, person: int
) -> PersonPage:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.KEEP_PEOPLE)
    return person_or_404(access, person, request.user)


def _initial(page: PersonPage) -> dict[str, object]:
    return {"roles": page.part.roles, "seen": page.version}


def _explain(refused: Refused, form: ReasonForm, page: PersonPage) -> PersonPage:
    """Say why beside what was typed, and show the person as they have become."""
    refused.add_to(form)
    fresh = person_or_404(page.access, page.person.pk, page.reader)
    form.data["seen"] = fresh.version  # type: ignore[index]
    return fresh
