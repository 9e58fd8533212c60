"""Entering a return by the API: by the rules of its form, by the writer of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import Form

from indicators.analysis.measure import Measure
from indicators.figure import Figure
from indicators.forms import ActForm, ReturnForm
from indicators.history import measure_of
from indicators.models import Actual, TargetSet
from indicators.signoff import current, perform, status_of
from indicators.transitions import TRANSITIONS, Act, asks_for_reason
from laa.api.problems import Error, Kind, Problem, in_body
from laa.api.return_schemas import ReturnIn
from laa.plan.clock import now, today
from laa.plan.models import ApiToken
from laa.plan.periods import Quarter

NUMBERS = ("count", "denominator", "score")
# A person looks at the figure and answers for it: docs/decisions tells why.
FOR_A_PERSON = (Act.SIGN_OFF, Act.RETURN)


@dataclass(frozen=True)
class Entering:
    """A return, by whose token it is entered, and which version was seen."""

    target_set: TargetSet
    quarter: Quarter
    token: ApiToken
    version: int

    def save(self, given: ReturnIn) -> None:
        """Save a draft. What is saved already is not saved again."""
        self._lock()
        figure = self._figure(given)
        if not self._is_kept(figure):
            self._perform(Act.SAVE, figure=figure, note=self._note)

    def act(self, act: Act, reason: str) -> None:
        if act in FOR_A_PERSON:
            raise Problem(Kind.FOR_A_PERSON)
        self._lock()
        if reason and not asks_for_reason(act):
            words = f"'{act}' takes no reason: leave it out"
            raise Problem(Kind.INVALID, f"{words}.", errors=[in_body("reason", words)])
        form = ActForm({"note": reason, "version": str(self.version)}, act=act)
        if errors := _of_form(form):
            raise Problem(Kind.INVALID, errors=errors)
        self._perform(act, note=form.cleaned_data.get("note", self._note))

    def _lock(self) -> None:
        """To the end of the transaction, in which the answer is read as well."""
        TargetSet.objects.select_for_update().get(pk=self.target_set.pk)
        if self.version and current(self.target_set, self.quarter) is None:
            raise Problem(
                Kind.CHANGED,
                f"Nothing is entered for {self.quarter}, and the tag that came back is "
                f"of version {self.version}: send the ETag of this very return.",
            )

    def _perform(self, act: Act, **given: Any) -> Actual:
        return perform(
            act,
            target_set=self.target_set,
            quarter=self.quarter,
            by=self.token.user,
            at=now(),
            version=self.version,
            **given,
        )

    @property
    def _note(self) -> str:
        return f"By the API, with the token “{self.token.name}”."

    def _figure(self, given: ReturnIn) -> Figure:
        measure = measure_of(self.target_set)
        form = ReturnForm(
            {**_typed(given), "version": str(self.version)},
            measure=measure,
            quarter=self.quarter,
            today=today(),
        )
        errors = [*_not_asked(given, form, measure), *_of_form(form)]
        if errors:
            raise Problem(Kind.INVALID, errors=errors)
        return form.figure()

    def _is_kept(self, figure: Figure) -> bool:
        """
        Whether the draft is this very figure, as this person left it.

        The same from another is entered by them, too: they may not sign it off.
        """
        kept = current(self.target_set, self.quarter)
        if kept is None or (status_of(kept), Act.SAVE) not in TRANSITIONS:
            return False
        if Figure.of(kept) != figure:
            return False
        last = kept.events.order_by("version").last()
        return (
            kept.version in {self.version, self.version + 1}
            and last is not None
            and (last.act, last.by_id) == (Act.SAVE, self.token.user_id)
        )


def _typed(given: ReturnIn) -> dict[str, str]:
    """As the boxes of the form would hold it."""
    boxes = {
        name: "" if value is None else str(value)
        for name, value in given.model_dump(exclude={"as_at"}).items()
    }
    year, month, day = given.as_at.split("-") if given.as_at else ("", "", "")
    return {**boxes, "as_at-day": day, "as_at-month": month, "as_at-year": year}


def _not_asked(given: ReturnIn, form: ReturnForm, measure: Measure) -> list[Error]:
    return [
        in_body(name, f"A return of a {measure.kind} takes no {name}: leave it out")
        for name in NUMBERS
        if name not in form.fields and getattr(given, name) is not None
    ]


def _of_form(form: Form) -> list[Error]:
    """The form's own sentences."""
    return [
        in_body(name, str(sentence))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
