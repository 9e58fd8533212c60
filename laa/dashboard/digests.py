"""What each person is reminded of, across all plans: one digest a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from actions.delivery import ActionDelivery
from indicators.returns import Return
from laa.dashboard import updates, waiting_returns
from laa.dashboard.waiting_returns import Waiting
from laa.plan.actors import Actors, actors_of
from laa.plan.days import in_words
from laa.plan.letters import link_to
from laa.plan.models import ActionPlan, User
from laa.plan.periods import Quarter

DUE_SOON = timedelta(days=7)
# Who only looks on is not reminded.
_QUIET = {waiting_returns.Heading.SENT, waiting_returns.Heading.FOLLOWED}


@dataclass(frozen=True)
class Note:
    """One thing to be reminded of; told once under a heading for its day."""

    item: str
    heading: str
    day: date
    words: str
    link: str

    @property
    def key(self) -> tuple[str, str, date]:
        return self.item, self.heading, self.day


@dataclass(frozen=True)
class Digests:
    """`untold` are the plans in which something waits that nobody can be told of."""

    notes: dict[User, list[Note]]
    untold: list[ActionPlan]


def digests(today: date) -> Digests:
    """A fixed number of queries, however many plans and people."""
    plans = list(ActionPlan.objects.with_area())
    actors = actors_of(plans)
    notes: defaultdict[User, list[Note]] = defaultdict(list)
    untold: dict[ActionPlan, None] = {}
    for plan, told in _all_told(plans, actors, today):
        if not told:
            untold[plan] = None
        for user, note in told:
            if note.day <= today + DUE_SOON:
                notes[user].append(note)
    return Digests(dict(notes), list(untold))


def _all_told(
    plans: list[ActionPlan], actors: Actors, today: date
) -> Iterator[tuple[ActionPlan, list[tuple[User, Note]]]]:
    """Of each thing that waits: who is told what."""
    waiting = waiting_returns.waiting_returns(plans, actors, today)
    for one in waiting.returns:
        yield one.target_set.plan, list(_of_return(waiting, one))
    for action in updates.owed_updates(plans, today):
        yield action.action.plan, list(_of_update(action, actors))


def _of_return(waiting: Waiting, one: Return) -> Iterator[tuple[User, Note]]:
    plan, day = one.target_set.plan, waiting.since(one)
    since = "due by" if day == one.due_on else "since"
    words = (
        f"{one.target_set.indicator}, {one.quarter}, {since} {in_words(day)} "
        f"({plan.area}: {plan})"
    )
    item = f"return {one.target_set.pk} {one.quarter.slug}"
    for user, heading in waiting.told_of(one):
        if heading not in _QUIET:
            yield user, Note(item, heading, day, words, link_to(one.address))


def _of_update(one: ActionDelivery, actors: Actors) -> Iterator[tuple[User, Note]]:
    action, plan = one.action, one.action.plan
    quarter: Quarter = (one.standing.overdue or one.standing.owed)[-1]
    day = plan.deadlines.updates_due(quarter)
    words = (
        f"Update of {action.name}, {quarter}, due by {in_words(day)} "
        f"({plan.area}: {plan})"
    )
    item = f"update {action.pk} {quarter.slug}"
    link = link_to(reverse("update-action", args=action.address))
    for user, heading in updates.told_of(one, actors):
        yield user, Note(item, f"Updates: {heading}", day, words, link)
