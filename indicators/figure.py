"""What an analyst enters for a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.analysis.measure import Kind, Reading
from indicators.models import Actual


@dataclass(frozen=True)
class Figure:
    count: int | None
    denominator: int | None
    score: Decimal | None
    is_provisional: bool
    source: str
    as_at: date | None
    commentary: str

    @classmethod
    def of(cls, actual: Actual) -> Figure:
        return cls(**{field.name: getattr(actual, field.name) for field in fields(cls)})

    def reading(self) -> Reading:
        score = None if self.score is None else float(self.score)
        return Reading(self.count, self.denominator, score)

    def missing(self, kind: Kind) -> tuple[str, ...]:
        """What a return of this kind still lacks, in words."""
        lacks = {
            "the count": kind is not Kind.SCORE and self.count is None,
            "the denominator": kind is Kind.PERCENTAGE and self.denominator is None,
            "the score": kind is Kind.SCORE and self.score is None,
            "the source": not self.source.strip(),
            "the as-at date": self.as_at is None,
        }
        return tuple(words for words, is_lacking in lacks.items() if is_lacking)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Figure:
        """The figure that `as_json` wrote."""
        score, as_at = kept["score"], kept["as_at"]
        return cls(
            **{
                **kept,
                "score": None if score is None else Decimal(score),
                "as_at": None if as_at is None else date.fromisoformat(as_at),
            }
        )

    def as_json(self) -> dict[str, Any]:
        return {
            name: str(value) if isinstance(value, date | Decimal) else value
            for name, value in asdict(self).items()
        }
