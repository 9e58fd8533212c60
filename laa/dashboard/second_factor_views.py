"""Saying whether everybody in the plan must have a second factor."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laa.plan.access import SignedInRequest, plan_or_404
from laa.plan.buttons import sent_by
from laa.plan.clock import now
from laa.plan.models import SecondFactorChange
from laa.plan.permissions import Permission
from laa.plan.requiring_second_factor import require_second_factor
from laa.plan.trail import trail


class SecondFactorForm(forms.Form):
    required = forms.BooleanField(
        label="Everybody in the plan signs in with a second factor", required=False
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save")


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: SignedInRequest, area: str, plan: str) -> HttpResponse:
    access = plan_or_404(request.user, area, plan)
    access.require(Permission.REQUIRE_SECOND_FACTOR)
    form = SecondFactorForm(
        request.POST if request.method == "POST" else None,
        initial={"required": access.plan.second_factor_required},
    )
    if form.is_valid():
        required = form.cleaned_data["required"]
        require_second_factor(
            plan=access.plan, required=required, by=request.user, at=now()
        )
        messages.success(request, "The second factor of the plan: saved")
        return redirect("about", area, plan)
    about = ("About the plan", reverse("about", args=[area, plan]))
    changes = SecondFactorChange.objects.filter(plan=access.plan).select_related("by")
    shown = {
        "plan": access.plan,
        "form": form,
        "changes": changes,
        "breadcrumbs": trail(access.plan, about, ("Second factor", "")),
    }
    return render(request, "dashboard/second_factor.html", shown)
