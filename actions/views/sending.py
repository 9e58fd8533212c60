"""How every form of an action is sent: checked, then written or refused whole."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, QueryDict

from actions.models import Action
from actions.updates import last_number
from laa.plan.refusals import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """A copy, so that a refused form can be sent again by who has read why."""
    return request.POST.copy() if request.method == "POST" else None


def is_written(
    form: Form, write: Callable[[], object], action: Action | None = None
) -> bool:
    """
    Whether what the form holds was written; if not, the form says why.

    After a refusal the form holds the action's version as it is by then: the person has
    read what changed, and may send again. A form with a slip in it keeps what it saw.
    """
    if not form.is_valid():
        return False
    try:
        write()
    except Refused as refused:
        refused.add_to(form)
        if action:
            _look_again(form, action)
        return False
    return True


def _look_again(form: Form, action: Action) -> None:
    fresh = Action.objects.get(pk=action.pk)
    saw = {"version": fresh.version, "seen": last_number(fresh)}
    for name in saw.keys() & form.fields.keys():
        # A copy of what was posted, to be changed.
        form.data[name] = str(saw[name])  # type: ignore[index]
