"""What the pages of the risk register say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from actions.analysis.risk_scores import Band, Impact, Likelihood
from actions.models import Risk, RiskReview
from actions.register import Register, RiskEntry
from actions.risk_chart import score_chart
from actions.risk_map import heat_map_of
from actions.risk_reviews import number_of
from actions.risk_rows import NOT_ASSESSED, RiskRow, score_words
from laa.plan.access import Access
from laa.plan.charting import Chart
from laa.plan.heat_map import HeatMap
from laa.plan.nothing import Nothing
from laa.plan.permissions import Permission
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class RegisterPage:
    access: Access
    register: Register

    @property
    def rows(self) -> list[RiskRow]:
        return [RiskRow(entry) for entry in self.register.heaviest_first]

    @property
    def heat_map(self) -> HeatMap | None:
        """None where there is nothing to place or to list."""
        return heat_map_of(self.register) if self.register.entries else None

    @property
    def summary(self) -> str:
        """ "5 risks: 1 extreme, 2 high, 2 not assessed; 1 review is overdue"."""
        return summary(self.register)

    @property
    def may_edit(self) -> bool:
        return self.access.may(Permission.EDIT_RISKS)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, ("Risks", ""))


@dataclass(frozen=True)
class ReviewRow:
    """A review, and the score that it changed."""

    review: RiskReview
    before: RiskReview | None

    @property
    def score(self) -> str:
        return score_words(self.review.score)

    @property
    def judgement(self) -> str:
        likelihood = Likelihood(self.review.likelihood).words
        impact = Impact(self.review.impact).words.lower()
        return f"{likelihood}, with {impact} impact"

    @property
    def change(self) -> str:
        if self.before is None:
            return "first review"
        if self.before.score == self.review.score:
            return "as before"
        return f"before: {self.before.score}"


@dataclass(frozen=True)
class RiskPage:
    access: Access
    entry: RiskEntry

    @property
    def risk(self) -> Risk:
        return self.entry.risk

    @property
    def row(self) -> RiskRow:
        return RiskRow(self.entry)

    @property
    def reviews_so_far(self) -> int:
        return number_of(self.entry.latest)

    @property
    def review_at_first(self) -> dict[str, Any]:
        """Today, and no scores: whoever reviews judges afresh."""
        return {"reviewed_on": self.entry.today, "seen": self.reviews_so_far}

    @property
    def as_it_is(self) -> list[tuple[str, str]]:
        """All that a coordinator may have changed meanwhile."""
        links = [
            (name, "; ".join(text for text, _ in found) or "None linked")
            for name, found in self.row.links
        ]
        return [
            ("Risk", self.risk.text),
            ("Reference", self.risk.reference or Nothing.BLANK.words),
            ("Mitigating action", self.row.mitigation),
            *self.row.facts,
            *links,
        ]

    @cached_property
    def reviews(self) -> list[ReviewRow]:
        """The latest first."""
        before = [None, *self.entry.reviews]
        pairs = zip(self.entry.reviews, before, strict=False)
        return [ReviewRow(review, earlier) for review, earlier in pairs][::-1]

    @property
    def chart(self) -> Chart | None:
        return score_chart(self.entry)

    @property
    def may_edit(self) -> bool:
        return self.access.may(Permission.EDIT_RISKS)

    @property
    def breadcrumbs(self) -> list[Step]:
        return self._trail((self.risk.name, ""))

    def steps_to(self, act: str) -> list[Step]:
        """To a form about the risk."""
        here = (self.risk.name, self.risk.get_absolute_url())
        return self._trail(here, (act, ""))

    def _trail(self, *further: Step) -> list[Step]:
        return trail(self.access.plan, register_step(self.access), *further)


def register_step(access: Access) -> Step:
    plan = access.plan
    return ("Risks", reverse("risks", args=[plan.area.slug, plan.slug]))


def summary(register: Register) -> str:
    """One sentence, the heaviest first; it says how many are not assessed, or late."""
    if not register.entries:
        return "The plan names no risks yet."
    bands = [(len(register.in_band(band)), band.value) for band in reversed(Band)]
    counts = [*bands, (len(register.unassessed), NOT_ASSESSED.lower())]
    told = ", ".join(f"{number} {words}" for number, words in counts if number)
    sentence = f"{_counted(len(register.entries), 'risk')}: {told}"
    if late := len(register.overdue):
        sentence += f"; {_counted(late, 'review')} overdue"
    return f"{sentence}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
