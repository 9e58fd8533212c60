"""Who acts in plans today: asked by home, by letters and by reminders alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from laa.plan.clock import today
from laa.plan.models import ActionPlan, Deputyship, Membership, User
from laa.plan.permissions import Permission, allowed
from laa.plan.roles import Role


@dataclass(frozen=True)
class Actors:
    """
    By a plan's key, what each of its people may do.

    The deputyships that run today are by the keys of plan and deputy.
    """

    held: Mapping[int, Mapping[User, frozenset[Permission]]]
    deputyships: Mapping[tuple[int, int], Deputyship]

    def who_may(self, permission: Permission, plan: int) -> list[User]:
        people = self.held.get(plan, {})
        return [one for one, theirs in people.items() if permission in theirs]

    def permissions(self, user: User, plan: int) -> frozenset[Permission]:
        return self.held.get(plan, {}).get(user, frozenset())

    def may(self, user: User, permission: Permission, plan: int) -> bool:
        return permission in self.permissions(user, plan)

    def deputyship(self, user: User, plan: int) -> Deputyship | None:
        return self.deputyships.get((plan, user.pk))

    def signatories(self, plan: int, entered_by: Collection[int]) -> list[User]:
        """Who can sign off what these, by their keys, have entered or submitted."""
        return [
            user
            for user in self.who_may(Permission.SIGN_OFF_RETURN, plan)
            if {user.pk, self._acts_for(user, plan)}.isdisjoint(entered_by)
        ]

    def _acts_for(self, user: User, plan: int) -> int | None:
        lent = self.deputyship(user, plan)
        return lent.owner_id if lent else None

    def keepers(self, plan: int) -> list[User]:
        """Who is told of what nobody can act on: coordinators, else who sees it."""
        return self.who_may(Permission.KEEP_PEOPLE, plan) or self.who_may(
            Permission.VIEW_RETURNS, plan
        )


def actors_of(plans: Iterable[ActionPlan]) -> Actors:
    """
    Those whose roles count, by their names, and who is an owner's deputy today.

    Two queries, however many plans.
    """
    chosen = list(plans)
    memberships = Membership.objects.acting().filter(plan__in=chosen)
    roles: defaultdict[int, defaultdict[User, set[Role]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for one in memberships.select_related("user").order_by("user__name", "user__pk"):
        roles[one.plan_id][one.user].add(Role(one.role))
    running = Deputyship.objects.running(today()).filter(plan__in=chosen)
    lent = {
        (one.plan_id, one.deputy_id): one for one in running.select_related("owner")
    }
    held = {
        plan: {
            user: allowed(theirs, is_deputy=(plan, user.pk) in lent)
            for user, theirs in people.items()
        }
        for plan, people in roles.items()
    }
    return Actors(held, lent)
