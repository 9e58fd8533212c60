"""What the link of an invitation says to whoever opened it, and asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from laa.plan.listing import listed
from laa.plan.models import ActionPlan, Invitation, User
from laa.plan.people.forms import ButtonForm, JoinForm
from laa.plan.people.invitations import accept, has_account, join, why_not

UNKNOWN = (
    "No invitation is open here. Open the link in your e-mail once more, whole. If it "
    "still leads here, ask the coordinator of the plan for a new one."
)
OTHER = (
    "This invitation is for another e-mail address than the one with which you are "
    "signed in. Sign out, then open the link again. If you want to join with the "
    "address that you use now, ask the coordinator to invite that one."
)


@dataclass(frozen=True)
class InvitationPage:
    invitation: Invitation
    reader: User | AnonymousUser
    now: datetime

    @cached_property
    def refusal(self) -> str:
        """Why nothing can be done here, and what to do instead; empty if it can."""
        if reason := why_not(self.invitation, self.now):
            return reason
        return OTHER if self._is_for_another else ""

    @cached_property
    def signs_in_first(self) -> bool:
        """The link alone lets nobody into an account that there is."""
        if self.refusal or self.reader.is_authenticated:
            return False
        return has_account(self.invitation.email)

    @property
    def joins(self) -> bool:
        return not (self.refusal or self.reader.is_authenticated or self.signs_in_first)

    @property
    def plan(self) -> ActionPlan:
        return self.invitation.plan

    @property
    def roles(self) -> str:
        return listed([role.label for role in self.invitation.given])

    def form(self, typed: QueryDict | None) -> ButtonForm | None:
        if self.refusal or self.signs_in_first:
            return None
        if self.joins:
            return JoinForm(
                typed,
                initial={"name": self.invitation.name},
                email=self.invitation.email,
                button="Make my account",
            )
        return ButtonForm(typed, button="Accept the invitation")

    def write(self, form: ButtonForm) -> None:
        """What a form that was sent asks for; Refused if it may not be any more."""
        if isinstance(self.reader, User):
            accept(invitation=self.invitation, by=self.reader, at=self.now)
        else:
            join(invitation=self.invitation, at=self.now, **form.cleaned_data)

    @property
    def _is_for_another(self) -> bool:
        if not isinstance(self.reader, User):
            return False
        return self.reader.email.lower() != self.invitation.email.lower()
