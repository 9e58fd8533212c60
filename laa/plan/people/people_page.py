"""What the pages of a plan's people say, and to whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.listing import listed
from laa.plan.models import Deputyship, Invitation, Membership, MembershipChange, User
from laa.plan.people.members import Part, part_of
from laa.plan.permissions import Permission
from laa.plan.roles import Role
from laa.plan.trail import Step, trail

Act = MembershipChange.Act
WAITS = "Waits for an answer"


@dataclass(frozen=True)
class Row:
    """A person of the plan, as the list shows them."""

    part: Part

    @property
    def person(self) -> User:
        return self.part.person

    @property
    def roles(self) -> list[Role]:
        return self.part.roles

    @property
    def standing(self) -> str:
        """Why the roles count for nothing; empty while they count."""
        if not self.person.is_active:
            return "Account closed"
        return "Suspended" if self.part.suspension else ""


@dataclass(frozen=True)
class Sent:
    """An invitation that waits for an answer, or did so in vain."""

    invitation: Invitation
    now: datetime
    sender_may: bool

    @property
    def roles(self) -> str:
        return listed([role.label for role in self.invitation.given])

    @property
    def sender(self) -> str:
        by = self.invitation.by
        return str(by) if by else "a command on the server"

    @property
    def standing(self) -> str:
        if self.invitation.ended:
            return str(self.invitation.get_ended_display())
        if self.invitation.expires_at <= self.now:
            return "Expired"
        return WAITS if self.sender_may else "Its sender may no longer invite"

    @property
    def colour(self) -> str:
        return "blue" if self.standing == WAITS else "orange"


@dataclass(frozen=True)
class Deputised:
    """`counts`: whether both may act, so that it holds on its days."""

    deputyship: Deputyship
    counts: bool


@dataclass(frozen=True)
class PeoplePage:
    access: Access
    rows: list[Row]
    invitations: list[Sent]
    left: list[User]
    deputyships: list[Deputised]

    @property
    def names_deputies(self) -> bool:
        return self.access.may(Permission.NAME_DEPUTY)

    @property
    def keeps_people(self) -> bool:
        return self.access.may(Permission.KEEP_PEOPLE)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, ("People", ""))


@dataclass(frozen=True)
class Change:
    change: MembershipChange

    @property
    def done(self) -> str:
        return Act(self.change.act).label

    @property
    def roles(self) -> str:
        """What the roles became, where they did not stay as they were."""
        if self.change.was == self.change.became:
            return ""
        became = _named(self.change.became)
        if not self.change.was:
            return f"Given: {became}"
        if not self.change.became:
            return f"Taken away: {_named(self.change.was)}"
        return f"Before: {_named(self.change.was)}. Since: {became}"


@dataclass(frozen=True)
class PersonPage:
    access: Access
    part: Part
    changes: list[Change]
    reader: User

    @property
    def person(self) -> User:
        return self.part.person

    @property
    def version(self) -> int:
        return len(self.changes)

    @property
    def facts(self) -> list[tuple[str, str]]:
        roles = listed([role.label for role in self.part.roles])
        facts = [("Roles", roles or "None"), ("E-mail address", self.person.email)]
        if suspension := self.part.suspension:
            facts.append(("Suspended because", suspension.suspended_because))
        return facts

    @property
    def why_no_links(self) -> str:
        """Why the reader can change nothing here; empty if they can."""
        if not self.part.memberships:
            return f"{self.person} is no longer in this plan. To return, invite them."
        if self.person == self.reader:
            return "Nobody changes their own part in a plan. Another coordinator can."
        return ""

    @property
    def row(self) -> Row:
        return Row(self.part)

    @property
    def links(self) -> list[tuple[str, str]]:
        """What a coordinator may do about the person: words of the button, address."""
        if self.why_no_links:
            return []
        if self.part.suspension:
            acts = [("Lift the suspension", "lift-suspension")]
        else:
            acts = [("Change roles", "change-roles"), ("Suspend", "suspend-person")]
        acts.append(("Remove from the plan", "remove-person"))
        return [(text, self.address_of(name)) for text, name in acts]

    @property
    def address(self) -> str:
        return self.address_of("person")

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, people_step(self.access), (str(self.person), ""))

    def breadcrumbs_to(self, text: str) -> list[Step]:
        """Of a page below this one."""
        here = (str(self.person), self.address)
        return trail(self.access.plan, people_step(self.access), here, (text, ""))

    def address_of(self, name: str) -> str:
        plan = self.access.plan
        return reverse(name, args=[plan.area.slug, plan.slug, self.person.pk])


def people_step(access: Access) -> Step:
    plan = access.plan
    return "People", reverse("people", args=[plan.area.slug, plan.slug])


def people(access: Access, now: datetime) -> PeoplePage:
    """Those whose roles do not count are for coordinators, as invitations are."""
    rows, deputyships = [Row(part) for part in _parts(access)], _deputyships(access)
    if not access.may(Permission.KEEP_PEOPLE):
        acting = [row for row in rows if not row.standing]
        return PeoplePage(access, acting, [], [], deputyships)
    sent = _invitations(access, rows, now)
    return PeoplePage(access, rows, sent, _left(access), deputyships)


def person_or_404(access: Access, pk: int, reader: User) -> PersonPage:
    """Of whoever is in the plan or was; nobody else is there."""
    person = get_object_or_404(User, pk=pk)
    changes = MembershipChange.objects.filter(plan=access.plan, person=person)
    told = [Change(one) for one in changes.select_related("by").order_by("-number")]
    part = part_of(person, access.plan)
    if not part.memberships and not told:
        raise Http404
    return PersonPage(access, part, told, reader)


def _named(roles: list[str]) -> str:
    return listed([Role(role).label for role in roles])


def _parts(access: Access) -> list[Part]:
    held: defaultdict[User, list[Membership]] = defaultdict(list)
    memberships = access.plan.memberships.select_related("user")
    for membership in memberships.order_by("user__name", "user_id"):
        held[membership.user].append(membership)
    return [Part(access.plan, person, theirs) for person, theirs in held.items()]


def _deputyships(access: Access) -> list[Deputised]:
    """What does not count is for those who can mend it: a suspension shows in it."""
    running: Any = access.plan.deputyships.not_over(today()).with_counting()
    rows = running.select_related("owner", "deputy")
    mends = access.may(Permission.KEEP_PEOPLE) or access.may(Permission.NAME_DEPUTY)
    return [Deputised(one, one.counts) for one in rows if mends or one.counts]


def _left(access: Access) -> list[User]:
    """Those who were in the plan and are no longer."""
    were = access.plan.people_changes.values("person")
    still = access.plan.memberships.values("user")
    found = User.objects.filter(pk__in=were).exclude(pk__in=still)
    return list(found.order_by("name", "pk"))


def _invitations(access: Access, rows: list[Row], now: datetime) -> list[Sent]:
    keepers = {
        row.person for row in rows if Role.COORDINATOR in row.roles and not row.standing
    }
    found = access.plan.invitations.open().with_plan()
    return [
        Sent(one, now, sender_may=one.by is None or one.by in keepers) for one in found
    ]
