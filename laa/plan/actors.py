"""Who acts in plans today: asked by home, by letters and by reminders alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laa.plan.clock import today
from laa.plan.models import ActionPlan, Deputyship, Membership, User
from laa.plan.permissions import Permission, allowed
from laa.plan.roles import Role


@dataclass(frozen=True)
class Actors:
    """By a plan's key, what each of its people may do."""

    held: Mapping[int, Mapping[User, frozenset[Permission]]]

    def who_may(self, permission: Permission, plan: int) -> list[User]:
        people = self.held.get(plan, {})
        return [one for one, theirs in people.items() if permission in theirs]

    def permissions(self, user: User, plan: int) -> frozenset[Permission]:
        return self.held.get(plan, {}).get(user, frozenset())

    def may(self, user: User, permission: Permission, plan: int) -> bool:
        return permission in self.permissions(user, plan)

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
    deputies = set(running.values_list("plan_id", "deputy_id"))
    return Actors(
        {
            plan: {
                user: allowed(theirs, is_deputy=(plan, user.pk) in deputies)
                for user, theirs in people.items()
            }
            for plan, people in roles.items()
        }
    )
