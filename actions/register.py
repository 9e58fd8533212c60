"""The bridge from a plan's risks to what is said of them; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from actions.analysis.risk_scores import (
    Band,
    Direction,
    above_target,
    band_of,
    direction_of,
    review_is_overdue,
)
from actions.models import Action, Risk, RiskReview
from indicators.models import TargetSet
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class RiskEntry:
    """A risk with the reviews of it that count, the latest last; maybe none."""

    risk: Risk
    reviews: tuple[RiskReview, ...]
    today: date

    @property
    def latest(self) -> RiskReview | None:
        return self.reviews[-1] if self.reviews else None

    @property
    def is_assessed(self) -> bool:
        return bool(self.reviews)

    @property
    def score(self) -> int | None:
        """Never 0: a risk without a review has none."""
        return self.latest.score if self.latest else None

    @property
    def band(self) -> Band | None:
        return None if self.score is None else band_of(self.score)

    @property
    def direction(self) -> Direction | None:
        return direction_of([review.score for review in self.reviews])

    @property
    def above_target(self) -> int | None:
        return above_target(self.score, self.risk.target_score)

    @property
    def is_overdue(self) -> bool:
        last_review = self.latest.reviewed_on if self.latest else None
        return review_is_overdue(last_review, self.today)

    @property
    def needs_attention(self) -> bool:
        """What a meeting looks at first."""
        return (
            not self.is_assessed
            or self.is_overdue
            or self.direction is Direction.RISING
            or self.band is Band.EXTREME
        )


@dataclass(frozen=True)
class Register:
    """A plan's risks in the plan's order."""

    entries: tuple[RiskEntry, ...]

    @property
    def heaviest_first(self) -> list[RiskEntry]:
        """The highest score first, those not assessed last."""
        return sorted(self.entries, key=lambda entry: -(entry.score or 0))

    @property
    def unassessed(self) -> list[RiskEntry]:
        return [entry for entry in self.entries if not entry.is_assessed]

    @property
    def overdue(self) -> list[RiskEntry]:
        return [entry for entry in self.entries if entry.is_overdue]

    @property
    def highest(self) -> Band | None:
        """None while nothing is assessed."""
        scores = [entry.score for entry in self.entries if entry.score is not None]
        return band_of(max(scores)) if scores else None

    def numbered(self, position: int) -> RiskEntry | None:
        """The risk at a position of the plan; None if it has no such risk."""
        return next((e for e in self.entries if e.risk.position == position), None)

    def at(self, likelihood: int, impact: int) -> list[RiskEntry]:
        return [
            entry
            for entry in self.entries
            if entry.latest
            and (entry.latest.likelihood, entry.latest.impact) == (likelihood, impact)
        ]

    def in_band(self, band: Band) -> list[RiskEntry]:
        return [entry for entry in self.entries if entry.band is band]


def register_of(plan: ActionPlan, as_of: Quarter | None, today: date) -> Register:
    """
    All risks with their links; as of a quarter, those that its report had.

    A risk and a review count if they were recorded by the last day of the quarter's
    report. Eight queries, for a plan that comes with its area.
    """
    reviews = RiskReview.objects.order_by("reviewed_on", "number").select_related("by")
    until = as_of.reported_until if as_of else None
    if as_of:
        reviews = reviews.filter(at__date__lte=as_of.reported_until)
        today = as_of.known_by(today)
    entries = _entries(plan.risks.all(), reviews, today)
    return Register(tuple(one for one in entries if one.risk.was_there(until)))


def entry_of(plan: ActionPlan, position: int, today: date) -> RiskEntry | None:
    """One risk with all its reviews; None if the plan has no such risk."""
    reviews = RiskReview.objects.order_by("reviewed_on", "number").select_related("by")
    return next(_entries(plan.risks.filter(position=position), reviews, today), None)


def _entries(
    risks: QuerySet[Risk], reviews: QuerySet[RiskReview], today: date
) -> Iterator[RiskEntry]:
    read = risks.prefetch_related(
        Prefetch("actions", Action.objects.select_related("plan__agreement__area")),
        Prefetch("threatens", TargetSet.objects.with_plan()),
        "funding_lines__plan__agreement__area",
        Prefetch("reviews", reviews, to_attr="counted"),
    )
    return (RiskEntry(risk, tuple(risk.counted), today) for risk in read)
