"""Whether a person is reminded by e-mail: their own choice, on a page of their own."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from laa.plan.access import SignedInRequest
from laa.plan.buttons import sent_by
from laa.plan.models import User

YES, NO = "yes", "no"


class ReminderForm(forms.Form):
    wanted = forms.ChoiceField(
        label="Do you want to be reminded by e-mail?",
        help_text="At most one letter a day, with what is newly due within 7 days, "
        "overdue or waiting for you. Home lists it in any case.",
        choices=[(YES, "Yes"), (NO, "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save")


def choose_reminders(*, wanted: bool, by: User) -> None:
    """A person's own choice, for themselves."""
    by.wants_reminders = wanted
    by.save(update_fields=["wants_reminders"])


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: SignedInRequest) -> HttpResponse:
    chosen = YES if request.user.wants_reminders else NO
    form = ReminderForm(request.POST or None, initial={"wanted": chosen})
    if request.method == "POST" and form.is_valid():
        choose_reminders(wanted=form.cleaned_data["wanted"] == YES, by=request.user)
        messages.success(request, "Your choice is saved")
        return redirect("home")
    return render(request, "account/reminders.html", {"form": form})
