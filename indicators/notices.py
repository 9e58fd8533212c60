"""Letters about an act on a return, to those who act next. They tell no figure."""

from __future__ import annotations

from django.urls import reverse

from indicators.acts_so_far import acts_so_far
from indicators.models import Actual
from indicators.transitions import Act
from laa.plan.actors import Actors, actors_of
from laa.plan.letters import link_to, send_letters, written
from laa.plan.models import User, acting
from laa.plan.permissions import Permission

# Of each act that others wait for: the name of its letter.
_LETTERS = {
    Act.SUBMIT: "submitted",
    Act.RETURN: "returned",
    Act.SIGN_OFF: "signed_off",
}


def tell(
    act: Act,
    row: Actual,
    *,
    by: User,
    acted_for: User | None,
    submitted_by: User | None,
) -> None:
    """
    Write to whoever has something to do or to know after this act, when it is saved.

    `submitted_by` is who had submitted the figure before the act.
    """
    if act not in _LETTERS:
        return
    target_set = row.target_set
    actors = actors_of([target_set.plan])
    chosen = (
        _who_signs_off(actors, row)
        if act is Act.SUBMIT
        else _who_entered(actors, row, submitted_by)
    )
    context = {
        "by": acting(by, acted_for),
        "indicator": target_set.indicator,
        "quarter": row.quarter,
        "plan": target_set.plan,
        "link": link_to(reverse("return", args=[*target_set.address, row.quarter])),
    }
    send_letters(
        [
            written(_LETTERS[act], to=one.email, context={"person": one, **context})
            for one in chosen
            if one != by
        ]
    )


def _who_signs_off(actors: Actors, row: Actual) -> list[User]:
    entered_by = acts_so_far([row])[row.pk].entered_by
    return actors.signatories(row.target_set.plan_id, entered_by)


def _who_entered(actors: Actors, row: Actual, submitted_by: User | None) -> list[User]:
    """Whoever submitted it; every analyst if that person is one no longer."""
    analysts = actors.who_may(Permission.ENTER_RETURN, row.target_set.plan_id)
    return [one for one in analysts if one == submitted_by] or analysts
