"""Inviting people to a plan, and what an invitation's link leads to."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.clock import now
from laa.plan.digests import digest_of
from laa.plan.models import Invitation
from laa.plan.people import invitations
from laa.plan.people.forms import InviteForm, SentForm
from laa.plan.people.invitation_page import UNKNOWN, InvitationPage
from laa.plan.people.people_page import Sent, people_step
from laa.plan.people.views import posted
from laa.plan.permissions import Permission
from laa.plan.refusals import Refused
from laa.plan.trail import trail

INVITE = "Invite a person"
# In the session the digest, not the token: nobody can make the link of it.
IN_SESSION = "invitation"
_ACTS: dict[str, tuple[Callable[..., Invitation], str]] = {
    "send again": (invitations.send_again, "was sent again"),
    "withdraw": (invitations.withdraw, "was withdrawn"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.KEEP_PEOPLE)
    form = InviteForm(posted(request), button="Send the invitation")
    step = people_step(access)
    if form.is_valid():
        try:
            sent = invitations.invite(
                plan=access.plan, by=request.user, at=now(), **form.cleaned_data
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"An invitation is on its way to {sent.email}")
            return redirect(step[1])
    steps = trail(access.plan, step, (INVITE, ""))
    shown = {"access": access, "form": form, "breadcrumbs": steps}
    return render(request, "people/invite.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def sent(
    request: SignedInRequest, area: str, plan: str, invitation: int
) -> HttpResponse:
    """An invitation, for whoever may send it again or withdraw it."""
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.KEEP_PEOPLE)
    found = get_object_or_404(access.plan.invitations.with_plan(), pk=invitation)
    form, step = SentForm(posted(request), button="Continue"), people_step(access)
    if form.is_valid():
        write, done = _ACTS[form.cleaned_data["act"]]
        try:
            write(invitation=found, by=request.user, at=now())
        except Refused as refused:
            refused.add_to(form)
        else:
            messages.success(request, f"The invitation to {found.email} {done}")
            return redirect(step[1])
    shown = {
        "access": access,
        "sent": Sent(found, now(), sender_may=True),
        "form": form,
        "breadcrumbs": trail(access.plan, step, (found.email, "")),
    }
    return render(request, "people/sent_invitation.html", shown)


@require_safe
@never_cache
@login_not_required
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """
    Put the link's token out of sight at once: it stands in no page's address.

    Opening changes nothing, so that a machine that looks at links uses none up.
    """
    request.session[IN_SESSION] = digest_of(token)
    response = redirect("invitation")
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
def invitation(request: HttpRequest) -> HttpResponse:
    """What the link leads to: joining, accepting, signing in first, or why not."""
    digest = request.session.get(IN_SESSION, "")
    found = Invitation.objects.with_plan().filter(digest=digest).first()
    if found is None:
        return render(request, "people/invitation.html", {"refusal": UNKNOWN})
    page = InvitationPage(found, request.user, now())
    form = page.form(posted(request))
    if form and form.is_valid():
        try:
            page.write(form)
        except Refused as refused:
            refused.add_to(form)
        else:
            return _welcome(request, page)
    back_here = urlencode({"next": reverse("invitation")})
    shown = {
        "page": page,
        "form": form,
        "refusal": page.refusal,
        "sign_in": f"{reverse('sign-in')}?{back_here}",
    }
    return render(request, "people/invitation.html", shown)


def _welcome(request: HttpRequest, page: InvitationPage) -> HttpResponse:
    del request.session[IN_SESSION]
    if page.joins:
        messages.success(request, "Your account is ready: sign in with it")
        return redirect("sign-in")
    messages.success(request, f"You are now in the plan: {page.roles}")
    return redirect(page.plan)
