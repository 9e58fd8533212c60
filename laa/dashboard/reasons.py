"""Why a meeting looks at something first: what is bad, gets worse, is late, unknown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from actions.analysis.action_standing import ActionStanding
from actions.analysis.progress import Progress
from actions.analysis.risk_scores import Band, Direction
from indicators.analysis.attainment import shortfall
from indicators.analysis.outlook import Outlook
from indicators.analysis.verdicts import Variation
from laa.plan.periods import Quarter
from laa.plan.rag import Rag

# A change that chance alone would make less often than this is told from chance.
_RARE = 0.05
_HOW_BAD = {Progress.AT_RISK: 1, Progress.OFF_COURSE: 2}


class Reason(StrEnum):
    """The first comes first."""

    RED = "red"
    AMBER = "amber"
    WORSENING = "worsening"
    OVERDUE = "overdue"
    UNASSESSED = "not assessed"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def colour(self) -> str:
        """Of its tag."""
        return _COLOURS[self]

    @property
    def place(self) -> int:
        return list(Reason).index(self)


_COLOURS = {
    Reason.RED: "red",
    Reason.AMBER: "orange",
    Reason.WORSENING: "purple",
    Reason.OVERDUE: "red",
    Reason.UNASSESSED: "grey",
}
Reasons = tuple[Reason, ...]


def place_of(reasons: Reasons) -> int:
    """Where something stands in a list that puts the weightiest reason first."""
    return min((reason.place for reason in reasons), default=len(Reason))


def unsaid(reasons: Reasons) -> list[Reason]:
    """Those that a rating, a state or a band beside them does not say."""
    return [one for one in reasons if one in (Reason.WORSENING, Reason.OVERDUE)]


def those(found: Mapping[Reason, bool]) -> Reasons:
    """The reasons that hold, in the order in which they are given."""
    return tuple(reason for reason, holds in found.items() if holds)


def of_indicator(
    outlook: Outlook, *, is_owed: bool, has_target: bool, late: tuple[Quarter, ...]
) -> Reasons:
    """
    `late` are the quarters whose figure should have been signed off by now.

    Not assessed is an improvement target without a rating where a figure is owed.
    """
    rag = outlook.assessment.rag
    return those(
        {
            Reason.RED: rag is Rag.RED,
            Reason.AMBER: rag is Rag.AMBER,
            Reason.WORSENING: has_signal_for_the_worse(outlook)
            or is_worse_than_a_year_before(outlook),
            Reason.OVERDUE: bool(late),
            Reason.UNASSESSED: rag is Rag.NONE and is_owed and has_target,
        }
    )


def has_signal_for_the_worse(outlook: Outlook) -> bool:
    """Whether the indicator's control chart shows one in the quarter."""
    control = outlook.evidence.control
    is_of_this_quarter = control.quarters[-1:] == (outlook.as_of,)
    return is_of_this_quarter and control.variation is Variation.CONCERNING


def is_worse_than_a_year_before(outlook: Outlook) -> bool:
    """Whether the quarter is, with a p-value under 0.05; a plain difference is not."""
    found = outlook.evidence.since_year_before
    difference = outlook.assessment.since_year_before.difference
    if found is None or difference is None:
        return False
    polarity = outlook.series.measure.polarity
    return found.p_value < _RARE and shortfall(difference, 0, polarity) > 0


def of_action(standing: ActionStanding, before: Progress | None) -> Reasons:
    """`before` is the status that was reported before the latest, None for none."""
    status = standing.status
    return those(
        {
            Reason.RED: status is Progress.OFF_COURSE,
            Reason.AMBER: status is Progress.AT_RISK,
            Reason.WORSENING: _is_worse(status, before),
            Reason.OVERDUE: standing.is_overdue,
            Reason.UNASSESSED: status is None,
        }
    )


def of_risk(
    band: Band | None, direction: Direction | None, *, is_overdue: bool
) -> Reasons:
    """`band` is None for a risk that nobody has assessed."""
    return those(
        {
            Reason.RED: band is Band.EXTREME,
            Reason.AMBER: band is Band.HIGH,
            Reason.WORSENING: direction is Direction.RISING,
            Reason.OVERDUE: is_overdue,
            Reason.UNASSESSED: band is None,
        }
    )


def _is_worse(status: Progress | None, before: Progress | None) -> bool:
    """Against no earlier status nothing is worse."""
    if status is None or before is None:
        return False
    return _HOW_BAD.get(status, 0) > _HOW_BAD.get(before, 0)
