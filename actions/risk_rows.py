"""How a risk is told: in the register, on its own page, wherever it is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from actions.analysis.risk_scores import Direction, band_of
from actions.models import Action
from actions.register import RiskEntry
from indicators.models import TargetSet
from laa.plan.days import in_words
from laa.plan.nothing import Nothing

NOT_ASSESSED = "Not assessed"
NO_OWNER = "No owner named"
Link = tuple[str, str]


def score_words(score: int) -> str:
    """A score with its band: "12, high"."""
    return f"{score}, {band_of(score)}"


@dataclass(frozen=True)
class RiskRow:
    entry: RiskEntry

    @property
    def heading(self) -> str:
        return self.entry.risk.name

    @property
    def standing(self) -> str:
        band, score = self.entry.band, self.entry.score
        return f"{band.word}: {score}" if band else NOT_ASSESSED

    @property
    def colour(self) -> str:
        return self.entry.band.colour if self.entry.band else "grey"

    @property
    def owner(self) -> str:
        return self.entry.risk.owner or NO_OWNER

    @property
    def mitigation(self) -> str:
        return self.entry.risk.mitigation or Nothing.BLANK.words

    @property
    def target(self) -> str:
        target = self.entry.risk.target_score
        if target is None:
            return "None set"
        above = self.entry.above_target
        if above is None:
            return score_words(target)
        still = "reached" if above <= 0 else f"{above} to go"
        return f"{score_words(target)} ({still})"

    @property
    def last_reviewed(self) -> str:
        latest = self.entry.latest
        return in_words(latest.reviewed_on) if latest else "Never"

    @property
    def overdue(self) -> str:
        if not self.entry.is_overdue:
            return ""
        return "Its review is overdue: a whole quarter has ended without one"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Name and value; nothing is left blank."""
        facts = [("Owner", self.owner), ("Target score", self.target)]
        if self.direction:
            facts.append(("Direction", self.direction))
        return [*facts, ("Last reviewed", self.last_reviewed)]

    @property
    def direction(self) -> str:
        """ "Rising from 8"; empty without a review."""
        direction = self.entry.direction
        if direction in {Direction.RISING, Direction.FALLING}:
            return f"{direction.words} from {self.entry.reviews[-2].score}"
        return direction.words if direction else ""

    @property
    def links(self) -> list[tuple[str, list[Link]]]:
        """What hangs together with it, each with its address; kinds without any too."""
        risk = self.entry.risk
        return [
            ("Actions that bear on it", _links(risk.actions.all())),
            ("Indicators that it threatens", _links(risk.threatens.all())),
            ("Money that hangs on it", _links(risk.funding_lines.all())),
        ]


def named(row: Any) -> str:
    """What a risk is linked with, short enough for a list."""
    match row:
        case TargetSet():
            return str(row.indicator)
        case Action():
            return f"{row.name}: {Truncator(row.text).words(12)}"
        case _:
            return str(row)


def _links(rows: Any) -> list[Link]:
    return [(named(row), row.get_absolute_url()) for row in rows]
